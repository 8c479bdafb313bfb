// SPDX-License-Identifier: MIT
// What cuadra says when diccionario.txt or a layout file is wrong, and the phrases of the layout's findings.
// @ is the piece of the file that is quoted.
#ifndef CUADRA_ES_LAYOUT_TEXTS_H
#define CUADRA_ES_LAYOUT_TEXTS_H

#define LAYOUT_TEXT_NO_BRACKET    "a la sección «@» le falta el corchete que la cierra."
#define LAYOUT_TEXT_EMPTY_SECTION "la sección no tiene nombre; escriba, por ejemplo, [columna nivel]."
#define LAYOUT_TEXT_OUTSIDE       "«@» está antes de la primera sección; escriba arriba a qué sección pertenece."
#define LAYOUT_TEXT_NO_COLON      "«@» no tiene la forma «clave: valor»."
#define LAYOUT_TEXT_NO_VALUE      "la clave «@» no tiene valor."
#define LAYOUT_TEXT_NO_SECTION \
    "no existe la sección [@]; las secciones son columna, etiqueta, grupo, medida, palabra, nivel, valor y marca."
#define LAYOUT_TEXT_NO_FIELD       "no existe el campo «@»; vea los nombres de campo en diccionario.txt."
#define LAYOUT_TEXT_SYNONYM_FIELD  "%.*s:%d:1: no existe el campo «%.*s»; los campos son %.*s."
#define LAYOUT_TEXT_NO_KEY         "la sección no admite la clave «@»."
#define LAYOUT_TEXT_EMPTY_WORDS    "«@» no tiene letras ni números que comparar."
#define LAYOUT_TEXT_NO_NAME        "falta «nombre:» en la sección [plantilla]."
#define LAYOUT_TEXT_NO_CLUES       "la plantilla no dice cómo se reconoce; agregue líneas a la sección [reconocer]."
#define LAYOUT_TEXT_BAD_MINIMUM    "«@» no es un mínimo; escriba un número entre 1 y las líneas de [reconocer]."
#define LAYOUT_TEXT_BAD_CONVENTION "«@» no es una respuesta de esta convención; las que hay están en la guía."
#define LAYOUT_TEXT_TWICE          "ya hay otra plantilla con el nombre «@»."
#define LAYOUT_TEXT_UNREADABLE \
    "no se pudo leer «@»; revise que exista la carpeta de plantillas y que el archivo sea un texto."

#define LAYOUT_TEXT_BAD_FIGURE \
    "la sección no nombra una cifra; escriba, por ejemplo, [cifra meta T1] o [cifra avance anual]."
#define LAYOUT_TEXT_BAD_LETTER "«@» no es la letra de una columna; escriba, por ejemplo, H."
#define LAYOUT_TEXT_BAD_FIELD \
    "«@» no empieza con un campo ni con una cifra; escriba, por ejemplo, «indicador = Nombre» o «meta T1 = Meta > 1er. Trim.»."
#define LAYOUT_TEXT_NO_SIGN "«@» no tiene la forma «campo = encabezado»."

#define LAYOUT_TEXT_NO_TABLE \
    "ninguna hoja tiene una tabla con indicador y cifras de meta o avance bajo encabezados reconocibles"
#define LAYOUT_TEXT_NO_ROWS        "las tablas que hay no tienen ningún indicador"
#define LAYOUT_TEXT_EMPTY_BOOK     "el libro está vacío"
#define LAYOUT_TEXT_SHEET_NO_TABLE "no tiene una tabla de indicadores"
#define LAYOUT_TEXT_SHEET_NO_ROWS  "su tabla no tiene ningún indicador"
#define LAYOUT_TEXT_SHEET_HIDDEN   "está oculta"
#define LAYOUT_TEXT_SHEET_MONEY    "son cifras de dinero, sin nivel, unidad de medida ni meta física"
#define LAYOUT_TEXT_SHEET_REPEATS  "todas sus filas repiten las de «@», que es la que se usó"

#define LAYOUT_TEXT_GUESS       " (quizá decía «%.*s»)"
#define LAYOUT_TEXT_SHIFT_RIGHT "un lugar a la derecha desde la columna %s"
#define LAYOUT_TEXT_SHIFT_LEFT  "un lugar a la izquierda desde la columna %s"
#define LAYOUT_TEXT_OPEN_COLUMN \
    "si la columna %s es de metas, avances u otra cosa, y las cifras no lo deciden: no se usó (escriba «Programado» o «Alcanzado» sobre ella)"
#define LAYOUT_TEXT_OPEN_COLUMNS \
    "si las columnas %s a %s son metas, avances u otra cosa, y las cifras no lo deciden: no se usaron (escriba «Programado» o «Alcanzado» sobre ellas)"
