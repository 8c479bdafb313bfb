// SPDX-License-Identifier: MIT
// The database's SQL. What is known of a cutoff is keyed by `corte` ("2025-T3"); percentages are in points.
// The columns named …_orden are keys in the form that sorts and compares rightly: 1.2 before 1.10, 04 the same as 4.
#include "es/database_schema.h"

#include <stddef.h>

// A percentage not above the cap of the cutoff.
#define CAPPED(x) "CASE WHEN " x " > c.tope THEN c.tope ELSE " x " END"
// The mean of a column of `alineados` over the leaves where it is not null.
#define MEAN(x) "SUM(evaluable*peso*" x ")/NULLIF(SUM(CASE WHEN evaluable AND " x " IS NOT NULL THEN peso END),0)"
// The counts and means of a group of rows of `alineados`.
#define GROUP_COLUMNS                                                                                                               \
    "COUNT(*) indicadores, SUM(evaluable AND acumulado IS NOT NULL) evaluados, "                                                    \
    "COUNT(DISTINCT programa_orden) programas, COUNT(DISTINCT unidad_orden) unidades, " MEAN("t1") " t1, " MEAN("t2") " t2, " MEAN( \
        "t3") " t3, " MEAN("t4") " t4, " MEAN("acumulado") " acumulado, " MEAN("anual") " anual, " MEAN("anual_sin_tope") " anual_sin_tope "
// The traffic light of a percentage at the cutoff `c`.
#define LIGHT(x)                                                                                                     \
    "CASE WHEN " x " IS NULL THEN 'Sin evaluar' WHEN ROUND(" x ",9) > c.sobrecumplimiento THEN 'Sobrecumplimiento' " \
    "WHEN ROUND(" x ",9) >= c.verde THEN 'Verde' WHEN ROUND(" x ",9) >= c.amarillo THEN 'Amarillo' ELSE 'Rojo' END"
// The columns of the sheets by group after the name.
#define SHEET_COLUMNS                                                                                                \
    "g.indicadores \"Indicadores\", g.evaluados \"Evaluados\", g.programas \"Programas\", g.unidades \"Unidades\", " \
    "g.t1 \"1er. Trim. %\", g.t2 \"2do. Trim. %\", g.t3 \"3er. Trim. %\", g.t4 \"4to. Trim. %\", "                   \
    "g.acumulado \"Acumulado %\", g.anual \"Anual %\", g.anual_sin_tope \"Anual sin tope %\", " LIGHT(               \
        "g.acumulado") " \"Semáforo\" "
// One column of Totales: a sum with blank as 0, or the mean where `over` holds.
#define TOTAL(x, over) \
    "CASE WHEN es_promedio THEN AVG(CASE WHEN " over " THEN COALESCE(" x ",0) END) ELSE TOTAL(" x ") END"
#define TOTAL_ACTUAL(q) "CASE WHEN " q " <= trimestre THEN " TOTAL("a" q, "m" q " > 0 OR a" q " > 0") " END a" q ", "
#define RATIO(a, m)     "100.0*" a "/NULLIF(" m ",0)"

