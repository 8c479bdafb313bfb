// SPDX-License-Identifier: MIT
// Reading streams out of a compound file; see compound_stream.h.
#include "read/compound_stream.h"

#include "base/vector.h"
#include "read/little.h"

enum { HEADER = 512, ENTRY = 128, HEADER_FAT_PLACES = 109, MINI_SECTOR = 64 };

static const uint32_t NO_SECTOR = 0xFFFFFFFA; // this and above are no sectors

// The file with its tables.
struct compound {
    struct arena *arena;
    struct str file;
    uint32_t sector_size, per_sector; // per_sector: numbers in a sector
    uint32_t sectors;                 // that the file can hold
    uint32_t cutoff;                  // streams below this size stand in the mini stream
    uint32_t *fat;
    uint32_t *mini_fat;
    size_t mini_count;
    struct str mini_stream, directory;
};

// The bytes of a sector, as many as the file has.
static struct str sector_bytes(const struct compound *compound, uint32_t sector)
{
    uint64_t at = ((uint64_t)sector + 1) * compound->sector_size;
    return at < compound->file.n ? str_slice(compound->file, (size_t)at, compound->sector_size) : STR("");
}

// Enters a sector of the allocation table.
static void add_fat_sector(struct compound *compound, uint32_t sector, uint32_t place)
{
    struct str bytes = sector < NO_SECTOR ? sector_bytes(compound, sector) : STR("");
    for (uint32_t i = 0; i < compound->per_sector; i++) {
        uint64_t index = (uint64_t)place * compound->per_sector + i;
        if (index < compound->sectors)
            compound->fat[index] = bytes.n >= (size_t)i * 4 + 4 ? little32_at(bytes, (size_t)i * 4) : NO_SECTOR;
    }
}

// Reads the allocation table: its first 109 sectors are named in the header, the rest in a chain of their own.
static void read_fat(struct compound *compound)
{
    uint32_t place = 0, most = compound->sectors / compound->per_sector + 1;
    compound->fat = arena_array(compound->arena, compound->sectors + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < compound->sectors; i++)
        compound->fat[i] = NO_SECTOR;
    for (; place < HEADER_FAT_PLACES && place < most; place++)
        add_fat_sector(compound, little32_at(compound->file, 76 + 4 * (size_t)place), place);
    uint32_t next = little32_at(compound->file, 68);
    while (next < NO_SECTOR && place < most) {
        struct str bytes = sector_bytes(compound, next);
        if (bytes.n < compound->sector_size)
            break;
        for (uint32_t i = 0; i + 1 < compound->per_sector && place < most; i++, place++)
            add_fat_sector(compound, little32_at(bytes, (size_t)i * 4), place);
        next = little32_at(bytes, bytes.n - 4);
    }
}

// Joins a chain of sectors, at most `size` bytes.
static struct str join_chain(const struct compound *compound, uint32_t sector, uint64_t size)
{
    struct buffer out = {.arena = compound->arena};
    uint32_t steps = compound->sectors;
    while (sector < compound->sectors && steps-- && out.n < size) {
        struct str bytes = sector_bytes(compound, sector);
        uint64_t left = size - out.n;
        buffer_add(&out, bytes.s, bytes.n < left ? bytes.n : (size_t)left);
        sector = compound->fat[sector];
    }
    return buffer_str(&out);
}

// Joins a chain of small sectors out of the mini stream.
static struct str join_mini_chain(const struct compound *compound, uint32_t sector, uint64_t size)
{
    struct buffer out = {.arena = compound->arena};
    size_t steps = compound->mini_count;
    while (sector < compound->mini_count && steps-- && out.n < size) {
        struct str bytes = str_slice(compound->mini_stream, (size_t)sector * MINI_SECTOR, MINI_SECTOR);
        uint64_t left = size - out.n;
        buffer_add(&out, bytes.s, bytes.n < left ? bytes.n : (size_t)left);
        sector = compound->mini_fat[sector];
    }
    return buffer_str(&out);
}

// Reads header and tables; false when the file is no compound file.
static bool open_compound(struct arena *arena, struct str file, struct compound *compound)
{
    *compound = (struct compound){.arena = arena, .file = file};
    if (file.n < HEADER || !str_starts(file, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return false;
    unsigned shift = byte_at(file, 30);
    if (shift != 9 && shift != 12)
        return false;
    compound->sector_size = 1U << shift;
    compound->per_sector = compound->sector_size / 4;
    compound->sectors = (uint32_t)((file.n + compound->sector_size - 1) / compound->sector_size);
    compound->cutoff = little32_at(file, 56);
    if (!compound->cutoff || compound->cutoff > 1U << 20)
        compound->cutoff = 4096;
    read_fat(compound);
    compound->directory = join_chain(compound, little32_at(file, 48), file.n);
    struct str mini = join_chain(compound, little32_at(file, 60), file.n);
    compound->mini_count = mini.n / 4;
    compound->mini_fat = arena_array(arena, compound->mini_count + 1, sizeof(uint32_t));
    for (size_t i = 0; i < compound->mini_count; i++)
        compound->mini_fat[i] = little32_at(mini, i * 4);
    compound->mini_stream =
        join_chain(compound, little32_at(compound->directory, 116), little32_at(compound->directory, 120));
    return true;
}

// Whether a directory entry has the name.
static bool entry_is(struct str entry, const char *name)
{
    size_t n = strlen(name);
    if (little16_at(entry, 64) != 2 * n + 2)
        return false;
    for (size_t i = 0; i < n; i++) {
        uint16_t c = little16_at(entry, 2 * i), wanted = (unsigned char)name[i];
        if (c >= 'A' && c <= 'Z')
            c = (uint16_t)(c + 32);
        if (wanted >= 'A' && wanted <= 'Z')
            wanted = (uint16_t)(wanted + 32);
        if (c != wanted)
            return false;
    }
    return true;
}

// A stream of the file whose name is the ASCII name given, whatever the case; false when there is none.
bool compound_stream(struct arena *arena, struct str file, const char *name, struct str *stream)
{
    struct compound compound;
    if (!open_compound(arena, file, &compound))
        return false;
    for (size_t at = 0; at + ENTRY <= compound.directory.n; at += ENTRY) {
        struct str entry = str_slice(compound.directory, at, ENTRY);
        if (byte_at(entry, 66) != 2 || !entry_is(entry, name))
            continue;
        uint32_t first = little32_at(entry, 116), size = little32_at(entry, 120);
        *stream = size < compound.cutoff ? join_mini_chain(&compound, first, size) : join_chain(&compound, first, size);
        if (!stream->n && size) // a size that lies about where the stream stands
            *stream = join_chain(&compound, first, size);
        return true;
    }
    return false;
}
