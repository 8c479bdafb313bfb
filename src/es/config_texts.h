// SPDX-License-Identifier: MIT
// What cuadra says when cuadra.ini is wrong. Formats of str_format; %.*s is a piece of the file.
#ifndef CUADRA_ES_CONFIG_TEXTS_H
#define CUADRA_ES_CONFIG_TEXTS_H

#define CONFIG_TEXT_BINARY     "el archivo no es un texto; guárdelo como texto simple (UTF-8)"
#define CONFIG_TEXT_NO_BRACKET "a la sección le falta el corchete que la cierra: escriba [%.*s]"
#define CONFIG_TEXT_NO_SECTION "no existe la sección [%.*s]; las secciones son: %.*s"
#define CONFIG_TEXT_OUTSIDE \
    "la clave «%.*s» está antes de la primera sección; escriba arriba la sección a la que pertenece, por ejemplo [municipio]"
#define CONFIG_TEXT_NO_EQUALS        "falta el signo «=»; escriba la línea como clave = valor"
#define CONFIG_TEXT_NO_KEY           "falta la clave antes del signo «=»"
#define CONFIG_TEXT_NO_SETTING       "la sección [%s] no tiene la clave «%.*s»; las que tiene son: %.*s"
#define CONFIG_TEXT_TWICE            "la clave «%.*s» ya está en la línea %d; deje solo una"
#define CONFIG_TEXT_NO_VALUE         "la clave «%.*s» no tiene valor; escríbalo después del signo «=»"
#define CONFIG_TEXT_NOT_PERCENT      "«%.*s» no es un porcentaje de 0 a 100000; escriba solo el número, por ejemplo %s"
#define CONFIG_TEXT_NOT_CAP          "«%.*s» no es un tope; escriba un porcentaje, por ejemplo 100, o «sin»"
#define CONFIG_TEXT_NOT_LEVEL        "«%.*s» no es un nivel; los niveles son Fin, Propósito, Componente, Actividad y Meta"
#define CONFIG_TEXT_NOT_YES_NO       "«%.*s» no es una respuesta; escriba no o sí"
#define CONFIG_TEXT_NOT_DESCENDING   "«%.*s» no es una forma de medir; escriba inverso o directo"
#define CONFIG_TEXT_NOT_MOMENT       "«%.*s» no es un momento del gasto; escriba comprometido, devengado, ejercido o pagado"
#define CONFIG_TEXT_NOT_BASE         "«%.*s» no es una base del avance financiero; escriba modificado o aprobado"
#define CONFIG_TEXT_NOT_ACCUMULATION "«%.*s» no es una forma de acumular; escriba suma, promedio o ultimo"
#define CONFIG_TEXT_NOT_RULE         "no existe la regla «%.*s»; «cuadra reglas» las muestra todas"
#define CONFIG_TEXT_NOT_SEVERITY     "«%.*s» no es una gravedad; escriba nota, aviso, error o fatal"
#define CONFIG_TEXT_NOT_LETTER       "«%.*s» no es una modalidad; escriba una letra, por ejemplo E"
#define CONFIG_TEXT_NOT_COLOR        "«%.*s» no es un color; escriba seis cifras hexadecimales, por ejemplo 1F4E79"
#define CONFIG_TEXT_NOT_LIMIT        "«%.*s» no es un límite; escriba un número entero mayor que cero"
#define CONFIG_TEXT_LIGHT_ORDER \
    "los umbrales del semáforo no van en orden: amarillo (%.*s) no puede pasar de verde (%.*s) ni verde de sobrecumplimiento (%.*s)"

#endif
