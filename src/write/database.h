// SPDX-License-Identifier: MIT
// A SQLite base as the rest of the writer sees it: values, statements by name, one transaction. It knows nothing
// of what the rows mean.
#ifndef CUADRA_WRITE_DATABASE_H
#define CUADRA_WRITE_DATABASE_H

#include "base/str.h"
#include "base/vector.h"

#include <stdint.h>

enum db_kind { DB_NULL, DB_INTEGER, DB_REAL, DB_TEXT };

struct db_value {
    enum db_kind kind;
    int64_t integer;
    double real;
    struct str text;
};

typedef VECTOR(struct db_value) db_row;

// The statements, one row each: STATEMENT(identifier, SQL).
#define DB_STATEMENTS(STATEMENT)                                                                                       \
    STATEMENT(PUT_CUTOFF, "INSERT OR REPLACE INTO cortes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")                          \
    STATEMENT(UPDATE_CUTOFF, "UPDATE cortes SET ejercicio=?2, trimestre=?3, municipio=?4, plan=?5, verde=?6, "         \
                             "amarillo=?7, sobrecumplimiento=?8, tope=?9, ponderacion=?10, descendente=?11, "          \
                             "niveles=?12, version=?13 WHERE corte=?1")                                                \
    STATEMENT(GET_CUTOFF, "SELECT 1 FROM cortes WHERE corte=?")                                                        \
    STATEMENT(GET_MARK, "SELECT huella=?3 FROM huellas WHERE corte=?1 AND de=?2")                                      \
    STATEMENT(PUT_MARK, "INSERT INTO huellas VALUES (?1,?2,?3) ON CONFLICT DO UPDATE SET huella=?3")                   \
    STATEMENT(PUT_UNIT, "INSERT INTO unidades VALUES (?1,?2,?3,?4,?5,?6) ON CONFLICT DO UPDATE SET clave=?3, "         \
                        "nombre=?4, esperada=MAX(esperada,?5), entrega=?6 WHERE "                                      \
                        "INSTR('Sin entrega|Atrasada|Entregada',?6)>=INSTR('Sin entrega|Atrasada|Entregada',entrega) " \
                        "AND (clave IS NOT ?3 OR nombre IS NOT ?4 OR esperada<?5 OR entrega<>?6)")                     \
    STATEMENT(IS_DELIVERED, "SELECT 1 FROM unidades WHERE corte=? AND unidad_orden=? AND entrega<>'Sin entrega'")      \
    STATEMENT(PUT_FILE, "INSERT INTO entregas VALUES (NULL,?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT DO UPDATE SET "     \
                        "sha256=?3, contenedor=?4, codificacion=?5, hojas=?6, registros=?7, estado=?8, motivo=?9 "     \
                        "WHERE sha256 IS NOT ?3 OR contenedor IS NOT ?4 OR codificacion IS NOT ?5 OR hojas IS NOT ?6 " \
                        "OR registros IS NOT ?7 OR estado IS NOT ?8 OR motivo IS NOT ?9")                              \
    STATEMENT(GET_FILE, "SELECT id FROM entregas WHERE corte=? AND archivo=?")                                         \
    STATEMENT(DROP_FINDINGS, "DELETE FROM hallazgos WHERE corte=? AND entrega_id IS ?")                                \
    STATEMENT(PUT_FINDING, "INSERT INTO hallazgos VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?)")                            \
    STATEMENT(DROP_INDICATORS, "DELETE FROM indicadores WHERE corte=? AND unidad_orden=?")                             \
    STATEMENT(PUT_INDICATOR, "INSERT INTO indicadores VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"   \
                             "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")                                           \
    STATEMENT(PUT_QUARTER, "INSERT INTO trimestres VALUES (?,?,?,?,?,?)")                                              \
    STATEMENT(PUT_ALIGNMENT, "INSERT INTO alineacion VALUES (?,?,?,?,?,?,?,?,?,?)")

enum db_statement {
#define STATEMENT(identifier, sql) DB_##identifier,
    DB_STATEMENTS(STATEMENT)
#undef STATEMENT
        DB_STATEMENT_COUNT
};

struct db;

// Adds a value to a row; an empty text is null.
void row_null(struct arena *arena, db_row *row);
void row_integer(struct arena *arena, db_row *row, int64_t integer);
void row_real(struct arena *arena, db_row *row, bool is_known, double real);
void row_text(struct arena *arena, db_row *row, struct str text);

// Opens or makes the base and begins the transaction; errors stick and db_close() tells them.
struct db *db_open(struct arena *arena, const char *path);
bool db_has_failed(const struct db *db);
// Runs a statement with the values of a row.
void db_put(struct db *db, enum db_statement statement, const db_row *row);
// The integer that a query gives, or `otherwise` when it gives no row.
int64_t db_get(struct db *db, enum db_statement statement, const db_row *row, int64_t otherwise);
// The id of the row added last.
int64_t db_last_id(const struct db *db);
// Commits when something changed and nothing failed, else leaves the base as it was. On CUADRA_E_OUTPUT
// `*message` says why.
enum cuadra_status db_close(struct db *db, struct str *message);

#endif
