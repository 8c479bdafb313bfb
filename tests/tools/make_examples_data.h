// SPDX-License-Identifier: MIT
// The third quarter of an invented municipality, Puerto Jacaranda: what each unit sends, with the mistakes that
// people make. Every name, text and figure here is made up. make_examples.c lays it out as workbooks.
//
// Figures are four words, a quarter each: "25", "25%" (a cell with a percent format), "-" (blank), "ver_anexo" (text).
// `wrong` overwrites cells of the row by column: "W=9;U=70" puts what a person mistyped in place of the formula; "M="
// empties it.
#ifndef MAKE_EXAMPLES_DATA_H
#define MAKE_EXAMPLES_DATA_H

#include <stddef.h>

// One indicator, goal or action, or a row of figures that is none of them.
struct row {
    const char *level;     // "Componente 1"; of a POA: the line of action
    const char *name;      // the indicator; of a POA: number and text of the goal
    const char *measure;   // unit of measure
    const char *targets;   // four words
    const char *actuals;   // four words
    const char *note;      // evidence, justification or observations; may be NULL
    const char *annual;    // annual target as declared; NULL: the sum of the quarters
    const char *narrative; // key and text of a row in the form with justification; else NULL
    const char *direction; // NULL: Ascendente
    const char *baseline;  // value and year, "61 2024"; NULL: "0 2024"
    const char *wrong;     // may be NULL
};

// One printed page: heading, table, signatures.
struct page {
    const char *sheet; // a new sheet of that name; NULL: further down on the same one
    const char *programme;
    const char *axis;       // as the heading says it
    const char *objectives; // as the heading says them; of a POA: lines of the heading, "code name|code name"
    const struct row *rows;
    size_t count;
};

enum layout { INDICATORS_VALUE_YEAR, INDICATORS_YEAR_VALUE, INDICATORS_2023, WITH_JUSTIFICATION, OPERATING_PROGRAMME };

// One workbook.
struct book {
    const char *path; // below the folder of submissions
    enum layout layout;
    const char *unit;    // code and name, "101 - Secretaría del Ayuntamiento"
    const char *quarter; // as the heading says it
    const char *year;
    int day; // of October 2025, when it was last saved
    const struct page *pages;
    size_t count;
    const char *instructions; // text of a sheet that holds no table; may be NULL
};

// Most rows leave most of their fields out.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define ROWS(rows) rows, sizeof(rows) / sizeof *(rows)

static const struct row secretaria_1[] = {
    {"Fin", "Porcentaje de personas satisfechas con la atención municipal", "Porcentaje", "0 0 0 80", "0 0 0 -",
     "Encuesta anual de atención, se levanta en noviembre", .baseline = "71 2024"},
    {"Propósito", "Porcentaje de trámites resueltos dentro del plazo", "Porcentaje", "20 20 25 25", "18 21 24 -",
     "Reporte del sistema de turnos, julio a septiembre", .baseline = "78 2024"},
    {"Componente 1", "Servicios de atención acercados a las colonias", "Servicio", "42 42 42 42", "40 43 50 -",
     "Actas de las jornadas y fotografías"},
    {"Actividad 1.1", "Brigadas de trámites realizadas", "Brigada", "10 10 10 10", "8 11 10 -",
     "Lista de brigadas firmada por los comités vecinales", .wrong = "W=9"},
    {"Actividad 1.2", "Orientaciones a personas mayores brindadas", "Orientación", "30 30 30 30", "30 30 29 -",
     "Bitácora del módulo itinerante"},
    {"Actividad 1.4", "Kioscos digitales en funcionamiento", "Kiosco", "2 2 2 2", "2 2 2 -", "Reporte de sistemas"},
};
static const struct row secretaria_2[] = {
    {"Componente 2", "Sesiones de Cabildo transmitidas", "Sesión", "6 6 6 6", "6 6 6 -", NULL},
    {"Actividad 2.1", "Actas de Cabildo publicadas en quince días", "Acta", "6 6 6 6", "6 5 6 -",
     "Liga de publicación de las actas", .baseline = "2024 18"},
    {"Actividad 2.2", "Días promedio para publicar un acuerdo", "Día", "15 14 12 10", "16 13 12 -",
     "Control de acuerdos de la Secretaría", .direction = "Descendente", .annual = NULL},
};
static const struct page secretaria[] = {
    {"Informe", "12 - Gobierno cercano", "5. Gobierno abierto y eficiente", "5.1 Acercar los trámites a las personas",
     ROWS(secretaria_1)},
    {NULL, "12 - Gobierno cercano", "5. Gobierno abierto y eficiente", "5.1 Acercar los trámites a las personas",
     ROWS(secretaria_2)},
};