#define LAYOUT_TEXT_TWO_COLUMNS \
    "cuál de las columnas «%.*s» y «%.*s» es %s %s, y sus cifras no coinciden: no se usó ninguna (cambie el encabezado de la que no lo sea)"
#define LAYOUT_TEXT_CHOSEN \
    "cuál de las columnas «%.*s» y «%.*s» es %s %s, y sus cifras no coinciden: se usó «%.*s», la única que cuadra con las demás (cambie el encabezado de la otra)"
#define LAYOUT_TEXT_UNKNOWN_COLUMN \
    "qué es la columna %s, «%.*s», que trae cifras: no se usó (póngale el encabezado acordado o agréguelo en [sinonimos] de cuadra.ini)"
#define LAYOUT_TEXT_FORM          "una ficha de rótulos con su valor"
#define LAYOUT_TEXT_BLANK_HEADING "(sin encabezado)"
#define LAYOUT_TEXT_LACK_QUARTER  "qué trimestre se reporta, y las cifras del trimestre no se usaron"
#define LAYOUT_TEXT_LACK_UNIT     "la unidad responsable"
#define LAYOUT_TEXT_LACK_YEAR     "el ejercicio"
#define LAYOUT_TEXT_LACK_BOTH     "la unidad responsable ni el ejercicio"

#define LAYOUT_TEXT_PROPOSE_HEAD \
    "# Propuesta hecha de «%.*s», hoja «%.*s». Lo que el diccionario ya entiende no necesita línea.\n# Revísela con «cuadra plantilla revisar» y guárdela junto a diccionario.txt.\n"
#define LAYOUT_TEXT_PROPOSE_CLUES \
    "# Cada línea que está en la hoja suma un punto; con el mínimo, la hoja es de este formato.\n"
#define LAYOUT_TEXT_PROPOSE_DOUBT "# DUDA, columna %s «%.*s»: se dedujo del contenido o de las cuentas; confirme.\n"
#define LAYOUT_TEXT_PROPOSE_UNKNOWN \
    "# DUDA, columna %s «%.*s»: no se entendió; si hace falta, agregue [columna CAMPO] o [cifra meta T1] para ella.\n"
#define LAYOUT_TEXT_PROPOSE_OPEN \
    "# Si es meta, quite los # de estas dos líneas; si es avance, cambie además «meta» por «avance».\n# [cifra meta %s]\n# columna: %s\n"
#define LAYOUT_TEXT_PROPOSE_SPARE  "# DUDA, columna %s «%.*s»: dice lo mismo que otra columna y no se usa.\n"
#define LAYOUT_TEXT_NOTHING        "nada"
#define LAYOUT_TEXT_CHANGE         "    %s «%.*s»: antes %.*s, ahora %.*s\n"
#define LAYOUT_TEXT_COUNT_CHANGE   "    indicadores: antes %zu, ahora %zu\n"
#define LAYOUT_TEXT_NO_CHANGE      "    se lee igual que sin la plantilla\n"
#define LAYOUT_TEXT_RECOGNISED     "  hoja «%.*s»: la reconoce (%d de %d señas, se piden %d)\n"
#define LAYOUT_TEXT_NOT_RECOGNISED "  hoja «%.*s»: no la reconoce (%d de %d señas, se piden %d)\n"
#define LAYOUT_TEXT_CORRECT        "%.*s: correcta; plantilla «%.*s», %zu señas\n"
#define LAYOUT_TEXT_COMPARED       "%.*s\n"
#define LAYOUT_TEXT_NOTHING_TO_PROPOSE \
    "en «%s» no se entendió ninguna tabla de indicadores de la que proponer una plantilla; vea por qué con «cuadra ver»."
#define LAYOUT_TEXT_FILE_UNREADABLE "no se pudo leer «%s»: %.*s."
#define LAYOUT_TEXT_LIST            "%-36.*s %.*s%s\n"
#define LAYOUT_TEXT_LIST_FORM       ""
#define LAYOUT_TEXT_LIST_NO_FORM    " (sin formato en blanco)"
#define LAYOUT_TEXT_NO_LAYOUT       "no hay una plantilla «%s»; «cuadra plantilla» las muestra todas."
#define LAYOUT_TEXT_NO_FORM         "la plantilla «%s» no dice cómo es su formato en blanco: le falta la sección [formato]."

// In the order of enum measure and enum figure_place.
#define LAYOUT_TEXT_MEASURES "meta", "avance", "variación", "porcentaje"
#define LAYOUT_TEXT_PLACES                                                                                            \
    "T1", "T2", "T3", "T4", "anual", "a la fecha", "del trimestre", "acumulado a T1", "acumulado a T2",               \
        "acumulado a T3", "acumulado a T4", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", \
        "septiembre", "octubre", "noviembre", "diciembre"

#endif