const char *const database_schema[] = {
    "CREATE TABLE cortes (corte TEXT PRIMARY KEY, ejercicio INTEGER NOT NULL, trimestre INTEGER NOT NULL, "
    "municipio TEXT, plan TEXT, verde REAL NOT NULL, amarillo REAL NOT NULL, sobrecumplimiento REAL NOT NULL, "
    "tope REAL, ponderacion TEXT NOT NULL, descendente TEXT NOT NULL, niveles TEXT, version TEXT NOT NULL)",
    "CREATE TABLE unidades (corte TEXT NOT NULL REFERENCES cortes, unidad_orden TEXT NOT NULL, clave TEXT, nombre TEXT, "
    "esperada INTEGER NOT NULL, entrega TEXT NOT NULL, PRIMARY KEY (corte, unidad_orden))",
    "CREATE TABLE entregas (id INTEGER PRIMARY KEY, corte TEXT NOT NULL REFERENCES cortes, archivo TEXT NOT NULL, "
    "sha256 TEXT, contenedor TEXT, codificacion TEXT, hojas INTEGER, registros INTEGER, estado TEXT, motivo TEXT, "
    "UNIQUE (corte, archivo))",
    "CREATE TABLE indicadores (id INTEGER PRIMARY KEY, corte TEXT NOT NULL REFERENCES cortes, "
    "entrega_id INTEGER NOT NULL REFERENCES entregas, unidad_orden TEXT NOT NULL, programa_orden TEXT NOT NULL, "
    "numero INTEGER NOT NULL, municipio TEXT, ejercicio INTEGER, unidad_clave TEXT, unidad TEXT, programa_clave TEXT, "
    "programa TEXT, nivel TEXT, clave TEXT, area TEXT, resumen TEXT, indicador TEXT, definicion TEXT, metodo TEXT, "
    "unidad_medida TEXT, tipo TEXT, dimension TEXT, frecuencia TEXT, sentido TEXT, medios TEXT, justificacion TEXT, "
    "observaciones TEXT, medida TEXT, medida_orden TEXT NOT NULL, es_promedio INTEGER NOT NULL, linea_base REAL, "
    "linea_base_anio INTEGER, peso REAL NOT NULL, regla TEXT NOT NULL, evaluable INTEGER NOT NULL, meta_anual REAL, "
    "meta_acumulada REAL, avance_acumulado REAL, acumulado_declarado REAL, porcentaje_declarado REAL, "
    "variacion_acumulada REAL, variacion_anual REAL, porcentaje_acumulado REAL, porcentaje_anual REAL, "
    "semaforo TEXT NOT NULL, hoja TEXT, fila INTEGER, UNIQUE (corte, unidad_orden, numero))",
    "CREATE TABLE trimestres (indicador_id INTEGER NOT NULL REFERENCES indicadores ON DELETE CASCADE, "
    "trimestre INTEGER NOT NULL CHECK (trimestre BETWEEN 1 AND 4), meta REAL, avance REAL, variacion REAL, "
    "porcentaje REAL, PRIMARY KEY (indicador_id, trimestre)) WITHOUT ROWID",
    "CREATE TABLE alineacion (indicador_id INTEGER NOT NULL REFERENCES indicadores ON DELETE CASCADE, "
    "numero INTEGER NOT NULL, eje_orden TEXT NOT NULL, eje_clave TEXT, eje TEXT, objetivo_orden TEXT NOT NULL, "
    "objetivo_clave TEXT, objetivo TEXT, cuenta_en_eje INTEGER NOT NULL, cuenta_en_total INTEGER NOT NULL, "
    "PRIMARY KEY (indicador_id, numero)) WITHOUT ROWID",
    "CREATE TABLE hallazgos (id INTEGER PRIMARY KEY, corte TEXT NOT NULL REFERENCES cortes, "
    "entrega_id INTEGER REFERENCES entregas, numero INTEGER NOT NULL, regla TEXT NOT NULL, gravedad TEXT NOT NULL, "
    "archivo TEXT, hoja TEXT, celda TEXT, declarado, calculado, mensaje TEXT NOT NULL, unidad TEXT, aceptado TEXT)",
    "CREATE INDEX hallazgos_de ON hallazgos (corte, entrega_id)",
    "CREATE TABLE huellas (corte TEXT NOT NULL REFERENCES cortes, de TEXT NOT NULL, huella TEXT NOT NULL, "
    "PRIMARY KEY (corte, de)) WITHOUT ROWID",

    // What the views of the sheets rest on: a row an indicator, and a row an indicator, axis and objective.
    "CREATE VIEW cifras AS SELECT i.*, c.trimestre, m1.meta m1, m2.meta m2, m3.meta m3, m4.meta m4, m1.avance a1, "
    "m2.avance a2, m3.avance a3, m4.avance a4, m1.variacion v1, m2.variacion v2, m3.variacion v3, m4.variacion v4, "
    "m1.porcentaje p1, m2.porcentaje p2, m3.porcentaje p3, m4.porcentaje p4, " CAPPED("m1.porcentaje") " t1, " CAPPED("m2.porcentaje") " t2, " CAPPED("m3.porcentaje") " t3, " CAPPED(
        "m4.porcentaje") " t4, " CAPPED("i.porcentaje_acumulado") " acumulado, " CAPPED("i.porcentaje_anual") " anual, "
                                                                                                              "i.porcentaje_anual anual_sin_tope "
                                                                                                              "FROM indicadores i JOIN cortes c USING (corte) "
                                                                                                              "LEFT JOIN trimestres m1 ON m1.indicador_id = i.id AND m1.trimestre = 1 "
                                                                                                              "LEFT JOIN trimestres m2 ON m2.indicador_id = i.id AND m2.trimestre = 2 "
                                                                                                              "LEFT JOIN trimestres m3 ON m3.indicador_id = i.id AND m3.trimestre = 3 "
                                                                                                              "LEFT JOIN trimestres m4 ON m4.indicador_id = i.id AND m4.trimestre = 4",
    "CREATE VIEW alineados AS SELECT f.*, a.numero lugar, a.eje_orden, a.eje_clave, a.eje, a.objetivo_orden, "
    "a.objetivo_clave, a.objetivo, a.cuenta_en_eje, a.cuenta_en_total "
    "FROM cifras f JOIN alineacion a ON a.indicador_id = f.id",
    "CREATE VIEW grupos_eje AS SELECT corte, 'eje' ambito, eje_orden orden, '' dentro, MAX(eje_clave) clave, "
    "MAX(eje) nombre, " GROUP_COLUMNS "FROM alineados WHERE cuenta_en_eje GROUP BY corte, eje_orden",
    "CREATE VIEW grupos_objetivo AS SELECT corte, 'objetivo' ambito, eje_orden orden, objetivo_orden dentro, "
    "MAX(objetivo_clave) clave, MAX(objetivo) nombre, " GROUP_COLUMNS
    "FROM alineados GROUP BY corte, eje_orden, objetivo_orden",
    "CREATE VIEW grupos_programa AS SELECT corte, 'programa' ambito, programa_orden orden, '' dentro, "
    "MAX(programa_clave) clave, MAX(programa) nombre, " GROUP_COLUMNS
    "FROM alineados WHERE cuenta_en_total GROUP BY corte, programa_orden",
    "CREATE VIEW grupos_unidad AS SELECT corte, 'unidad' ambito, unidad_orden orden, '' dentro, "
    "MAX(unidad_clave) clave, MAX(unidad) nombre, " GROUP_COLUMNS
    "FROM alineados WHERE cuenta_en_total GROUP BY corte, unidad_orden",
    "CREATE VIEW grupos_total AS SELECT corte, 'total' ambito, '~~' orden, '' dentro, NULL clave, 'Total' nombre, " GROUP_COLUMNS
    "FROM alineados WHERE cuenta_en_total GROUP BY corte",
    "CREATE VIEW grupos AS SELECT * FROM grupos_eje UNION ALL SELECT * FROM grupos_objetivo "
    "UNION ALL SELECT * FROM grupos_programa UNION ALL SELECT * FROM grupos_unidad "
    "UNION ALL SELECT * FROM grupos_total",

    // A view per sheet of the consolidated workbook.
    "CREATE VIEW hoja_resumen AS "
    "SELECT corte, 1 \"Orden\", 'Municipio' \"Concepto\", municipio \"Valor\" FROM cortes "
    "UNION ALL SELECT corte, 2, 'Plan', plan FROM cortes UNION ALL SELECT corte, 3, 'Corte', corte FROM cortes "
    "UNION ALL SELECT corte, 4, 'Unidades que entregaron', SUM(entrega <> 'Sin entrega') FROM unidades WHERE esperada "
    "GROUP BY corte "
    "UNION ALL SELECT corte, 5, 'Unidades que deben entregar', COUNT(*) FROM unidades WHERE esperada GROUP BY corte "
    "UNION ALL SELECT corte, 6, 'Indicadores', indicadores FROM grupos WHERE ambito = 'total' "
    "UNION ALL SELECT corte, 7, 'Indicadores evaluados', evaluados FROM grupos WHERE ambito = 'total' "
    "UNION ALL SELECT corte, 8, 'Acumulado %', acumulado FROM grupos WHERE ambito = 'total' "
    "UNION ALL SELECT corte, 9, 'Anual %', anual FROM grupos WHERE ambito = 'total' "
    "UNION ALL SELECT corte, 10, 'Semáforo', " LIGHT("g.acumulado") " FROM grupos g JOIN cortes c USING (corte) "
                                                                    "WHERE ambito = 'total' ORDER BY 1, 2",
    "CREATE VIEW hoja_por_eje AS SELECT corte, g.clave \"Clave\", COALESCE(g.nombre, g.clave, "
    "CASE ambito WHEN 'eje' THEN 'Sin eje' ELSE 'Sin objetivo' END) \"Eje / Objetivo\", " SHEET_COLUMNS
    "FROM grupos g JOIN cortes c USING (corte) WHERE ambito IN ('eje', 'objetivo', 'total') "
    "AND NOT (orden = '~' AND dentro = '~') ORDER BY corte, orden, ambito <> 'eje', dentro",
    "CREATE VIEW hoja_por_programa AS SELECT corte, g.clave \"Clave\", g.nombre \"Programa\", " SHEET_COLUMNS
    "FROM grupos g JOIN cortes c USING (corte) WHERE ambito IN ('programa', 'total') ORDER BY corte, orden",
    "CREATE VIEW hoja_por_unidad AS SELECT c.corte, u.clave \"Clave\", u.nombre \"Unidad\", "
    "COALESCE(g.indicadores, 0) \"Indicadores\", COALESCE(g.evaluados, 0) \"Evaluados\", "
    "COALESCE(g.programas, 0) \"Programas\", COALESCE(g.unidades, 0) \"Unidades\", g.t1 \"1er. Trim. %\", "
    "g.t2 \"2do. Trim. %\", g.t3 \"3er. Trim. %\", g.t4 \"4to. Trim. %\", g.acumulado \"Acumulado %\", "
    "g.anual \"Anual %\", g.anual_sin_tope \"Anual sin tope %\", " LIGHT(
        "g.acumulado") " \"Semáforo\", "
                       "u.entrega \"Entrega\" FROM cortes c JOIN unidades u USING (corte) "
                       "LEFT JOIN grupos g ON g.corte = u.corte AND g.ambito = 'unidad' AND g.orden = u.unidad_orden "
                       "ORDER BY c.corte, u.unidad_orden",
    "CREATE VIEW hoja_totales AS WITH filas AS (SELECT corte, trimestre, eje_orden, MAX(eje_clave) eje_clave, "
    "MAX(eje) eje, objetivo_orden, MAX(objetivo_clave) objetivo_clave, MAX(objetivo) objetivo, medida_orden, "
    "MIN(medida) medida, es_promedio, COUNT(*) n, " TOTAL("m1", "m1 > 0") " m1, " TOTAL("m2", "m2 > 0") " m2, " TOTAL(
        "m3", "m3 > 0") " m3, " TOTAL("m4", "m4 > 0") " m4, " TOTAL("meta_anual",
                                                                    "meta_anual > 0") " m, " TOTAL_ACTUAL("1")
        TOTAL_ACTUAL("2") TOTAL_ACTUAL("3") TOTAL_ACTUAL("4") TOTAL(
            "avance_acumulado",
            "meta_anual > 0 OR avance_acumulado > 0") " a "
                                                      "FROM alineados WHERE evaluable GROUP BY corte, eje_orden, objetivo_orden, medida_orden, es_promedio) "
                                                      "SELECT corte, eje_clave \"Clave eje\", eje \"Eje\", objetivo_clave \"Clave objetivo\", objetivo \"Objetivo\", "
                                                      "medida \"Unidad de medida\", CASE WHEN es_promedio THEN 'promedio' ELSE 'suma' END \"Cálculo\", n \"Indicadores\", "
                                                      "m1 \"Meta 1T\", m2 \"Meta 2T\", m3 \"Meta 3T\", m4 \"Meta 4T\", m \"Meta anual\", a1 \"Avance 1T\", "
                                                      "a2 \"Avance 2T\", a3 \"Avance 3T\", a4 \"Avance 4T\", a \"Avance anual\", " RATIO("a1", "m1") " \"1T %\", " RATIO(
                                                          "a2",
                                                          "m2") " \"2T %\", " RATIO("a3",
                                                                                    "m3") " \"3T %\", " RATIO("a4",
                                                                                                              "m4") " \"4T %\", " RATIO("a",
                                                                                                                                        "m") " \"Anual %\" FROM filas ORDER BY corte, eje_orden, objetivo_orden, medida_orden, es_promedio",
    "CREATE VIEW hoja_indicadores AS SELECT corte, unidad_clave \"Clave UR\", unidad \"Unidad\", "
    "programa_clave \"Clave PP\", programa \"Programa\", nivel \"Nivel\", clave \"Clave\", resumen \"Resumen\", "
    "indicador \"Indicador\", unidad_medida \"Unidad de medida\", sentido \"Sentido\", frecuencia \"Frecuencia\", "
    "medios \"Medios\", justificacion \"Justificación\", acumulado_declarado \"Acumulado declarado\", "
    "porcentaje_declarado \"% declarado\", regla \"Regla\", evaluable \"Evaluable\", m1 \"Meta 1T\", m2 \"Meta 2T\", "
    "m3 \"Meta 3T\", m4 \"Meta 4T\", meta_anual \"Meta anual\", a1 \"Avance 1T\", a2 \"Avance 2T\", a3 \"Avance 3T\", "
    "a4 \"Avance 4T\", avance_acumulado \"Avance acumulado\", v1 \"Variación 1T\", v2 \"Variación 2T\", "
    "v3 \"Variación 3T\", v4 \"Variación 4T\", variacion_acumulada \"Variación acumulada\", "
    "variacion_anual \"Variación anual\", p1 \"1T %\", p2 \"2T %\", p3 \"3T %\", p4 \"4T %\", "
    "porcentaje_acumulado \"Acumulado %\", porcentaje_anual \"Anual %\", semaforo \"Semáforo\", "
    "(SELECT archivo FROM entregas e WHERE e.id = entrega_id) || ':' || COALESCE(hoja || '!', '') || fila \"Origen\" "
    "FROM cifras ORDER BY corte, unidad_orden, numero",
    "CREATE VIEW hoja_alineacion AS SELECT corte, eje_clave \"Clave eje\", eje \"Eje\", objetivo_clave \"Clave objetivo\", "
    "objetivo \"Objetivo\", programa_clave \"Clave PP\", unidad_clave \"Clave UR\", nivel \"Nivel\", clave \"Clave\", "
    "indicador \"Indicador\", evaluable \"Evaluable\", cuenta_en_eje \"Cuenta en eje\", "
    "cuenta_en_total \"Cuenta en total\", t1 \"1T %\", t2 \"2T %\", t3 \"3T %\", t4 \"4T %\", "
    "acumulado \"Acumulado %\", anual \"Anual %\", anual_sin_tope \"Anual sin tope %\" "
    "FROM alineados ORDER BY corte, unidad_orden, numero, lugar",
    "CREATE VIEW hoja_hallazgos AS SELECT corte, regla \"Regla\", gravedad \"Gravedad\", archivo \"Archivo\", "
    "hoja \"Hoja\", celda \"Celda\", declarado \"Declarado\", calculado \"Calculado\", mensaje \"Mensaje\", "
    "aceptado \"Aceptado\" FROM hallazgos ORDER BY corte, archivo IS NULL, archivo, numero",
    "CREATE VIEW hoja_fuentes AS SELECT corte, archivo \"Archivo\", sha256 \"SHA-256\", contenedor \"Contenedor\", "
    "codificacion \"Codificación\", hojas \"Hojas\", registros \"Registros\", "
    "(SELECT COUNT(*) FROM hallazgos h WHERE h.entrega_id = e.id) \"Hallazgos\", "
    "estado || COALESCE(': ' || motivo, '') \"Estado\" FROM entregas e ORDER BY corte, archivo",
    "CREATE VIEW hoja_metodologia AS SELECT corte, 'Semáforo: verde desde' \"Parámetro\", verde \"Valor\" FROM cortes "
    "UNION ALL SELECT corte, 'Semáforo: amarillo desde', amarillo FROM cortes "
    "UNION ALL SELECT corte, 'Semáforo: sobrecumplimiento arriba de', sobrecumplimiento FROM cortes "
    "UNION ALL SELECT corte, 'Tope de los promedios', COALESCE(tope, 'sin') FROM cortes "
    "UNION ALL SELECT corte, 'Ponderación', ponderacion FROM cortes "
    "UNION ALL SELECT corte, 'Indicadores descendentes', descendente FROM cortes "
    "UNION ALL SELECT corte, 'Niveles que cuentan', COALESCE(niveles, 'los que no tienen otros debajo') FROM cortes",
    NULL};

const char *const database_states[] = {"leída",     "ilegible",    "cifrada",       "no es una hoja de cálculo",
                                       "sin tabla", "reemplazada", "fuera de corte"};

const char *const database_deliveries[] = {"Entregada", "Atrasada", "Sin entrega"};
