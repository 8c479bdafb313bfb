// SPDX-License-Identifier: MIT
// The zip directory and its parts, small ones of a plain zip at once, all others through libzip, which checks sizes and
// checksums; see package.h.
#include "read/package.h"

#include "base/map.h"
#include "es/file_kinds.h"
#include "read/zip_directory.h"

#include <unistd.h>
#include <zip.h>

enum { PIECE = 64 * 1024, WHOLE_MAX = 1024 * 1024 };
enum { END_RECORD = 22, LONGEST_COMMENT = 65535 }; // what a zip ends with

struct package {
    struct arena *arena;
    zip_t *zip;                // NULL while all is well with a plain zip
    zip_entries entries;       // of a plain zip; none of any other
    struct map *by_name;       // name as it stands -> index + 1
    struct map *by_folded;     // folded name -> index + 1
    char *piece;               // PIECE bytes, for the part being read; a part never reads another
    struct inflater *inflater; // of small parts
    uint64_t inflated;         // bytes read of all parts so far
    uint64_t deflated;         // what they take in the file: more than the file has means overlapping entries
};

// A 32-bit number of the directory.
static uint32_t number_at(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

// Drops the zip that a place of an arena holds, if any. As for all foreign handles, the place is deferred before
// there is a handle, so that running out of memory in between leaves nothing open.
static void discard_zip(void *place)
{
    zip_t **zip = place;
    if (*zip)
        zip_discard(*zip);
}

// The same for a part.
static void close_part(void *place)
{
    zip_file_t **part = place;
    if (*part)
        zip_fclose(*part);
}

// The form by which part names are compared: lower case, forward slashes, none in front.
static struct str fold_name(struct arena *arena, struct str name)
{
    while (name.n && (name.s[0] == '/' || name.s[0] == '\\'))
        name = str_slice(name, 1, name.n);
    char *folded = arena_copy(arena, name.s, name.n);
    for (size_t i = 0; i < name.n; i++)
        folded[i] = (char)(name.s[i] == '\\' ? '/' : name.s[i] >= 'A' && name.s[i] <= 'Z' ? name.s[i] + 32 : name.s[i]);
    return (struct str){folded, name.n};
}

// Finds the end of the zip's directory, which a comment of at most `comment` bytes may follow. Returns whether a
// directory stands where that says; `*prefix` is how many bytes stand in front of the zip without being counted in its
// offsets.
static bool find_directory_before(const struct input *input, size_t comment, uint64_t *prefix)
{
    unsigned char tail[END_RECORD + LONGEST_COMMENT], first[4];
    size_t room = END_RECORD + comment;
    uint64_t size = input->size < room ? input->size : room;
    size_t got = input_read(input, input->size - size, tail, (size_t)size);
    *prefix = 0;
    for (size_t at = got < END_RECORD ? 0 : got - END_RECORD + 1; at > 0; at--) {
        const unsigned char *record = tail + at - 1;
        if (memcmp(record, "PK\5\6", 4) != 0)
            continue;
        uint64_t place = input->size - got + at - 1;
        uint64_t directory = number_at(record + 12), offset = number_at(record + 16);
        if (directory > place || input_read(input, place - directory, first, 4) != 4 || memcmp(first, "PK\1\2", 4) != 0)
            return false;
        if (offset < place - directory)
            *prefix = place - directory - offset;
        return true;
    }
    return false;
}

// The same with any comment. Few zips have one, so the last bytes are looked at alone first.
static bool find_directory(const struct input *input, uint64_t *prefix)
{
    return find_directory_before(input, 0, prefix) || find_directory_before(input, LONGEST_COMMENT, prefix);
}

// Looks at the first bytes, else for a directory at the end.
bool package_is(const struct input *input)
{
    uint64_t prefix;
    return str_starts(input_head(input), STR("PK")) ||
           (file_kind_of(input_head(input)) == FILE_KIND_COUNT && find_directory(input, &prefix));
}

// A libzip source over the bytes or the file of the input; NULL with `error` set.
static zip_source_t *open_source(const struct input *input, uint64_t prefix, zip_error_t *error)
{
    if (!input->file)
        return zip_source_buffer_create(input->bytes.s + prefix, input->bytes.n - (size_t)prefix, 0, error);
    int copy = dup(fileno(input->file));
    FILE *file = copy < 0 ? NULL : fdopen(copy, "rb");
    if (!file) {
        if (copy >= 0)
            close(copy);
        return NULL;
    }
    zip_source_t *source = zip_source_filep_create(file, prefix, -1, error);
    if (!source)
        fclose(file);
    return source;
}

// Opens the zip; NULL after refusing.
static zip_t *open_zip(struct reading *reading)
{
    zip_t **place = ARENA_NEW(reading->scratch, zip_t *);
    arena_defer(reading->scratch, discard_zip, place);
    zip_error_t error;
    zip_error_init(&error);
    uint64_t prefix;
    find_directory(reading->input, &prefix);
    zip_source_t *source = open_source(reading->input, prefix, &error);
    zip_t *zip = *place = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        zip_source_free(source);
        int code = zip_error_code_zip(&error);
        zip_error_fini(&error);
        if (code == ZIP_ER_MEMORY)
            memory_fail(arena_memory(reading->arena));
        reading_refuse(reading, REFUSAL_ZIP_BROKEN, STR(""));
        return NULL;
    }
    zip_error_fini(&error);
    return zip;
}