static const struct row tesoreria_1[] = {
    {"5.2.1", "100. Enviar invitaciones de pago del impuesto predial", "INVITACIÓN", "900 600 500 400", "910 640 480 -",
     "Se sumaron las invitaciones por correo electrónico."},
    {"5.2.1", "101. Atender a contribuyentes en las cajas de la cabecera y de la isla", "CONTRIBUYENTE",
     "5200 3100 2400 2300", "5420 2980 2390 -"},
    {"5.2.1", "102. Actualizar expedientes del padrón predial", "EXPEDIENTE", "120 120 120 120", "118 122 97 -",
     .annual = "500"},
    {"5.2.2", "103. Publicar los estados financieros del trimestre", "PUBLICACIÓN", "1 1 1 1", "1 1 1 -",
     .wrong = "M=4"},
    {"5.2.2", "104. Capacitar a los enlaces administrativos de las dependencias", "TALLER", "- 3 2 1", "3 2 1 -"},
    {"5.2.2", "105. Conciliar las cuentas bancarias del municipio", "CONCILIACIÓN", "36 36 36 36", "36 36 36 -"},
    {NULL, NULL, NULL, "4 4 4 4", "4 4 4 -", .annual = "16"},
    {NULL, "TOTAL", NULL, "6261 3864 3065 2865", "6492 3785 3009 -"},
};
static const struct page tesoreria[] = {
    {"TMM-F004", "52 HACIENDA MUNICIPAL ORDENADA", "5 GOBIERNO ABIERTO Y EFICIENTE",
     "5.2 FORTALECER LA HACIENDA MUNICIPAL|5.2.1 INGRESOS PROPIOS|5.2.2 GASTO RESPONSABLE", ROWS(tesoreria_1)},
};

static const struct row obras_1[] = {
    {"Fin", "Porcentaje de hogares con servicios básicos completos", "Porcentaje", "0 0 0 85", "0 0 0 -",
     "Padrón de hogares, cierre anual", .baseline = "81 2024"},
    {"Componente 1", "Calles pavimentadas con drenaje pluvial", "Calle", "4 6 6 4", "4 7 9 -",
     "Actas de entrega y recepción de las calles"},
    {"Actividad 1.1", "Metros cuadrados de pavimento colocados", "Metro cuadrado", "3500 5200 5100 3400",
     "3480 5900 ver_anexo -", "Estimaciones de obra 1 a 9"},
    {"Actividad 1.2", "Estudios de suelo concluidos", "Estudio", "3 2 1 0", "3 2 1 -", "Informes de laboratorio"},
    {"Actividad 1.3", "Comités de obra instalados", "Comité", "5 5 0 0", "5 5 2 -", "Actas de instalación"},
    {"Componente 2", "Viviendas con techo firme entregadas", "Vivienda", "20 30 30 20", "11 14 12 -",
     "Relación de viviendas entregadas"},
    {"Actividad 2.1", "Visitas de verificación a viviendas", "Visita", "40 60 60 40", "41 63 - -",
     "Formatos de visita domiciliaria"},
};
static const struct page obras[] = {
    {"Informe", "31 - Infraestructura para el bienestar", "Vinculación con el Plan Municipal de Desarrollo 2025 - 2027",
     "1. Bienestar para todas las personas 4. Servicios públicos y medio ambiente 1.1 Reducir las carencias de los "
     "hogares con mayor rezago 4.1 Mantener y ampliar los servicios públicos",
     ROWS(obras_1)},
};

