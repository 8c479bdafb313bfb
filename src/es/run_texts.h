// SPDX-License-Identifier: MIT
// What a run says when it cannot go on: the messages of cuadra_run_message(). Formats of run_fail.
#ifndef CUADRA_ES_RUN_TEXTS_H
#define CUADRA_ES_RUN_TEXTS_H

#define RUN_TEXT_CUTOFF \
    "el corte «%s» no tiene la forma AAAA-Tn; escriba, por ejemplo, 2024-T4 para el cuarto trimestre de 2024."
#define RUN_TEXT_SEVERITY                                                                                            \
    "%s:%d:1: «%.*s = %.*s» no es una regla y su gravedad; vea los nombres con «cuadra reglas» y escriba nota, " \
    "aviso, "                                                                                                        \
    "error o fatal."
#define RUN_TEXT_CONFIG "no se pudo leer la configuración %s: %s."
#define RUN_TEXT_NOTHING_AT_CUTOFF \
    "ninguna entrega es del ejercicio %d, el del corte; revise --corte o el año de los encabezados."
#define RUN_TEXT_NO_RECORD "no se pudo leer ningún indicador en los archivos dados; vea los hallazgos."
#define RUN_TEXT_NO_FILE   "no hay archivos que leer en lo que se indicó."
#define RUN_TEXT_NOTHING_EARLIER \
    "no hay con qué comparar: en «%s» no se encontró ninguna entrega ni un consolidado de cuadra."

#endif
