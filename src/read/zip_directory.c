// SPDX-License-Identifier: MIT
// Reading a plain directory (PKWARE's APPNOTE, 4.3); see zip_directory.h. Every entry must be whole and stand in front
// of the directory.
#include "read/zip_directory.h"

#include "read/little.h"

enum { LOCAL_HEADER = 30, CENTRAL_HEADER = 46, END_RECORD = 22 };
enum { METHOD_STORED = 0, METHOD_DEFLATED = 8, PLAIN_FLAGS = 0x80E }; // of deflating, sizes that follow, UTF-8
enum { MANY_ENTRIES = 0xFFFF };                                       // or more: another record counts them
static const uint32_t local_mark = 0x04034B50, central_mark = 0x02014B50, end_mark = 0x06054B50;

// Cuts the directory out by the record that ends the zip; .n is 0 when it is not plain.
static struct str find_directory(struct str zip, size_t *count)
{
    struct str none = {NULL, 0};
    if (zip.n < END_RECORD)
        return none;
    size_t at = zip.n - END_RECORD;
    size_t size = little32_at(zip, at + 12), offset = little32_at(zip, at + 16);
    *count = little16_at(zip, at + 10);
    bool is_plain = little32_at(zip, at) == end_mark && little32_at(zip, at + 4) == 0 && // on the first disk
                    little16_at(zip, at + 8) == *count && *count != MANY_ENTRIES && little16_at(zip, at + 20) == 0;
    return is_plain && offset <= at && size == at - offset ? str_slice(zip, offset, size) : none;
}

// Finds the bytes of an entry after its own header, among those in front of the directory; false when they are not all
// there.
static bool find_bytes(struct str front, size_t offset, size_t size, struct str *bytes)
{
    if (front.n < LOCAL_HEADER || offset > front.n - LOCAL_HEADER || little32_at(front, offset) != local_mark)
        return false;
    size_t start = offset + LOCAL_HEADER + little16_at(front, offset + 26) + little16_at(front, offset + 28);
    *bytes = str_slice(front, start, size);
    return start <= front.n && bytes->n == size;
}

// Whether a name is ASCII; libzip is to judge what others are encoded in.
static bool is_plain_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.s[i] == '\0' || (unsigned char)name.s[i] >= 0x80)
            return false;
    return name.n > 0;
}

// Reads the entry at the beginning of the directory; how many bytes it takes, 0 when it is not plain.
static size_t read_entry(struct str front, struct str directory, struct zip_entry *entry)
{
    if (directory.n < CENTRAL_HEADER || little32_at(directory, 0) != central_mark)
        return 0;
    unsigned flags = little16_at(directory, 8), method = little16_at(directory, 10);
    uint32_t deflated = little32_at(directory, 20), size = little32_at(directory, 24);
    uint32_t extras = little32_at(directory, 30), disk = little16_at(directory, 34); // sizes of extra fields, comment
    uint32_t offset = little32_at(directory, 42);
    bool is_plain = !(flags & ~(unsigned)PLAIN_FLAGS) && (method == METHOD_STORED || method == METHOD_DEFLATED) &&
                    !extras && !disk && deflated != UINT32_MAX && size != UINT32_MAX && offset != UINT32_MAX;
    entry->name = str_slice(directory, CENTRAL_HEADER, little16_at(directory, 28));
    entry->part = (struct deflated_part){.size = size, .crc = little32_at(directory, 16)};
    entry->is_deflated = method == METHOD_DEFLATED;
    bool has_name = entry->name.n == little16_at(directory, 28) && is_plain_name(entry->name);
    if (!is_plain || !has_name || !find_bytes(front, offset, deflated, &entry->part.bytes))
        return 0;
    return CENTRAL_HEADER + entry->name.n;
}

// Goes through the directory, which the entries must fill.
bool zip_directory_read(struct arena *arena, struct str zip, zip_entries *entries)
{
    size_t count = 0;
    struct str directory = find_directory(zip, &count);
    if (!directory.n)
        return false;
    struct str front = str_slice(zip, 0, (size_t)(directory.s - zip.s));
    *entries = (zip_entries){0};
    while (entries->count < count) {
        struct zip_entry entry;
        size_t size = read_entry(front, directory, &entry);
        if (!size)
            return false;
        *VECTOR_ADD(arena, entries) = entry;
        directory = str_slice(directory, size, directory.n);
    }
    return count && !directory.n;
}