static const struct row servicios_1[] = {
    {"4.1.1", "200.- Recolectar residuos sólidos en las rutas de la ciudad", "TONELADA", "5400 5500 5600 5500",
     "5380.5 5612.4 5588.2 -", "Los pesos son de la báscula del relleno sanitario."},
    {"4.1.1", "201.- Barrer las avenidas principales y el malecón", "KILÓMETRO", "300 300 320 320", "296 310 331 -"},
    {"4.1.2", "202.- Reparar luminarias reportadas por la ciudadanía", "LUMINARIA", "450 450 450 450", "210 245 198 -",
     "Faltó material; el proveedor entrega en octubre."},
    {"4.1.2", "203.- Sustituir luminarias por tecnología LED", "LUMINARIA", "200 250 250 300", "204 243 - -"},
    {"4.2.1", "204.- Retirar residuos de los canales del manglar", "TONELADA", "60 60 90 60", "58 66 97 -"},
    {"9.1.1", "205.- Atender reportes de animales en la vía pública", "REPORTE", "80 80 80 80", "77 83 81 -"},
    {"4.1.1", "206.- Cumplir el programa de mantenimiento de panteones", "PORCENTAJE", "100% 100% 100% 100%",
     "96% 100% 98% -", .annual = "100%"},
    {"4.1.1", "207.- Lavar mercados y plazas públicas", "SERVICIO", "20 30 25 15", "19 30 26 -",
     .wrong = "F=0;G=19;H=30;I=30;J=25;K=26;L=15;M=;N=75;O=0.83"},
};
static const struct page servicios[] = {
    {"TMM-F004", "41 CIUDAD LIMPIA E ILUMINADA", "4 SERVICIOS PÚBLICOS Y MEDIO AMBIENTE",
     "4.1 MANTENER Y AMPLIAR LOS SERVICIOS PÚBLICOS|4.1.1 LIMPIA Y ESPACIOS PÚBLICOS|4.1.2 ALUMBRADO PÚBLICO",
     ROWS(servicios_1)},
};

static const struct row dif_1[] = {
    {"Fin", "Porcentaje de familias que participan en los programas de cuidado", "Porcentaje", "25% 25% 25% 25%",
     "24 26 25 -", "Padrón único de familias", .baseline = "0% 2024"},
    {"Propósito", "Porcentaje de personas mayores con plan de cuidado", "Porcentaje", "20% 25% 30% 25%",
     "20% 22% 31% -", "Expedientes de trabajo social", .baseline = "0% 2024"},
};
static const struct row dif_2[] = {
    {"Componente 1", "Porcentaje de consultas de rehabilitación otorgadas", "Porcentaje", "22% 26% 27% 25%",
     "22% 27% 26% -", "Informe mensual de la unidad de rehabilitación", .baseline = "0% 2024"},
    {"Actividad 1.1", "Porcentaje de ayudas técnicas entregadas", "Porcentaje", "25% 25% 25% 25%", "25% 10% 12% -",
     "Recibos firmados por las personas beneficiarias", .baseline = "0% 2024"},
    {"Actividad 1.2", "Porcentaje de personas cuidadoras capacitadas", "Porcentaje", "25% 25% 25% 25%", "25% 33% 42% -",
     "Listas de asistencia", .baseline = "0% 2024"},
};
static const struct page dif[] = {
    {"Hoja1", "14 - Familias que se cuidan", "1. Bienestar para todas las personas",
     "1.10 Fortalecer el cuidado de las personas mayores y con discapacidad", ROWS(dif_1)},
    {"Hoja2", "14 - Familias que se cuidan", "1. Bienestar para todas las personas",
     "1.10 Fortalecer el cuidado de las personas mayores y con discapacidad", ROWS(dif_2)},
};

