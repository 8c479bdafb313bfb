// SPDX-License-Identifier: MIT
// Every limit on what a file may ask for, in one table, each with its reason. They are absolute: honest
// parts of a workbook inflate 299 to 1, so a ratio cannot tell a bomb from a blank form.
// LIMIT(name, key in [limites] of cuadra.ini, default, reason)
LIMIT(file_bytes, "bytes_archivo", 512LL << 20,
      "a submission is a few hundred KB; what is larger is no spreadsheet of a unit")
LIMIT(entry_bytes, "bytes_parte", 1LL << 30, "the largest honest sheet seen inflates to 400 MB")
LIMIT(workbook_bytes, "bytes_libro", 2LL << 30, "all parts that are read of one workbook")
LIMIT(entries, "partes", 20000, "parts in a package; a workbook of 1,000 sheets with drawings has 6,000")
LIMIT(sheets, "hojas", 1024, "a workbook of a unit has at most some dozens")
LIMIT(cells, "celdas", 10LL * 1000 * 1000,
      "cells of one workbook that hold something; in memory ten million take 320 MB")
LIMIT(shared_strings, "cadenas", 8LL * 1000 * 1000, "different texts of one workbook")
LIMIT(string_bytes, "bytes_texto", 1LL << 20, "one text; a cell holds 32,767 characters")
LIMIT(depth, "profundidad", 256, "nested elements of an XML part; spreadsheets stay under 20")
LIMIT(merges, "combinadas", 1000 * 1000, "merged ranges of one sheet")
LIMIT(findings, "hallazgos", 200000, "findings of one file; a file that has more has one cause")
