// SPDX-License-Identifier: MIT
// The words that the benchmark's submissions are made of: an invented municipality, Valle de Encinos. Every name and
// sentence here is made up. bench_submissions.c puts them together.
#ifndef BENCH_SUBMISSIONS_WORDS_H
#define BENCH_SUBMISSIONS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

// What indicators count.
struct thing {
    const char *plural, *singular;
    bool is_feminine;
};

static const struct thing things[] = {
    {"luminarias", "Luminaria", true},
    {"baches", "Bache", false},
    {"árboles", "Árbol", false},
    {"consultas médicas", "Consulta", true},
    {"talleres comunitarios", "Taller", false},
    {"patrullajes", "Patrullaje", false},
    {"becas", "Beca", true},
    {"expedientes", "Expediente", false},
    {"licencias de funcionamiento", "Licencia", true},
    {"inspecciones", "Inspección", true},
    {"pozos", "Pozo", false},
    {"tomas de agua", "Toma", true},
    {"parques", "Parque", false},
    {"bibliotecas", "Biblioteca", true},
    {"funciones de teatro", "Función", true},
    {"torneos deportivos", "Torneo", false},
    {"microempresas", "Microempresa", true},
    {"asesorías jurídicas", "Asesoría", true},
    {"solicitudes de información", "Solicitud", true},
    {"contenedores de residuos", "Contenedor", false},
    {"rutas de recolección", "Ruta", true},
    {"comités vecinales", "Comité", false},
    {"cursos de verano", "Curso", false},
    {"raciones alimentarias", "Ración", true},
    {"personas mayores", "Persona", true},
    {"mercados", "Mercado", false},
    {"semáforos peatonales", "Semáforo", false},
    {"señales viales", "Señal", true},
    {"canales pluviales", "Canal", false},
    {"viviendas", "Vivienda", true},
    {"predios", "Predio", false},
    {"auditorías internas", "Auditoría", true},
    {"convenios", "Convenio", false},
    {"sesiones de capacitación", "Sesión", true},
    {"campañas de vacunación", "Campaña", true},
    {"perros y gatos", "Animal", false},
    {"huertos escolares", "Huerto", false},
    {"credenciales de discapacidad", "Credencial", true},
    {"denuncias ambientales", "Denuncia", true},
    {"obras de drenaje", "Obra", true},
    {"artesanos", "Artesano", false},
    {"visitas guiadas", "Visita", true},
    {"mapas de riesgo", "Mapa", false},
    {"simulacros", "Simulacro", false},
    {"actas de nacimiento", "Acta", true},
    {"trámites en línea", "Trámite", false},
};

// What was done with them, without the ending that says gender and number.
static const char *const participles[] = {"atendid",  "entregad",    "reparad", "verificad", "registrad", "rehabilitad",
                                          "promovid", "supervisad",  "renovad", "concluid",  "gestionad", "difundid",
                                          "validad",  "digitalizad", "mejorad", "apoyad",    "realizad",  "integrad",
                                          "evaluad",  "regularizad", "ampliad", "limpiad",   "publicad",  "canalizad",
                                          "revisad",  "documentad"};

static const char *const places[] = {
    "en la colonia Los Fresnos",
    "en la zona norte",
    "en la delegación de San Jacinto",
    "en el barrio de la Cantera",
    "en las localidades serranas",
    "en el fraccionamiento Las Palomas",
    "en el primer cuadro",
    "en la ribera del arroyo Hondo",
    "en las escuelas primarias",
    "en los centros de barrio",
    "en la ventanilla única",
    "en el corredor industrial",
    "en la colonia Jardines del Valle",
    "en el ejido El Mezquite",
    "en la zona poniente",
    "en el mercado Hidalgo",
    "en los polígonos prioritarios",
    "en la unidad deportiva Oriente",
    "en la comunidad de Ojo Frío",
    "en las avenidas principales",
    "en el centro de justicia cívica",
    "en la delegación de Tres Cruces",
    "en los panteones municipales",
    "en la colonia Obrera",
    "en la casa de cultura",
    "en la central de emergencias",
};

static const char *const purposes[] = {
    "para acortar los tiempos de respuesta a la ciudadanía",
    "para que las familias cuenten con servicios cercanos",
    "con el fin de conservar en buen estado la infraestructura",
    "para dar certeza a quienes realizan un trámite",
    "con apoyo de voluntarios y brigadas de las colonias",
    "para reducir los riesgos durante la temporada de lluvias",
    "de acuerdo con el padrón que se actualiza cada semestre",
    "para ampliar las oportunidades de jóvenes y mujeres",
    "con recursos propios y aportaciones de los vecinos",
    "para cuidar el agua y los espacios verdes",
    "según el calendario aprobado por el Cabildo",
    "para prevenir faltas administrativas y accidentes",
    "con perspectiva de género y enfoque de derechos",
    "para ordenar el crecimiento de la mancha urbana",
    "y dejar constancia en los archivos de la unidad",
    "para apoyar la economía de los pequeños comercios",
};

