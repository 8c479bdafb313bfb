// SPDX-License-Identifier: MIT
// The manual page and the bash completion, from the tables of commands and options; see reference.h. What the
// tables do not say (exit statuses, files, environment) stands here, once.
#include "cli/reference.h"

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

// Day of the release that the manual describes.
#define MANUAL_DATE "2026-11-25"

// A row of a list in the manual.
struct entry {
    const char *term, *text;
};

static const struct entry exits[] = {
    {"0", "La orden terminó y no hay nada mal."},
    {"1", "La orden terminó y hay hallazgos de gravedad error o fatal."},
    {"2", "La línea de órdenes, cuadra.ini, aceptados.tsv o una plantilla están mal escritos."},
    {"3", "No se pudo leer ninguna entrega."},
    {"4", "No se pudo escribir la salida, o ya existe y falta --forzar."},
    {"70", "Falló el programa, o se acabó la memoria."},
};

static const struct entry files[] = {
    {"cuadra.ini", "La configuración del municipio, junto a las entregas o en su carpeta."},
    {"aceptados.tsv", "Los hallazgos que una persona revisó y dio por buenos, junto a cuadra.ini."},
    {"diccionario.txt, *.plantilla", "El vocabulario y los formatos de las entregas, en la carpeta de plantillas."},
};

static const struct entry variables[] = {
    {"CUADRA_TEMPLATES", "Carpeta de plantillas, en lugar de la que se instaló con el programa."},
    {"NO_COLOR", "Si tiene algún valor, la terminal no lleva colores."},
};

static const struct entry examples[] = {
    {"cuadra iniciar entregas/ > cuadra.ini", "Propone la configuración a partir de lo que llegó."},
    {"cuadra revisar entregas/", "Dice qué no cuadra, con archivo, hoja y celda."},
    {"cuadra consolidar entregas/ -o consolidado.xlsx", "Escribe el libro del trimestre."},
};