// Opens the zip for libzip where a plain zip needs it after all; NULL after refusing.
static zip_t *zip_of(struct reading *reading)
{
    struct package *package = reading->package;
    if (!package->zip)
        package->zip = open_zip(reading);
    return package->zip;
}

// Reads the directory, by libzip where it is not plain; how many entries it has, -1 after refusing.
static int64_t read_directory(struct reading *reading, struct package *package)
{
    if (!reading->input->file && zip_directory_read(reading->scratch, reading->input->bytes, &package->entries))
        return (int64_t)package->entries.count;
    package->entries.count = 0;
    package->zip = open_zip(reading);
    return package->zip ? zip_get_num_entries(package->zip, 0) : -1;
}

// Opens the directory and files the parts by their names.
bool package_open(struct reading *reading)
{
    struct package *package = ARENA_NEW(reading->scratch, struct package);
    package->arena = reading->scratch;
    int64_t count = read_directory(reading, package);
    if (count < 0)
        return false;
    if (count > reading->options->limits.entries)
        return reading_refuse(reading, REFUSAL_TOO_MANY_PARTS,
                              str_format(reading->scratch, "%lld", (long long)reading->options->limits.entries));
    package->piece = arena_bytes(reading->scratch, PIECE);
    package->inflater = inflater_new(reading->scratch);
    package->by_name = map_new(reading->scratch);
    package->by_folded = map_new(reading->scratch);
    struct arena *names = arena_child(reading->scratch);
    for (int64_t i = 0; i < count; i++) {
        struct str name = package_name(package, i);
        if (!name.s)
            continue;
        map_set(package->by_name, name, (void *)(uintptr_t)(i + 1));
        map_set(package->by_folded, fold_name(names, name), (void *)(uintptr_t)(i + 1));
    }
    arena_free(names);
    reading->package = package;
    return true;
}

// Looks for the name as it is, then folded.
int64_t package_find(const struct package *package, struct str name)
{
    uintptr_t found = (uintptr_t)map_find(package->by_name, name);
    if (!found) {
        struct arena *scratch = arena_child(package->arena);
        found = (uintptr_t)map_find(package->by_folded, fold_name(scratch, name));
        arena_free(scratch);
    }
    return found ? (int64_t)found - 1 : NO_PART;
}

// Takes the name of the entry or asks libzip for it.
struct str package_name(const struct package *package, int64_t part)
{
    if (part >= 0 && package->entries.count)
        return package->entries.items[part].name;
    return part < 0 ? STR("") : str_of(zip_get_name(package->zip, (zip_uint64_t)part, ZIP_FL_ENC_RAW));
}

// Refuses a part for what libzip says of it.
static bool refuse_part(struct reading *reading, int64_t part, int code)
{
    if (code == ZIP_ER_MEMORY)
        memory_fail(arena_memory(reading->arena));
    enum refusal refusal = code == ZIP_ER_CRC                                      ? REFUSAL_PART_CHECKSUM
                           : code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP ? REFUSAL_ENCRYPTED_PART
                           : code == ZIP_ER_COMPNOTSUPP                            ? REFUSAL_PART_METHOD
                                                                                   : REFUSAL_PART_BROKEN;
    return reading_refuse(reading, refusal, package_name(reading->package, part));
}

// A part being read.
struct part_reading {
    struct reading *reading;
    int64_t part;
    struct deflated_part about; // .bytes.s is NULL while libzip has them
    bool is_small;              // deflated, and so small that it is inflated at once
    zip_file_t *file;           // read piece by piece, unless
    struct str whole;           // it was inflated at once
    uint64_t inflated;          // bytes given so far
};

// Asks libzip for a part, as it stands in the file or inflated; it is closed with the arena. NULL when it cannot be.
static zip_file_t *open_file(const struct package *package, struct arena *arena, int64_t part, zip_flags_t flags)
{
    zip_file_t **place = ARENA_NEW(arena, zip_file_t *);
    arena_defer(arena, close_part, place);
    return *place = zip_fopen_index(package->zip, (zip_uint64_t)part, flags);
}

