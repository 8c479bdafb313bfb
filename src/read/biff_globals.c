// SPDX-License-Identifier: MIT
// What stands before the sheets of an .xls: code page, date system, number formats, the list of sheets.
#include "read/biff.h"
#include "read/little.h"

#include <stdlib.h>

// Texts by which the encoding of byte strings is judged.
enum { SAMPLE_BYTES = 1 << 19 };

// The encoding of a code page number; false when iconv knows no such page.
static bool page_of_number(struct arena *arena, unsigned number, struct detection *detection)
{
    static const struct {
        unsigned number;
        const char *name;
    } others[] = {{367, "CP1252"},      {1200, "UTF-16LE"},      {10000, "MacRoman"},
                  {32768, "MacRoman"},  {32769, "CP1252"},       {10029, "MAC-CENTRALEUROPE"},
                  {10006, "MACINTOSH"}, {10007, "MAC-CYRILLIC"}, {1361, "JOHAB"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].number == number)
            return encoding_named(str_of(others[i].name), detection);
    return number && encoding_named(str_format(arena, "CP%u", number), detection);
}

// Joins the byte strings of all cells and sheet names, one a line.
static struct str sample_texts(const struct biff *biff)
{
    struct buffer sample = {.arena = biff->reading->scratch};
    struct biff_item item;
    for (size_t at = 0; sample.n < SAMPLE_BYTES && biff_next(biff->stream, at, &item); at = item.next) {
        if (item.number == BIFF_LABEL && item.data.n > 7)
            buffer_add_str(&sample, biff->version == 2 ? biff_bytes(item.data, 7, 1) : biff_bytes(item.data, 6, 2));
        else if (item.number == BIFF_RSTRING)
            buffer_add_str(&sample, biff_bytes(item.data, 6, 2));
        else if (item.number == BIFF_STRING)
            buffer_add_str(&sample, biff_bytes(item.data, 0, biff->version == 2 ? 1 : 2));
        else
            continue;
        buffer_add_char(&sample, '\n');
    }
    return buffer_str(&sample);
}

// Whether a reading of the text is that of bytes that mostly were no text.
static bool is_readable(const struct detection *detection)
{
    return detection->kind != TEXT_BINARY;
}

// Finds out the encoding of byte strings: the code page the file names, checked against its texts.
void biff_choose_encoding(struct biff *biff, unsigned named)
{
    struct reading *reading = biff->reading;
    struct detection claimed, found;
    bool has_claim = page_of_number(reading->scratch, named, &claimed);
    detect_text(reading->scratch, sample_texts(biff), &found);
    bool is_western = has_claim && claimed.kind == TEXT_PAGE && named != 367;
    bool is_found =
        is_readable(&found) && found.kind != TEXT_UTF16LE && found.kind != TEXT_UTF16BE && found.kind != TEXT_UTF7;
    if (reading->options->encoding && encoding_named(str_of(reading->options->encoding), &biff->encoding)) {
    } else if (has_claim && (!is_found || !is_western || found.kind == TEXT_ASCII || detection_is_poor(&found) ||
                             found.confidence < 0.95)) {
        biff->encoding = claimed;
        biff->encoding.confidence = named == 367 ? 0.8 : 0.95;
    } else if (is_found) {
        biff->encoding = found;
        if (found.kind == TEXT_ASCII)
            biff->encoding = (struct detection){.kind = TEXT_PAGE, .page = CP1252, .confidence = 1};
        if (has_claim && found.kind == TEXT_PAGE && claimed.page != found.page)
            reading->source->declared = str_copy(reading->arena, str_of(text_kind_name(&claimed)));
    } else {
        biff->encoding = (struct detection){.kind = TEXT_PAGE, .page = CP1252, .confidence = 0.5};
    }
    biff->converter = converter_new(reading->scratch, &biff->encoding);
    reading->source->encoding = str_copy(reading->arena, str_of(text_kind_name(&biff->encoding)));
    reading->source->confidence = biff->encoding.confidence;
}