static const struct row seguridad_1[] = {
    {"Fin (Dirección General)", "PPS: Porcentaje de personas que se sienten seguras en su colonia.", "Encuesta",
     "60% 60% 60% 60%", "58% 59% 61% -",
     "Meta Trimestral: La encuesta de septiembre registró 61 % de percepción de seguridad.", "60%",
     "2.1.1 Contribuir a la tranquilidad de las colonias mediante una policía cercana a la gente."},
    {"Propósito (Dirección General)", "PCA: Porcentaje de colonias atendidas.", "Colonias", "20 20 22 22", "20 19 22 -",
     "Meta Trimestral: Se atendieron 22 de 22 colonias programadas.", NULL,
     "2.1.1.1 Las colonias reciben una respuesta policial oportuna."},
    {"Componente (POLICÍA DE PROXIMIDAD)", "PPR: Porcentaje de patrullajes realizados.", "Patrullajes",
     "1800 1800 1900 1900", "1764 1835 1710 -",
     "Meta Trimestral: Se logró el 90.00 % al realizar 1,710 de 1,900 patrullajes.", NULL,
     "2.1.1.1.1 Patrullajes preventivos en las colonias realizados."},
    {"Actividad", "PCI: Porcentaje de comités vecinales integrados.", "Comités", "10 10 12 8", "10 9 16 -",
     "Meta Trimestral: Se integraron 12 de 12 comités vecinales, el 100.00 %.", NULL,
     "2.1.1.1.1.1 Integración de comités vecinales de vigilancia."},
    {"Actividad", "PLL: Porcentaje de llamadas atendidas en menos de diez minutos.", "Llamadas", "2400 2400 2600 2500",
     "2290 2415 2476 -", "Meta Trimestral: Se atendieron 2,476 de 2,600 llamadas.", NULL,
     "2.1.1.1.1.2 Atención oportuna de llamadas de emergencia.", .wrong = "Q=1.02"},
    {"Componente (PREVENCIÓN)", "PTP: Porcentaje de talleres de prevención impartidos.", "Talleres", "30 30 30 30",
     "31 28 17 -", "Meta Trimestral: Se impartieron 17 talleres por el receso escolar.", NULL,
     "2.1.1.1.2 Talleres de prevención en escuelas impartidos."},
};
static const struct page seguridad[] = {
    {"SEGURIDAD", "M-PPA 2.1 PROGRAMA DE POLICÍA DE PROXIMIDAD", "EJE 2: CIUDAD SEGURA Y EN PAZ", NULL,
     ROWS(seguridad_1)},
};

static const struct row fomento_1[] = {
    {"Propósito (Dirección de Fomento)", "PNA: Porcentaje de negocios acompañados.", "Negocios", "60 80 80 60",
     "62 79 84 -", "Meta Trimestral: Se acompañó a 84 negocios de 80 programados.", NULL,
     "3.4.1.1 Los negocios del puerto mejoran sus ventas."},
    {"Componente (EMPRESAS LOCALES)", "PCR: Porcentaje de créditos gestionados.", "Créditos", "15 15 15 15",
     "22 25 24 -", "Meta Trimestral: La demanda creció con el programa estatal; se gestionaron 24 créditos.", NULL,
     "3.4.1.1.1 Créditos para negocios locales gestionados."},
    {"Actividad", "PCU: Porcentaje de cursos impartidos.", "Cursos", "4 5 5 4", "4 5 5 -",
     "Meta Trimestral: Se impartieron 5 de 5 cursos.", NULL, "3.4.1.1.1.1 Cursos de ventas y cobro digital."},
    {"Componente (TURISMO)", "PRT: Porcentaje de recorridos turísticos guiados.", "Recorridos", "40 90 120 50",
     "43 97 118 -", "Meta Trimestral: Se guiaron 118 recorridos de 120 programados.", NULL,
     "3.4.1.1.2 Recorridos turÃ­sticos por el centro histÃ³rico y el manglar realizados."},
    {"Actividad", "PGC: Porcentaje de guías certificados.", "Guías", "0 6 6 0", "0 6 5 -",
     "Meta Trimestral: Se certificó a 5 de 6 guías.", NULL, "3.4.1.1.2.1 Certificación de guías de naturaleza."},
};
static const struct page fomento[] = {
    {"FOMENTO", "M-PPA 3.4 PROGRAMA DE EMPLEO Y TURISMO", "EJE 3: ECONOMÍA Y TURISMO CON OPORTUNIDADES", NULL,
     ROWS(fomento_1)},
};