// Takes note of what the directory says of a part.
static void look_up(struct part_reading *open)
{
    enum { NEEDED = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD };
    struct package *package = open->reading->package;
    uint64_t deflated = 0, size = 0;
    if (package->entries.count) {
        const struct zip_entry *entry = &package->entries.items[open->part];
        open->about = entry->part;
        open->is_small = entry->is_deflated;
        deflated = entry->part.bytes.n;
        size = entry->part.size;
    } else {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(package->zip, (zip_uint64_t)open->part, 0, &stat) != 0)
            return;
        deflated = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
        size = stat.size;
        open->about = (struct deflated_part){{NULL, (size_t)deflated}, (size_t)size, (uint32_t)stat.crc};
        open->is_small = (stat.valid & NEEDED) == NEEDED && stat.comp_method == ZIP_CM_DEFLATE &&
                         stat.encryption_method == ZIP_EM_NONE;
    }
    open->is_small = open->is_small && deflated <= PIECE && size <= WHOLE_MAX;
    package->deflated += deflated;
}

// Inflates a small part at once; false when it is not small or anything is wrong with it.
static bool inflate_whole(struct part_reading *open, struct arena *arena)
{
    struct package *package = open->reading->package;
    struct deflated_part *about = &open->about;
    if (!open->is_small)
        return false;
    if (!about->bytes.s) {
        zip_file_t *file = open_file(package, arena, open->part, ZIP_FL_COMPRESSED);
        if (!file || zip_fread(file, package->piece, about->bytes.n) != (zip_int64_t)about->bytes.n)
            return false;
        about->bytes.s = package->piece;
    }
    char *whole = arena_bytes(arena, about->size + 1);
    whole[about->size] = '\0';
    open->whole = (struct str){whole, about->size};
    return inflate_part(package->inflater, about, whole);
}

// Opens a part in `arena`; false after refusing.
static bool open_part(struct part_reading *open, struct arena *arena)
{
    struct package *package = open->reading->package;
    look_up(open);
    if (package->deflated > open->reading->input->size)
        return reading_refuse(open->reading, REFUSAL_PART_BROKEN, package_name(package, open->part));
    if (inflate_whole(open, arena))
        return true;
    open->whole = (struct str){0};
    if (!zip_of(open->reading))
        return false;
    open->file = open_file(package, arena, open->part, 0);
    return open->file || refuse_part(open->reading, open->part, zip_error_code_zip(zip_get_error(package->zip)));
}

// The next piece of a part, empty at its end; false after refusing.
static bool next_piece(struct part_reading *open, struct str *piece)
{
    struct reading *reading = open->reading;
    *piece = open->whole;
    open->whole.n = 0;
    if (open->file) {
        zip_int64_t got = zip_fread(open->file, reading->package->piece, PIECE);
        if (got < 0)
            return refuse_part(reading, open->part, zip_error_code_zip(zip_file_get_error(open->file)));
        *piece = (struct str){reading->package->piece, (size_t)got};
    }
    open->inflated += piece->n;
    reading->package->inflated += piece->n;
    if (open->inflated > (uint64_t)reading->options->limits.entry_bytes)
        return reading_refuse(reading, REFUSAL_PART_TOO_LARGE, package_name(reading->package, open->part));
    if (reading->package->inflated > (uint64_t)reading->options->limits.workbook_bytes)
        return reading_refuse(reading, REFUSAL_BOOK_TOO_LARGE, STR(""));
    return true;
}

// Inflates the part through a parser.
bool package_parse(struct reading *reading, int64_t part, const struct xml_handler *handler, void *context)
{
    struct arena *scratch = arena_child(reading->scratch);
    struct xml_limits limits = {(size_t)reading->options->limits.depth, (size_t)reading->options->limits.string_bytes};
    struct xml_parser *parser =
        xml_open(scratch, reading->options->use_expat ? XML_EXPAT : XML_OWN, limits, handler, context);
    struct part_reading open = {.reading = reading, .part = part};
    struct str piece = STR("-");
    bool is_well = open_part(&open, scratch);
    while (is_well && piece.n && !parser->is_stopped) {
        is_well = next_piece(&open, &piece);
        if (is_well && !xml_feed(parser, piece.s, piece.n, !piece.n) && parser->refusal != REFUSAL_NONE)
            is_well = reading_refuse_xml(reading, parser->refusal, package_name(reading->package, part));
    }
    arena_free(scratch);
    return is_well && reading->refusal == REFUSAL_NONE;
}

// Inflates no more than the first bytes.
size_t package_peek(struct reading *reading, int64_t part, char *into, size_t size)
{
    zip_t *zip = part < 0 ? NULL : zip_of(reading);
    zip_file_t *file = zip ? zip_fopen_index(zip, (zip_uint64_t)part, 0) : NULL;
    if (!file)
        return 0;
    zip_int64_t got = zip_fread(file, into, size);
    zip_fclose(file);
    return got > 0 ? (size_t)got : 0;
}
