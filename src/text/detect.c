// SPDX-License-Identifier: MIT
// Detection of encodings; see detect.h. Only characters beyond ASCII are judged, each in its place.
#include "text/detect.h"

#include "base/bytes.h"
#include "text/detect_unicode.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <math.h>
#include <string.h>

// Judging stops after so many characters: more of them change nothing.
enum { MAX_WINDOWS = 4000, HEAD_SIZE = 1 << 16 };

// Costs of what is no character of a page: a broken one in the middle of a text, one cut at the end of a field.
static const double COST_BROKEN = 12, COST_CUT = 6.5, COST_UNDEFINED = 14;

// The pages that are judged, each with what it costs to believe in it before seeing the text. Those of Mexican
// offices only: others are read when somebody names them.
static const struct {
    enum codepage page;
    double prior;
} candidates[] = {{CP1252, 0}, {CP850, 0.6}, {MACROMAN, 1.0}, {CP437, 1.8}, {CP858, 1.6}, {LATIN9, 2.0}, {LATIN1, 2.5}};
enum { CANDIDATES = sizeof candidates / sizeof *candidates };

// What stands for bytes that are no character, in the arrays of points: never judged as a letter.
enum { POINT_BROKEN = 0x110000, POINT_CUT, POINT_UNDEFINED };

// Whether a place in the line is the end of it or of a field.
static bool ends_field(struct str line, size_t i)
{
    return i >= line.n || strchr("\r\n;,\t|\"", line.s[i]) != NULL;
}

// The line as code points: valid UTF-8 read as such when `split`, what is no UTF-8 through the page, or broken when
// page is CODEPAGES. Returns how many.
static size_t read_points(struct str line, enum codepage page, bool split, uint32_t *points)
{
    size_t count = 0;
    for (size_t i = 0; i < line.n;) {
        unsigned char byte = (unsigned char)line.s[i];
        size_t broken, n = split ? utf8_sequence(line.s + i, line.n - i, &broken) : 0;
        if (byte < 0x80 || n) {
            points[count++] = n ? utf8_point(line.s + i, n) : byte;
            i += n ? n : 1;
        } else if (page != CODEPAGES) {
            uint32_t point = codepage_point(page, byte);
            points[count++] = point ? point : POINT_UNDEFINED;
            i++;
        } else {
            // only the leads that Spanish text has: letters, and the typographic signs
            bool is_cut = (byte == 0xC2 || byte == 0xC3 || byte == 0xE2) && ends_field(line, i + broken);
            points[count++] = is_cut ? POINT_CUT : POINT_BROKEN;
            i += broken;
        }
    }
    return count;
}

// A neighbour for judging: what is no character counts as nothing.
static uint32_t neighbour(const uint32_t *points, size_t count, size_t i)
{
    return i < count && points[i] < POINT_BROKEN ? points[i] : 0;
}

// What a line costs read as these points.
static double reading_cost(const uint32_t *points, size_t count)
{
    double cost = 0;
    for (size_t i = 0; i < count; i++) {
        if (points[i] < 0x80)
            continue;
        if (points[i] >= POINT_BROKEN) {
            cost += points[i] == POINT_CUT ? COST_CUT : points[i] == POINT_BROKEN ? COST_BROKEN : COST_UNDEFINED;
            continue;
        }
        // i - 1 of the first is past the end on purpose: no neighbour
        cost += letter_cost(&(struct letter_window){neighbour(points, count, i - 2), neighbour(points, count, i - 1),
                                                    points[i], neighbour(points, count, i + 1),
                                                    neighbour(points, count, i + 2)});
    }
    return cost;
}

// Whether a line has a valid sequence of more than one byte.
static bool has_utf8(struct str line)
{
    for (size_t i = 0; i < line.n;) {
        size_t broken, n = utf8_sequence(line.s + i, line.n - i, &broken);
        if (n > 1)
            return true;
        i += n ? n : broken;
    }
    return false;
}

