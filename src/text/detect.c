// SPDX-License-Identifier: MIT
// Detection of encodings; see detect.h. Lines are counted as what they are, and judged where that is not plain.
#include "text/detect.h"

#include "base/bytes.h"
#include "text/detect_unicode.h"
#include "text/letters.h"
#include "text/line_reading.h"
#include "text/utf8.h"

#include <math.h>
#include <string.h>

// Judging stops after so many characters, of lines that may be UTF-8 by accident after twice as many: more of them
// change nothing.
enum { MAX_WINDOWS = 4000, HEAD_SIZE = 1 << 16 };

// What it costs to believe that a text is in two encodings.
static const double COST_MIXED = 2;
// How much less than UTF-8 a page must cost a line for lines that are valid UTF-8 to be read in it.
static const double PAGE_MARGIN = 2.5;

// The pages that are judged, each with what it costs to believe in it before seeing the text. Those of Mexican
// offices only: others are read when somebody names them.
static const struct {
    enum codepage page;
    double prior;
} candidates[] = {{CP1252, 0}, {CP850, 0.6}, {MACROMAN, 1.0}, {CP437, 1.8}, {CP858, 1.6}, {LATIN9, 2.0}, {LATIN1, 2.5}};
enum { CANDIDATES = sizeof candidates / sizeof *candidates };

// Whether a line has a valid sequence that is no accident.
static bool has_utf8(struct str line)
{
    for (size_t i = 0; i < line.n;) {
        size_t broken, n = utf8_sequence(line.s + i, line.n - i, &broken);
        if (n > 1 && proves_utf8((unsigned char)line.s[i]))
            return true;
        i += n ? n : broken;
    }
    return false;
}

// Starts a detector that has seen nothing.
void detector_init(struct detector *detector, struct arena *arena)
{
    *detector = (struct detector){.arena = arena};
}

// Judges a line that is no valid UTF-8, or a doubtful one, in every page.
static void judge_line(struct detector *detector, struct str line, bool is_doubtful, uint32_t *points)
{
    detector->both_lines += has_utf8(line);
    bool *is_seen = is_doubtful ? detector->is_doubtful : detector->is_seen;
    for (size_t i = 0; i < line.n; i++)
        if ((unsigned char)line.s[i] >= 0x80) {
            is_seen[(unsigned char)line.s[i]] = true;
            detector->windows++;
        }
    double costs[LINE_READINGS];
    for (size_t c = 0; c < CANDIDATES; c++) {
        enum codepage page = candidates[c].page;
        line_costs(line, page, points, costs);
        double split = costs[LINE_SPLIT] < costs[LINE_UTF8_BROKEN] ? costs[LINE_SPLIT] : costs[LINE_UTF8_BROKEN];
        detector->whole[page] += costs[LINE_IN_PAGE];
        detector->split[page] += split < costs[LINE_IN_PAGE] ? split : costs[LINE_IN_PAGE];
    }
    detector->utf8 += costs[LINE_UTF8_BROKEN]; // whatever the page
}

// The length of the run at the start that is printable ASCII, or anything but control characters; as far as it can
// be told eight bytes at a time.
static size_t printable_run(struct str text, bool only_ascii)
{
    uint64_t high = only_ascii ? BYTES_HIGH : 0;
    for (size_t n = 0; n + 8 <= text.n; n += 8) {
        uint64_t word = bytes_load(text.s + n);
        uint64_t marks = bytes_below(word, 0x20) | bytes_equal(word, 0x7F) | (word & high);
        if (marks)
            return n + bytes_first(marks);
    }
    return text.n / 8 * 8;
}

// A line being gone through.
struct line_scan {
    size_t start;             // in the piece
    bool has_high, is_broken; // bytes above 0x7F; some that are no UTF-8
    bool is_proved;           // some that are no accident when they are UTF-8
    uint32_t *points;         // room for judging
    size_t room;
};