static const struct row ecologia_1[] = {
    {"4.2.1", "300. Reforestar el manglar con especies nativas", "ÁRBOL", "1500 2500 2500 1500", "1480 2650 - -"},
    {"4.2.1", "301. Vigilar las áreas naturales protegidas", "RECORRIDO", "24 24 24 24", "24 22 - -"},
    {"4.2.1", "302. Dictaminar solicitudes de poda y derribo", "DICTAMEN", "90 90 90 90", "84 95 - -",
     "Subieron las solicitudes por la temporada de lluvias."},
};
static const struct page ecologia[] = {
    {"TMM-F004", "43 MANGLARES VIVOS", "4 SERVICIOS PÚBLICOS Y MEDIO AMBIENTE",
     "4.2 CUIDAR LOS MANGLARES Y LAS ÁREAS VERDES|4.2.1 RESTAURACIÓN Y VIGILANCIA", ROWS(ecologia_1)},
};

static const struct row juventud_first[] = {
    {"Componente 1", "Jóvenes que participan en talleres de oficio", "Joven", "120 150 150 120", "118 149 140 -",
     "Listas de asistencia de los talleres"},
    {"Actividad 1.1", "Talleres de oficio impartidos", "Taller", "8 10 10 8", "8 10 9 -", "Cartas descriptivas"},
    {"Actividad 1.2", "Torneos deportivos organizados", "Torneo", "2 3 3 2", "2 3 3 -", "Convocatorias y fotografías"},
};
static const struct row juventud_second[] = {
    {"Componente 1", "Jóvenes que participan en talleres de oficio", "Joven", "120 150 150 120", "118 149 152 -",
     "Listas de asistencia de los talleres, con las de septiembre"},
    {"Actividad 1.1", "Talleres de oficio impartidos", "Taller", "8 10 10 8", "8 10 10 -", "Cartas descriptivas"},
    {"Actividad 1.2", "Torneos deportivos organizados", "Torneo", "2 3 3 2", "2 3 3 -", "Convocatorias y fotografías"},
};
static const struct page juventud[] = {
    {"Informe", "16 - Juventud con rumbo", "1. Bienestar para todas las personas",
     "1.2 Ampliar el acceso a la cultura, el deporte y la recreación", ROWS(juventud_first)},
};
static const struct page juventud_again[] = {
    {"Informe", "16 - Juventud con rumbo", "1. Bienestar para todas las personas",
     "1.2 Ampliar el acceso a la cultura, el deporte y la recreación", ROWS(juventud_second)},
};