// The cost of the three readings of a line with a page; points is room for line.n of them.
static void line_costs(struct str line, enum codepage page, uint32_t *points, double costs[3])
{
    size_t count = read_points(line, page, false, points);
    costs[LINE_IN_PAGE] = reading_cost(points, count);
    count = read_points(line, page, true, points);
    costs[LINE_SPLIT] = reading_cost(points, count) + 1;
    count = read_points(line, CODEPAGES, true, points);
    costs[LINE_UTF8_BROKEN] = reading_cost(points, count);
}

// How a line that is no valid UTF-8 is best read with this page at hand.
enum line_reading detect_line(struct arena *scratch, struct str line, enum codepage page, double *cost)
{
    double costs[3];
    enum line_reading best = LINE_IN_PAGE;
    line_costs(line, page, arena_array(scratch, line.n + 1, sizeof(uint32_t)), costs);
    for (int reading = LINE_SPLIT; reading <= LINE_UTF8_BROKEN; reading++)
        if (costs[reading] < costs[best])
            best = (enum line_reading)reading;
    if (cost)
        *cost = costs[best];
    return best;
}

// Starts a detector that has seen nothing.
void detector_init(struct detector *detector, struct arena *arena)
{
    *detector = (struct detector){.arena = arena};
}

// Judges a line that is no valid UTF-8 in every page.
static void judge_line(struct detector *detector, struct str line, uint32_t *points)
{
    detector->both_lines += has_utf8(line);
    for (size_t i = 0; i < line.n; i++)
        if ((unsigned char)line.s[i] >= 0x80) {
            detector->is_seen[(unsigned char)line.s[i]] = true;
            detector->windows++;
        }
    for (size_t c = 0; c < CANDIDATES; c++) {
        enum codepage page = candidates[c].page;
        double costs[3];
        line_costs(line, page, points, costs);
        double split = costs[LINE_SPLIT] < costs[LINE_UTF8_BROKEN] ? costs[LINE_SPLIT] : costs[LINE_UTF8_BROKEN];
        detector->whole[page] += costs[LINE_IN_PAGE];
        detector->split[page] += split < costs[LINE_IN_PAGE] ? split : costs[LINE_IN_PAGE];
    }
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
    uint32_t *points;         // room for judging
    size_t room;
};

// Counts a line that ended before `end`, and judges it when it is no UTF-8.
static void finish_line(struct detector *detector, struct arena *scratch, struct line_scan *scan, struct str piece,
                        size_t end)
{
    struct str line = str_slice(piece, scan->start, end - scan->start);
    scan->start = end;
    if (!scan->has_high)
        return;
    detector->utf8_lines += !scan->is_broken;
    detector->other_lines += scan->is_broken;
    if (scan->is_broken && detector->windows < MAX_WINDOWS) {
        if (line.n > scan->room) {
            scan->room = line.n * 2;
            scan->points = arena_array(scratch, scan->room, sizeof *scan->points);
        }
        judge_line(detector, line, scan->points);
    }
    scan->has_high = scan->is_broken = false;
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

// Whether two pages read the bytes seen alike.
static bool same_reading(const struct detector *detector, enum codepage a, enum codepage b)
{
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if (detector->is_seen[byte] && codepage_point(a, (unsigned char)byte) != codepage_point(b, (unsigned char)byte))
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
               split = detector->split[page] + candidates[c].prior + 2;
        // without a single character of UTF-8 there is nothing that the page could be mixed with
        bool is_mixed = detector->utf8_lines > 0 || (detector->both_lines > 0 && split < whole);
        double cost = is_mixed ? split : whole;
        if (cost < best) {
            best = cost;
            detection->page = page;
            detection->kind = is_mixed ? TEXT_MIXED : TEXT_PAGE;
        }
    }
    for (size_t c = 0; c < CANDIDATES; c++) {
        enum codepage page = candidates[c].page;
        double cost =
            (detection->kind == TEXT_MIXED ? detector->split[page] : detector->whole[page]) + candidates[c].prior;
        if (same_reading(detector, page, detection->page) || cost >= next)
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
    if (!detector->utf8_lines && !detector->other_lines) {
        detection->kind = TEXT_ASCII;
        if (is_utf7(detector->arena, detector->head))
            *detection = (struct detection){.kind = TEXT_UTF7, .confidence = 0.98, .second = "ASCII"};
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