static const char *const measures_of[] = {
    "Mide cuánto de lo previsto se cumple en",  "Da a conocer el número de",
    "Permite seguir en el año la evolución de", "Compara con lo programado el total de",
    "Refleja la cobertura que alcanzan",        "Cuantifica en cada periodo",
    "Muestra el esfuerzo dedicado a",           "Registra el volumen de",
};

static const char *const evidences[] = {
    "Bitácora foliada de",          "Padrón firmado de",     "Reporte fotográfico de", "Listas de asistencia de",
    "Actas de entrega de",          "Base de datos de",      "Oficios y acuses de",    "Informe mensual de",
    "Minutas de la revisión sobre", "Expediente digital de",
};

static const char *const keepers[] = {
    "archivo de trámite de la unidad",   "coordinación administrativa", "carpeta compartida del enlace",
    "portal municipal de transparencia", "oficina de control interno",  "resguardo de la subdirección técnica",
};

static const char *const causes[] = {
    "Se adelantaron trabajos que estaban previstos para el otoño",
    "El proveedor entregó los materiales con tres semanas de atraso",
    "Hubo más solicitudes de las habituales después de la tormenta",
    "Se sumó personal eventual a las cuadrillas",
    "La convocatoria se difundió también por radio comunitaria",
    "Dos vehículos estuvieron en el taller durante agosto",
    "Se firmó un convenio con la universidad de la región",
    "Las lluvias impidieron trabajar en los caminos de terracería",
    "El periodo vacacional redujo la asistencia",
    "La demanda se mantuvo dentro de lo esperado",
    "Se reprogramaron las jornadas a petición de los vecinos",
    "El sistema de citas permitió atender a más personas por día",
};

static const char *const levels_of_office[] = {
    "Dirección de", "Coordinación de", "Departamento de", "Subdirección de", "Jefatura de",
};
static const char *const subjects_of_office[] = {
    "Alumbrado Público",
    "Parques y Jardines",
    "Salud Preventiva",
    "Educación y Becas",
    "Protección Civil",
    "Tránsito y Vialidad",
    "Desarrollo Rural",
    "Turismo y Artesanías",
    "Catastro",
    "Ingresos",
    "Egresos",
    "Recursos Humanos",
    "Archivo Histórico",
    "Mercados y Comercio",
    "Limpia y Residuos",
    "Panteones",
    "Agua y Saneamiento",
    "Obras por Cooperación",
    "Ordenamiento Urbano",
    "Vivienda",
    "Deporte y Activación",
    "Cultura Popular",
    "Bibliotecas",
    "Atención a la Mujer",
    "Atención a la Juventud",
    "Personas con Discapacidad",
    "Registro Civil",
    "Gobierno Digital",
    "Justicia Cívica",
    "Prevención Social",
    "Medio Ambiente",
    "Control Animal",
    "Fomento al Empleo",
    "Mejora Regulatoria",
    "Transparencia",
    "Evaluación y Seguimiento",
    "Comunicación Social",
    "Participación Vecinal",
    "Patrimonio Municipal",
    "Adquisiciones",
};
static const char *const zones_of_office[] = {"",          " Norte",        " Sur",       " Oriente",
                                              " Poniente", " de la Sierra", " del Valle", " del Centro"};

static const char *const first_names[] = {"Amalia",  "Bernardo", "Celia",   "Damián", "Elvira", "Fermín",  "Graciela",
                                          "Horacio", "Inés",     "Joaquín", "Leonor", "Matías", "Noemí",   "Octavio",
                                          "Paulina", "Ramiro",   "Silvia",  "Tobías", "Úrsula", "Valentín"};
static const char *const surnames[] = {"Arizpe",   "Bañuelos", "Carmona",  "Dueñas",   "Escobedo", "Fuentes", "Galindo",
                                       "Huerta",   "Ibarra",   "Juárez",   "Lozano",   "Montaño",  "Negrete", "Ortega",
                                       "Palacios", "Quiroz",   "Rentería", "Sandoval", "Treviño",  "Urbina"};

// The plan: axes and their objectives, three each.
struct axis {
    const char *name, *objectives[3];
};

static const struct axis axes[] = {
    {"Comunidad que cuida",
     {"Acercar la salud y la educación a las colonias", "Proteger a las personas mayores y a la infancia",
      "Abrir espacios de cultura y deporte"}},
    {"Barrios tranquilos",
     {"Prevenir los conflictos entre vecinos", "Atender con rapidez las emergencias",
      "Ordenar el tránsito y las calles"}},
    {"Trabajo y campo",
     {"Impulsar los oficios y el pequeño comercio", "Apoyar la producción de los ejidos",
      "Atraer visitantes todo el año"}},
    {"Ciudad limpia y con agua",
     {"Mantener los servicios de todos los días", "Cuidar el arroyo y los encinos", "Llevar agua a las partes altas"}},
    {"Ayuntamiento que responde",
     {"Simplificar los trámites", "Sanear las finanzas públicas", "Rendir cuentas con datos abiertos"}},
};

static const char *const programme_starts[] = {"Servicios para", "Fortalecimiento de", "Atención y mejora de",
                                               "Ordenamiento de", "Programa integral de"};

#endif