static const struct row agua_1[] = {
    {"Propósito", "Colonias con servicio de agua todos los días", "Colonia", "60 62 64 66", "60 61 64 -",
     "Reporte de operación de la red", .baseline = "58 2024", .annual = NULL},
    {"Componente 1", "Fugas reparadas en la red de agua", "Fuga", "180 180 180 180", "171 188 169 -",
     "Órdenes de trabajo cerradas", .wrong = "U=530"},
    {"Actividad 1.1", "Metros de tubería sustituidos", "Metro", "800 900 900 800", "795 930 912 -",
     "Generadores de obra"},
    {"Actividad 1.2", "Pozos con mantenimiento", "Pozo", "3 3 3 3", "3 3 2 -", "Bitácoras de mantenimiento"},
    {"Actividad 1.3", "Horas sin servicio por reparaciones", "Hora", "40 40 36 36", "38 41 30 -",
     "Reporte de operación", .direction = "Descendente"},
};
static const struct page agua[] = {
    {"Hoja1", "45 - Agua para todos", "4. Servicios públicos y medio ambiente",
     "4.1 Mantener y ampliar los servicios públicos", ROWS(agua_1)},
};
static const struct row agua_before[] = {
    {"Componente 1", "Fugas reparadas en la red de agua", "Fuga", "170 170 170 170", "168 171 165 174",
     "Órdenes de trabajo cerradas", .baseline = "0 2023"},
};
static const struct page agua_last_year[] = {
    {"Hoja1", "45 - Agua para todos", "4. Servicios públicos y medio ambiente",
     "4.1 Mantener y ampliar los servicios públicos", ROWS(agua_before)},
};

static const struct book books[] = {
    {"101 Secretaría del Ayuntamiento.xlsx", INDICATORS_VALUE_YEAR, "101 - Secretaría del Ayuntamiento",
     "3er. Trimestre 2025", "2025", 6, ROWS(secretaria), NULL},
    {"102 Tesorería.xlsx", OPERATING_PROGRAMME, "102 TESORERÍA MUNICIPAL", "30 de septiembre del 2025", "2025", 7,
     ROWS(tesoreria), NULL},
    {"103 Obras Públicas.xlsx", INDICATORS_YEAR_VALUE, "103 - Dirección de Obras Públicas", "3er. Trimestre 2025",
     "2025", 3, ROWS(obras),
     "Instrucciones de llenado: escriba una fila por indicador, no combine celdas y no borre las fórmulas."},
    {"104 Servicios Públicos.xlsx", OPERATING_PROGRAMME, "104 DIRECCIÓN DE SERVICIOS PÚBLICOS",
     "30 de septiembre del 2025", "2025", 8, ROWS(servicios), NULL},
    {"105 DIF.xlsx", INDICATORS_2023, "105 - Sistema DIF Municipal", "3er. Trimestre 2025", "2025", 2, ROWS(dif), NULL},
    {"106 Seguridad Ciudadana.xlsx", WITH_JUSTIFICATION, "DIRECCIÓN DE SEGURIDAD CIUDADANA", NULL, "2025", 9,
     ROWS(seguridad), NULL},
    {"107 Fomento Económico y Turismo.xlsx", WITH_JUSTIFICATION, "DIRECCIÓN DE FOMENTO ECONÓMICO Y TURISMO", NULL,
     "2025", 6, ROWS(fomento), NULL},
    {"108 Ecología.xlsx", OPERATING_PROGRAMME, "108 DIRECCIÓN DE ECOLOGÍA", "30 de junio del 2025", "2025", 1,
     ROWS(ecologia), NULL},
    {"109 Juventud.xlsx", INDICATORS_VALUE_YEAR, "109 - Instituto de la Juventud", "3er. Trimestre 2025", "2025", 3,
     ROWS(juventud), NULL},
    {"reenvíos/109 Juventud v2 final.xlsx", INDICATORS_VALUE_YEAR, "109 - Instituto de la Juventud",
     "3er. Trimestre 2025", "2025", 10, ROWS(juventud_again), NULL},
    {"111 Agua Potable.xlsx", INDICATORS_2023, "111 - Sistema de Agua Potable", "3er. Trimestre 2025", "2025", 6,
     ROWS(agua), NULL},
    {"111 Agua Potable 2024.xlsx", INDICATORS_2023, "111 - Sistema de Agua Potable", "4to. Trimestre 2024", "2024", 6,
     ROWS(agua_last_year), NULL},
};

#endif
