// SPDX-License-Identifier: MIT
// Excel's binary workbooks: the container, the list of sheets, when it was saved. The records are biff_*.c. freexl
// is not used: it gives up on code pages that iconv names otherwise and on one bad byte, and tells nothing of
// percentages, merged cells and hidden rows, on which layouts lean.
#include "base/calendar.h"
#include "read/biff.h"
#include "read/compound.h"
#include "read/compound_stream.h"
#include "read/containers.h"
#include "read/little.h"

// The type of a chart, a macro sheet and a module in the list of sheets.
enum { SHEET_CELLS = 0, SHEET_MACRO = 1, SHEET_CHART = 2, SHEET_MODULE = 6 };

// The first record of the bytes, when they are a bare stream without a container.
static bool is_bare_stream(struct str head)
{
    struct biff_item item;
    unsigned type;
    return biff_next(head, 0, &item) && biff_version(&item, &type) && item.data.n <= 16 &&
           (type == 0x10 || type == 0x05 || type == 0x20 || type == 0x40 || type == 0x100);
}

// Excel's binary formats before 2007, BIFF2 to BIFF8: .xls.
int xls_bid(struct reading *reading)
{
    if (compound_is(reading->input))
        return compound_has(reading, "workbook") || compound_has(reading, "book") ? 90 : 0;
    return is_bare_stream(input_head(reading->input)) ? 80 : 0;
}

// Reads when the workbook was saved out of its summary; never refuses.
static void read_summary(struct reading *reading, struct str file)
{
    enum { LAST_SAVED = 13, FILETIME = 64 };
    struct str summary;
    if (!compound_stream(reading->scratch, file, "\005SummaryInformation", &summary) || summary.n < 48)
        return;
    size_t section = little32_at(summary, 44), count = little32_at(summary, section + 4);
    for (size_t i = 0; i < count && i < 64; i++) {
        size_t entry = section + 8 + i * 8, at = section + little32_at(summary, entry + 4);
        if (little32_at(summary, entry) != LAST_SAVED || little32_at(summary, at) != FILETIME || at + 12 > summary.n)
            continue;
        int64_t seconds = (int64_t)(little64_at(summary, at + 4) / 10000000) - 11644473600;
        int year, month, day;
        if (seconds <= 0 || seconds > 253402300799)
            return;
        calendar_date(seconds / 86400, &year, &month, &day);
        int rest = (int)(seconds % 86400);
        reading->workbook->modified = str_format(reading->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day,
                                                 rest / 3600, rest / 60 % 60, rest % 60);
        return;
    }
}

// The stream of the workbook. False after refusing.
static bool find_stream(struct reading *reading, struct str *stream)
{
    struct str file;
    if (!input_load(reading->input, &file))
        return reading_refuse(reading, REFUSAL_READ_ERROR, STR(""));
    if (!compound_is(reading->input)) {
        *stream = file;
        return true;
    }
    read_summary(reading, file);
    if ((compound_stream(reading->scratch, file, "Workbook", stream) && stream->n) ||
        (compound_stream(reading->scratch, file, "Book", stream) && stream->n))
        return true;
    return reading_refuse(reading, REFUSAL_PART_BROKEN, STR("Workbook"));
}

// Reads a sheet of the list. False after refusing.
static bool read_listed(struct biff *biff, const struct biff_sheet *sheet)
{
    struct reading *reading = biff->reading;
    bool is_chart = sheet->type == SHEET_CHART;
    if (sheet->type == SHEET_MODULE)
        return true;
    reading->sink.sheet_begins(reading->sink.context, &(struct sheet_head){.name = sheet->name,
                                                                           .has_name = true,
                                                                           .is_chart = is_chart,
                                                                           .visibility = sheet->visibility});
    bool goes_on = is_chart || biff_read_sheet(biff, sheet->offset);
    reading->sink.sheet_ends(reading->sink.context);
    return goes_on;
}

// Excel's binary formats before 2007, BIFF2 to BIFF8: .xls.
void xls_read(struct reading *reading)
{
    struct biff *biff = ARENA_NEW(reading->scratch, struct biff);
    struct biff_item item;
    unsigned type;
    biff->reading = reading;
    biff->text.arena = reading->scratch;
    if (!find_stream(reading, &biff->stream))
        return;
    biff->version = biff_next(biff->stream, 0, &item) ? biff_version(&item, &type) : 0;
    if (!biff->version) {
        reading_refuse(reading, REFUSAL_PART_BROKEN, STR("Workbook"));
        return;
    }
    if (!biff_read_globals(biff))
        return;
    if (!biff->sheets.count && biff->version < 5) { // one sheet, its cells after its own globals
        reading->sink.sheet_begins(reading->sink.context,
                                   &(struct sheet_head){.name = STR("Sheet1"), .has_name = true});
        biff_read_sheet(biff, 0);
        reading->sink.sheet_ends(reading->sink.context);
        return;
    }
    if (!biff->sheets.count)
        reading_refuse(reading, REFUSAL_NO_SHEETS, STR(""));
    for (size_t i = 0; i < biff->sheets.count; i++)
        if (!read_listed(biff, &biff->sheets.items[i]))
            return;
}