// A FORMAT record: kept by id, or by order before BIFF5.
static void add_format(struct biff *biff, struct str data)
{
    size_t at = biff->version >= 4 ? 2 : 0;
    struct str code = biff->version == 8 ? biff_string(biff, data, at, 2) : biff_bytes(data, at, 1);
    struct number_format format = number_format_of_code(code);
    if (biff->version < 5) {
        *VECTOR_ADD(biff->reading->scratch, &biff->codes) = format;
        return;
    }
    unsigned id = little16_at(data, 0);
    if (id < sizeof biff->has_code) {
        biff->code_by_id[id] = format;
        biff->has_code[id] = true;
    }
}

// An XF record: only its number format matters.
static void add_style(struct biff *biff, const struct biff_item *item)
{
    uint16_t id;
    switch (biff->version) {
    case 2:
        id = byte_at(item->data, 2) & 0x3F;
        break;
    case 3:
    case 4:
        id = byte_at(item->data, 1);
        break;
    default:
        id = little16_at(item->data, 2);
    }
    *VECTOR_ADD(biff->reading->scratch, &biff->xf_ids) = id;
}

// The number format of a cell style.
struct number_format biff_format(const struct biff *biff, size_t style)
{
    if (style >= biff->xf_ids.count)
        return (struct number_format){NUMBER_PLAIN, -1};
    unsigned id = biff->xf_ids.items[style];
    if (biff->version < 5) {
        if (id < biff->codes.count)
            return biff->codes.items[id];
    } else if (id < sizeof biff->has_code && biff->has_code[id]) {
        return biff->code_by_id[id];
    }
    return number_format_builtin(id);
}

// A BOUNDSHEET record.
static bool add_sheet(struct biff *biff, struct str data)
{
    struct reading *reading = biff->reading;
    if (biff->sheets.count >= (size_t)reading->options->limits.sheets)
        return reading_refuse(reading, REFUSAL_TOO_MANY_SHEETS,
                              str_format(reading->scratch, "%lld", (long long)reading->options->limits.sheets));
    struct biff_sheet *sheet = VECTOR_ADD(reading->scratch, &biff->sheets);
    uint8_t hidden = byte_at(data, 4) & 3;
    sheet->offset = little32_at(data, 0);
    sheet->visibility = hidden == 1 ? SHEET_HIDDEN : hidden ? SHEET_VERY_HIDDEN : SHEET_VISIBLE;
    sheet->type = byte_at(data, 5);
    sheet->name = str_copy(reading->arena, biff_string(biff, data, 6, 1));
    return true;
}

// One record of the globals. False after refusing.
static bool take_global(struct biff *biff, const struct biff_item *item)
{
    switch (item->number) {
    case BIFF_FILEPASS:
        return reading_refuse(biff->reading, REFUSAL_ENCRYPTED, STR(""));
    case BIFF_DATEMODE:
        biff->reading->workbook->is_1904 = little16_at(item->data, 0) == 1;
        return true;
    case BIFF_FORMAT:
        add_format(biff, item->data);
        return true;
    case BIFF_XF_OLD:
    case BIFF_XF:
        add_style(biff, item);
        return true;
    case BIFF_BOUNDSHEET:
        return add_sheet(biff, item->data);
    case BIFF_SST:
        return biff->version < 8 || biff_read_strings(biff, item);
    default:
        return true;
    }
}

// The code page that a CODEPAGE record names; 0 without one.
static unsigned named_page(const struct biff *biff)
{
    struct biff_item item;
    for (size_t at = 0; biff_next(biff->stream, at, &item) && item.number != BIFF_EOF; at = item.next)
        if (item.number == BIFF_CODEPAGE)
            return little16_at(item.data, 0);
    return 0;
}

// Reads everything before the first sheet.
bool biff_read_globals(struct biff *biff)
{
    struct biff_item item;
    if (biff->version < 8)
        biff_choose_encoding(biff, named_page(biff));
    for (size_t at = 0; biff_next(biff->stream, at, &item) && item.number != BIFF_EOF; at = item.next)
        if (!take_global(biff, &item))
            return false;
    return true;
}
