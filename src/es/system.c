// SPDX-License-Identifier: MIT
// Reasons of the operating system; see system.h.
#include "es/system.h"

#include <errno.h>

// A phrase without a period for an errno value: "el archivo no existe".
struct str system_reason(int error)
{
    static const struct {
        int error;
        const char *phrase;
    } rows[] = {
        {ENOENT, "no existe"},
        {ENOTDIR, "una parte de la ruta no es una carpeta"},
        {EACCES, "no hay permiso para abrirlo"},
        {EPERM, "el sistema no permite abrirlo"},
        {EISDIR, "es una carpeta"},
        {ELOOP, "sus enlaces simbólicos dan vueltas"},
        {ENAMETOOLONG, "la ruta es demasiado larga"},
        {EMFILE, "hay demasiados archivos abiertos"},
        {ENFILE, "hay demasiados archivos abiertos"},
        {ENOSPC, "no queda espacio en el disco"},
        {EDQUOT, "se agotó la cuota de disco"},
        {EROFS, "el disco es de solo lectura"},
        {EIO, "el disco no responde bien"},
        {EEXIST, "ya existe"},
        {ETXTBSY, "otro programa lo está usando"},
        {EBUSY, "otro programa lo está usando"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].error == error)
            return str_of(rows[i].phrase);
    return STR("el sistema no lo permitió");
}
