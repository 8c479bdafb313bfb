// SPDX-License-Identifier: MIT
// The record stream of Excel's binary formats, BIFF2 to BIFF8 ([MS-XLS] and the OpenOffice documentation of the
// older ones): records, strings, what the globals say, the cells of a sheet.
#ifndef CUADRA_READ_BIFF_H
#define CUADRA_READ_BIFF_H

#include "read/number_format.h"
#include "read/reading.h"
#include "text/convert.h"

// Numbers of records, without the byte that tells versions apart in some of them.
enum biff_record {
    BIFF_BLANK = 0x01,
    BIFF2_INTEGER = 0x02,
    BIFF_NUMBER = 0x03,
    BIFF_LABEL = 0x04,
    BIFF_BOOLERR = 0x05,
    BIFF_FORMULA = 0x06,
    BIFF_STRING = 0x07,
    BIFF_ROW = 0x08,
    BIFF_BOF = 0x09,
    BIFF_EOF = 0x0A,
    BIFF_FORMAT = 0x1E,
    BIFF_DATEMODE = 0x22,
    BIFF_FILEPASS = 0x2F,
    BIFF_CONTINUE = 0x3C,
    BIFF_CODEPAGE = 0x42,
    BIFF_XF_OLD = 0x43,
    BIFF2_IXFE = 0x44,
    BIFF_RK = 0x7E,
    BIFF_BOUNDSHEET = 0x85,
    BIFF_MULRK = 0xBD,
    BIFF_RSTRING = 0xD6,
    BIFF_XF = 0xE0,
    BIFF_MERGECELLS = 0xE5,
    BIFF_SST = 0xFC,
    BIFF_LABELSST = 0xFD
};

enum { BIFF_ROWS = 65536, BIFF_COLUMNS = 256 };

// One record: its number without the version byte, its bytes, where the next one begins.
struct biff_item {
    unsigned number; // an enum biff_record when it is one of them
    unsigned full;   // the number as in the file
    struct str data;
    size_t next;
};

// A sheet as the globals name it.
struct biff_sheet {
    struct str name;
    uint32_t offset; // of its BOF in the stream
    uint8_t type;    // 0 cells, 1 macros, 2 chart, 6 module
    enum sheet_visibility visibility;
};

// A workbook stream being read.
struct biff {
    struct reading *reading;
    struct str stream;
    unsigned version;          // 2, 3, 4, 5 or 8
    struct detection encoding; // of byte strings, before BIFF8
    struct converter *converter;
    struct buffer text; // the string decoded last
    VECTOR(struct biff_sheet) sheets;
    VECTOR(struct number_format) formats;  // by XF
    VECTOR(struct number_format) codes;    // BIFF2 to 4: by order of FORMAT
    struct number_format code_by_id[1024]; // BIFF5 and 8: FORMAT records with a low id
    bool has_code[1024];
    VECTOR(uint16_t) xf_ids;
    VECTOR(struct str) strings; // the shared strings
};

// The record at an offset; false at the end of the stream. A record that runs over the end has what there is.
bool biff_next(struct str stream, size_t at, struct biff_item *item);
// The version a BOF record stands for (2, 3, 4, 5, 8), or 0 when it is no BOF; `*type` is that of the substream.
unsigned biff_version(const struct biff_item *item, unsigned *type);

// A string of a record from `at` on: BIFF8 with its flags, before it in bytes of the code page. Its length stands
// in `length_size` bytes. The text is valid until the next one.
struct str biff_string(struct biff *biff, struct str data, size_t at, int length_size);
// The bytes of such a string before BIFF8.
struct str biff_bytes(struct str data, size_t at, int length_size);
// A BIFF8 string that may go on in CONTINUE records.
struct str biff_long_string(struct biff *biff, const struct biff_item *item, size_t at);
// Reads the shared strings that begin in this record. False after refusing.
bool biff_read_strings(struct biff *biff, const struct biff_item *item);

// Reads everything before the first sheet. False after refusing.
bool biff_read_globals(struct biff *biff);
// Finds out the encoding of byte strings: the code page the file names, checked against its texts.
void biff_choose_encoding(struct biff *biff, unsigned named);
// The number format of a cell style.
struct number_format biff_format(const struct biff *biff, size_t style);
// Reads a sheet's cells into the sink. False after refusing.
bool biff_read_sheet(struct biff *biff, size_t offset);

#endif