// Counts a line that ended before `end`, and judges it when it is no UTF-8 or may be no UTF-8.
static void finish_line(struct detector *detector, struct arena *scratch, struct line_scan *scan, struct str piece,
                        size_t end)
{
    struct str line = str_slice(piece, scan->start, end - scan->start);
    scan->start = end;
    if (!scan->has_high)
        return;
    bool is_utf8 = !scan->is_broken && scan->is_proved, is_doubtful = !scan->is_broken && !scan->is_proved;
    detector->utf8_lines += is_utf8;
    detector->other_lines += scan->is_broken;
    if (!is_utf8 && detector->windows < (is_doubtful ? 2 : 1) * MAX_WINDOWS) {
        detector->doubtful_lines += is_doubtful;
        if (line.n > scan->room) {
            scan->room = line.n * 2;
            scan->points = arena_array(scratch, scan->room, sizeof *scan->points);
        }
        judge_line(detector, line, is_doubtful, scan->points);
    }
    scan->has_high = scan->is_broken = scan->is_proved = false;
}

// Takes the next piece, which ends at a line end, at a byte below 0x80, or at the end of the text.
void detector_add(struct detector *detector, struct str piece)
{
    if (detector->head.n < HEAD_SIZE && !detector->bytes)
        detector->head = str_copy(detector->arena, str_slice(piece, 0, HEAD_SIZE));
    detector->bytes += piece.n;
    if (detector->zeros) // the head and the length decide
        return;
    struct arena *scratch = arena_child(detector->arena);
    struct line_scan scan = {0};
    for (size_t i = 0; i < piece.n;) {
        unsigned char byte = (unsigned char)piece.s[i];
        if (byte >= 0x80 && !scan.is_broken) {
            size_t broken, n = utf8_sequence(piece.s + i, piece.n - i, &broken);
            scan.has_high = true;
            scan.is_broken = scan.is_broken || !n;
            scan.is_proved = scan.is_proved || proves_utf8(byte);
            i += n ? n : broken;
        } else if (byte >= 0x20 && byte != 0x7F) {
            size_t run = printable_run(str_slice(piece, i, piece.n), !scan.is_broken);
            i += run ? run : 1;
        } else {
            detector->zeros += !byte;
            detector->controls += byte && byte != '\t' && byte != '\n' && byte != '\r';
            i++;
            if (byte == '\n' || byte == '\r')
                finish_line(detector, scratch, &scan, piece, i);
        }
    }
    finish_line(detector, scratch, &scan, piece, piece.n);
    arena_free(scratch);
}

// Whether two pages read the bytes seen alike: those of the doubtful lines too where these are in the page.
static bool same_reading(const struct detector *detector, bool is_mixed, enum codepage a, enum codepage b)
{
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if ((detector->is_seen[byte] || (detector->is_doubtful[byte] && !is_mixed)) &&
            codepage_point(a, (unsigned char)byte) != codepage_point(b, (unsigned char)byte))
            return false;
    return true;
}

// How sure one is of a reading that costs so much less than the next.
static double certainty(double difference)
{
    return 1 / (1 + exp(-difference * 0.6));
}

// Chooses among the pages, and between one page and a mixture with UTF-8.
static void choose_page(const struct detector *detector, struct detection *detection)
{
    double best = INFINITY, next = INFINITY;
    for (size_t c = 0; c < CANDIDATES; c++) {
        enum codepage page = candidates[c].page;
        double whole = detector->whole[page] + candidates[c].prior,
               split = detector->split[page] + candidates[c].prior + COST_MIXED;
        // without a single character of UTF-8 there is nothing that the page could be mixed with
        bool may_be_mixed = detector->both_lines > 0 || detector->doubtful_lines > 0;
        bool is_mixed = detector->utf8_lines > 0 || (may_be_mixed && split < whole);
        double cost = is_mixed ? split : whole;
        if (cost < best) {
            best = cost;
            detection->page = page;
            detection->kind = is_mixed ? TEXT_MIXED : TEXT_PAGE;
        }
    }
    for (size_t c = 0; c < CANDIDATES; c++) {
        enum codepage page = candidates[c].page;
        bool is_mixed = detection->kind == TEXT_MIXED;
        double cost = (is_mixed ? detector->split[page] + COST_MIXED : detector->whole[page]) + candidates[c].prior;
        if (same_reading(detector, is_mixed, page, detection->page) || cost >= next)
            continue;
        next = cost;
        detection->second = codepage_name(page);
    }
    detection->confidence = certainty(next - best);
    // a reading that is poor Spanish is not sure, however poor the others are
    double mean = detector->windows ? best / (double)detector->windows : 0;
    detection->mean = mean;
    if (mean > 7.5 && detection->confidence > 0.9)
        detection->confidence = 0.9;
}

