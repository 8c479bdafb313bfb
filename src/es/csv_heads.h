// SPDX-License-Identifier: MIT
// How the CSV that cuadra writes of records and of findings begins. Nobody else heads a table so: by it the reader
// knows such an output again where it was left among the submissions.
#ifndef CUADRA_ES_CSV_HEADS_H
#define CUADRA_ES_CSV_HEADS_H

#define CSV_FINDINGS_HEAD "regla,gravedad,archivo,hoja,celda,declarado,calculado,mensaje\n"
#define CSV_RECORDS_HEAD  "municipio,ejercicio,trimestre,ur.clave,ur.nombre,pp.clave,pp.nombre,"

#endif