// Prints a text as man(7) source: no escape, no request at the start of a line, lines short enough when the reader
// spells out their accents. Lines are filled; an empty line starts a paragraph, an indented one stays a line.
static void print_text(const char *text)
{
    bool at_start = true;
    int width = 0;
    for (; *text; text++, width++) {
        bool is_break = *text == '\n' && (text[1] == '\n' || text[1] == ' ');
        if (at_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        at_start = *text == '\n' || (*text == ' ' && width > 50);
        if (is_break)
            fputs(text[1] == '\n' ? "\n.PP" : "\n.br", stdout);
        else if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else if (!at_start || *text == '\n' || text[1] != ' ')
            putchar(at_start ? '\n' : *text);
        if (at_start)
            width = 0;
    }
    putchar('\n');
}

// Prints a word or a few on the line that is being written.
static void print_term(const char *term)
{
    for (; *term; term++)
        fputs((const char[]){*term == '-' ? '\\' : *term, *term == '-' ? '-' : '\0', '\0'}, stdout);
}

// Prints a term in bold and what it means.
static void print_entry(const char *term, const char *text)
{
    fputs(".TP\n\\fB", stdout);
    print_term(term);
    puts("\\fR");
    print_text(text);
}

// Prints a section made of a list.
static void print_list(const char *heading, const struct entry *entries, size_t count)
{
    printf(".SH %s\n", heading);
    for (size_t i = 0; i < count; i++)
        print_entry(entries[i].term, entries[i].text);
}

// Prints the names of an option, as the user types them.
static void print_option_entry(enum option option)
{
    const struct option_text *text = &option_texts[option];
    fputs(".TP\n", stdout);
    if (option == OPTION_OUTPUT)
        fputs("\\fB\\-o\\fR, ", stdout);
    fputs("\\fB\\-\\-", stdout);
    print_term(text->name);
    fputs("\\fR", stdout);
    if (text->argument)
        printf(" \\fI%s\\fR", text->argument);
    putchar('\n');
    print_text(text->help);
}

// Whether every command takes the option.
static bool is_common(enum option option)
{
    static const struct command none = {.name = ""};
    return command_takes(&none, option);
}

// Prints one command: how it is called, what it does, its own options.
static void print_command(const struct command *command)
{
    printf(".SS cuadra %s", command->name);
    if (*command->operands) {
        putchar(' ');
        print_term(command->operands);
    }
    putchar('\n');
    print_text(command->summary);
    if (command->details) {
        puts(".PP");
        print_text(command->details);
    }
    for (int option = 0; option < OPTION_COUNT; option++)
        if (command_takes(command, (enum option)option) && !is_common((enum option)option))
            print_option_entry((enum option)option);
}

// Prints the manual page, man(7) source.
void reference_print_manual(void)
{
    printf(".TH CUADRA 1 %s \"cuadra %s\" \"Manual de usuario\"\n", MANUAL_DATE, CUADRA_VERSION);
    puts(".SH NOMBRE\ncuadra \\- reúne, revisa y consolida el avance trimestral de un municipio");
    puts(".SH SINOPSIS\n.B cuadra\n.I orden\n.RI [ opciones ]\n.RI [ operandos ...]\n.SH DESCRIPCIÓN");
    print_text(
        "Cada trimestre las unidades de un municipio envían hojas de cálculo con sus indicadores. Este programa las "
        "lee en cualquier formato, revisa que las cifras cuadren, las reúne por eje y objetivo del plan municipal "
        "de desarrollo y escribe un solo libro, con fórmulas y con el origen de cada cifra.");
    puts(".PP");
    print_text(
        "Una ENTREGA es un archivo o una carpeta, que se recorre completa. Los datos salen por la salida estándar "
        "o por el archivo de -o; los mensajes, por la salida de errores. Un archivo que ya existe solo se "
        "reemplaza con --forzar. Las opciones se pueden abreviar mientras no sean ambiguas.");
    puts(".SH OPCIONES COMUNES");
    for (int option = 0; option < OPTION_COUNT; option++)
        if (is_common((enum option)option))
            print_option_entry((enum option)option);
    puts(".SH ÓRDENES");
    for (const struct command *const *each = commands; *each; each++)
        print_command(*each);
    print_list("ESTADO DE SALIDA", exits, sizeof exits / sizeof *exits);
    print_list("ARCHIVOS", files, sizeof files / sizeof *files);
    print_list("ENTORNO", variables, sizeof variables / sizeof *variables);
    print_list("EJEMPLOS", examples, sizeof examples / sizeof *examples);
}

// Prints the options of a command as one case of the completion.
static void print_case(const struct command *command)
{
    printf("        %s) options='", command->name);
    for (int option = 0; option < OPTION_COUNT; option++)
        if (command_takes(command, (enum option)option))
            printf("--%s ", option_texts[option].name);
    puts("' ;;");
}

// Prints, for the options that take an argument of a kind, the pattern of a shell case.
static void print_options_taking(const char *argument, const char *action)
{
    const char *separator = "";
    for (int option = 0; option < OPTION_COUNT; option++) {
        if (!option_texts[option].argument || strcmp(option_texts[option].argument, argument) != 0)
            continue;
        printf("%s--%s", *separator ? separator : "        ", option_texts[option].name);
        separator = " | ";
    }
    if (*separator)
        printf(") %s ;;\n", action);
}

// Prints the completion of the command line for bash.
void reference_print_completion(void)
{
    puts("# Completion of cuadra's command line for bash; made from the program's own tables.\n"
         "_cuadra() {\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} options='' words=''\n"
         "    COMPREPLY=()\n"
         "    if [ \"$COMP_CWORD\" -eq 1 ]; then");
    fputs("        COMPREPLY=($(compgen -W '", stdout);
    for (const struct command *const *each = commands; *each; each++)
        printf("%s ", (*each)->name);
    puts("--ayuda --version' -- \"$word\"))\n"
         "        return\n"
         "    fi\n"
         "    case $previous in");
    print_options_taking("CUANDO", "COMPREPLY=($(compgen -W 'auto siempre nunca' -- \"$word\")); return");
    print_options_taking("CARPETA", "COMPREPLY=($(compgen -d -- \"$word\")); return");
    puts("    esac\n"
         "    case ${COMP_WORDS[1]} in");
    for (const struct command *const *each = commands; *each; each++)
        print_case(*each);
    puts("    esac\n"
         "    case ${COMP_WORDS[1]} in");
    fputs("        ayuda) words='", stdout);
    for (const struct command *const *each = commands; *each; each++)
        printf("%s ", (*each)->name);
    puts("' ;;\n"
         "        explicar) words=$(\"${COMP_WORDS[0]}\" reglas 2>/dev/null | cut -d' ' -f1) ;;\n"
         "    esac\n"
         "    case $word in\n"
         "        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "        *) COMPREPLY=($(compgen -f -W \"$words\" -- \"$word\")) ;;\n"
         "    esac\n"
         "}\n"
         "complete -o filenames -F _cuadra cuadra");
}