// Whether a page makes Spanish letters of the doubtful lines, not only signs.
static bool has_spanish(const struct detector *detector, enum codepage page)
{
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if (detector->is_doubtful[byte] && letter_focus(codepage_point(page, (unsigned char)byte)) >= 0)
            return true;
    return false;
}

// Decides a text whose lines beyond ASCII are all UTF-8, perhaps by accident: that, or what a page makes of it when
// this is clearly better Spanish.
static void decide_doubtful(const struct detector *detector, struct detection *detection)
{
    double least = INFINITY;
    for (size_t c = 0; c < CANDIDATES; c++)
        least = fmin(least, detector->whole[candidates[c].page] + candidates[c].prior);
    double margin = PAGE_MARGIN * (double)detector->doubtful_lines;
    double confidence = certainty(fabs(detector->utf8 - least));
    choose_page(detector, detection);
    const char *page = codepage_name(detection->page);
    if (detector->utf8 - least < margin || !has_spanish(detector, detection->page)) {
        *detection = (struct detection){.kind = TEXT_UTF8, .confidence = fmin(confidence, 0.999)};
        detection->second = confidence < 0.95 ? page : NULL;
    } else if (confidence < detection->confidence) {
        detection->confidence = confidence;
        detection->second = "UTF-8";
    }
}

// Whether the bytes have what no text has: many control characters.
static bool is_binary(const struct detector *detector)
{
    return detector->controls * 50 > detector->bytes + 50;
}

// The verdict on all pieces.
void detector_finish(const struct detector *detector, struct detection *detection)
{
    *detection = (struct detection){.kind = TEXT_BINARY, .confidence = 1};
    if (unicode_signature(detector->head, detection))
        return;
    if (detector->zeros) {
        detect_utf16(detector->head, detector->bytes, detection);
        return;
    }
    if (is_binary(detector))
        return;
    if (!detector->utf8_lines && !detector->other_lines && !detector->doubtful_lines) {
        detection->kind = TEXT_ASCII;
        if (is_utf7(detector->arena, detector->head))
            *detection = (struct detection){.kind = TEXT_UTF7, .confidence = 0.98, .second = "ASCII"};
    } else if (!detector->other_lines && !detector->utf8_lines) {
        decide_doubtful(detector, detection);
    } else if (!detector->other_lines) {
        detection->kind = TEXT_UTF8;
        detection->confidence = 0.999;
    } else {
        choose_page(detector, detection);
    }
}

// The length of the first piece of `bytes` that detector_add() accepts.
size_t detect_piece(struct str bytes)
{
    if (bytes.n <= DETECT_PIECE)
        return bytes.n;
    for (size_t n = DETECT_PIECE; n; n--)
        if (bytes.s[n - 1] == '\n' || bytes.s[n - 1] == '\r')
            return n;
    for (size_t n = DETECT_PIECE; n; n--)
        if (!((unsigned char)bytes.s[n - 1] & 0x80))
            return n;
    return DETECT_PIECE;
}

// All of it for a text in memory.
void detect_text(struct arena *arena, struct str bytes, struct detection *detection)
{
    struct detector detector;
    detector_init(&detector, arena);
    while (bytes.n) {
        size_t n = detect_piece(bytes);
        detector_add(&detector, str_slice(bytes, 0, n));
        bytes = str_slice(bytes, n, bytes.n);
    }
    detector_finish(&detector, detection);
}

// Whether what was found reads badly as Spanish: a text in another language, perhaps in a page that is not judged.
bool detection_is_poor(const struct detection *detection)
{
    return detection->kind >= TEXT_PAGE && detection->mean > 5.5;
}

// "UTF-8", "UTF-16LE", ...; the page's name for TEXT_PAGE.
const char *text_kind_name(const struct detection *detection)
{
    static const char *const names[] = {
        [TEXT_BINARY] = "binario",   [TEXT_ASCII] = "ASCII",      [TEXT_UTF8] = "UTF-8",
        [TEXT_UTF16LE] = "UTF-16LE", [TEXT_UTF16BE] = "UTF-16BE", [TEXT_UTF7] = "UTF-7",
    };
    if (detection->kind == TEXT_NAMED)
        return detection->name;
    return detection->kind < TEXT_PAGE ? names[detection->kind] : codepage_name(detection->page);
}
