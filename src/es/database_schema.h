// SPDX-License-Identifier: MIT
// The tables and views of the database, as SQL. Names and labels are those that a Mexican analyst reads.
#ifndef CUADRA_ES_DATABASE_SCHEMA_H
#define CUADRA_ES_DATABASE_SCHEMA_H

// Statements that make an empty database; NULL ends them.
extern const char *const database_schema[];

// The words for what became of a file and of a unit's delivery, in the order of enum source_state and enum delivery.
extern const char *const database_states[];
extern const char *const database_deliveries[];

#define DATABASE_TEXT_NO          "no"
#define DATABASE_TEXT_YES         "sí"
#define DATABASE_TEXT_INVERSE     "inverso"
#define DATABASE_TEXT_DIRECT      "directo"
#define DATABASE_TEXT_FAILED      "no se pudo escribir la base «%s»: %s"
#define DATABASE_TEXT_BUSY        "otro programa la está usando; ciérrelo y repita"
#define DATABASE_TEXT_FULL        "no hay espacio en el disco"
#define DATABASE_TEXT_NOT_A_BASE  "no es una base de SQLite; dé otro nombre con -o"
#define DATABASE_TEXT_NOT_OURS    "es una base de otro programa; dé otro nombre con -o"
#define DATABASE_TEXT_NEWER       "la escribió una versión más nueva de cuadra; actualice el programa"
#define DATABASE_TEXT_READ_ONLY   "no se puede escribir en ella; revise los permisos"
#define DATABASE_TEXT_CANNOT_OPEN "no se pudo abrir; revise la ruta y los permisos"
#define DATABASE_TEXT_DAMAGED     "está dañada; restaure una copia"
#define DATABASE_TEXT_DISK        "el disco no respondió bien"
#define DATABASE_TEXT_OTHER       "error %d de SQLite"
#define DATABASE_TEXT_NO_PATH     "falta decir a dónde va la base: -o BASE.db"

#endif
