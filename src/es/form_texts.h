// SPDX-License-Identifier: MIT
// The words of the forms that cuadra writes for the units.
#ifndef CUADRA_ES_FORM_TEXTS_H
#define CUADRA_ES_FORM_TEXTS_H

#define FORM_SHEET        "Formato"
#define FORM_LISTS        "Listas"
#define FORM_BLANK_YEAR   "Ejercicio"
#define FORM_MUNICIPALITY "Municipio de %.*s"
#define FORM_QUARTERS     "1er. Trimestre %d", "2do. Trimestre %d", "3er. Trimestre %d", "4to. Trimestre %d"
#define FORM_FREQUENCIES \
    "Mensual", "Bimestral", "Trimestral", "Cuatrimestral", "Semestral", "Anual", "Bienal", "Trienal", "Sexenal"
#define FORM_DIRECTIONS          "Ascendente", "Descendente", "Regular", "Nominal", "Constante"
#define FORM_KINDS               "Estratégico", "De gestión"
#define FORM_DIMENSIONS          "Eficacia", "Eficiencia", "Calidad", "Economía"
#define FORM_ONLY_NUMBERS        "Escriba solo el número; las explicaciones van en la justificación o en las observaciones."
#define FORM_NOTE_LEVEL          "Fin, Propósito, Componente o Actividad, con su número: Componente 1, Actividad 1.1."
#define FORM_NOTE_ACTION         "El número de la meta o acción y su texto: 301. Dar seguimiento a…"
#define FORM_NOTE_SUMMARY        "La clave y el objetivo de este nivel: 1.4.1.1 Las dependencias…"
#define FORM_NOTE_TARGET         "Lo programado. Solo el número; déjelo en blanco si no se programó."
#define FORM_NOTE_ACTUAL         "Lo alcanzado en el trimestre. Solo el número; escriba 0 si no hubo avance."
#define FORM_NOTE_FORMULA        "Se calcula solo; no se puede escribir aquí."
#define FORM_NOTE_TEXT           "Escriba %s."
#define FORM_NO_FOLDER           "no se pudo crear la carpeta «%s»; dé otra con -o."
#define FORM_NO_LAYOUT_WITH_FORM "ninguna plantilla tiene la sección [formato] que dice cómo es el formato en blanco."

#endif
