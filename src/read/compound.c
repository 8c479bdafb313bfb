// SPDX-License-Identifier: MIT
// The directory of a compound file ([MS-CFB] 2.2 to 2.6); see compound.h. Every chain is followed for at most
// as many sectors as the file can hold.
#include "read/compound.h"

#include "es/file_kinds.h"

enum { HEADER = 512, ENTRY = 128, NAME_BYTES = 64, FIRST_FAT_PLACES = 109 };

static const uint32_t END_OF_CHAIN = 0xFFFFFFFA; // this and above are no sectors

// The numbers of the header that matter.
struct compound {
    const struct input *input;
    uint32_t sector_size;
    uint32_t first_directory;
    unsigned char header[HEADER];
};

// A 32-bit number of the file, low byte first.
static uint32_t number_at(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

// Where a sector begins in the file.
static uint64_t sector_offset(const struct compound *compound, uint32_t sector)
{
    return ((uint64_t)sector + 1) * compound->sector_size;
}

// Reads the header; false when the file is no compound file or its header makes no sense.
static bool open_compound(const struct input *input, struct compound *compound)
{
    compound->input = input;
    if (!compound_is(input) || input_read(input, 0, compound->header, HEADER) != HEADER)
        return false;
    unsigned shift = compound->header[30];
    compound->sector_size = shift == 9 || shift == 12 ? 1U << shift : 0;
    compound->first_directory = number_at(compound->header + 48);
    return compound->sector_size != 0;
}

// The sector after one in its chain, by the allocation table. Only the table's first 109 sectors are
// followed: they cover files of 6.8 MB and more, and the directory of a larger one begins below that too.
static uint32_t next_sector(const struct compound *compound, uint32_t sector)
{
    uint32_t per_sector = compound->sector_size / 4;
    uint32_t place = sector / per_sector;
    unsigned char number[4];
    if (place >= FIRST_FAT_PLACES)
        return END_OF_CHAIN;
    uint32_t table = number_at(compound->header + 76 + 4 * place);
    if (table >= END_OF_CHAIN ||
        input_read(compound->input, sector_offset(compound, table) + 4 * (uint64_t)(sector % per_sector), number, 4) !=
            4)
        return END_OF_CHAIN;
    return number_at(number);
}

// Whether a directory entry has the name, given in lower-case ASCII.
static bool entry_is(const unsigned char *entry, const char *name)
{
    size_t size = (size_t)(entry[NAME_BYTES] | entry[NAME_BYTES + 1] << 8), n = strlen(name);
    if (size != 2 * n + 2 || size > NAME_BYTES)
        return false;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = entry[2 * i];
        if (entry[2 * i + 1] || (c >= 'A' && c <= 'Z' ? c + 32 : c) != (unsigned char)name[i])
            return false;
    }
    return true;
}

// Compares the first eight bytes.
bool compound_is(const struct input *input)
{
    return str_starts(input_head(input), STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

// Goes through the directory's chain of sectors.
bool compound_has(struct reading *reading, const char *stream)
{
    struct compound compound;
    if (!open_compound(reading->input, &compound))
        return false;
    unsigned char entry[ENTRY];
    uint64_t most = reading->input->size / compound.sector_size + 1;
    for (uint32_t sector = compound.first_directory; sector < END_OF_CHAIN && most; most--) {
        for (uint32_t at = 0; at < compound.sector_size; at += ENTRY) {
            if (input_read(reading->input, sector_offset(&compound, sector) + at, entry, ENTRY) != ENTRY)
                return false;
            if (entry_is(entry, stream))
                return true;
        }
        sector = next_sector(&compound, sector);
    }
    return false;
}

// Judges the file by the streams that its directory names.
bool compound_refuse(struct reading *reading)
{
    static const struct {
        const char *stream;
        enum file_kind kind;
    } others[] = {{"worddocument", FILE_KIND_WORD},
                  {"powerpoint document", FILE_KIND_POWERPOINT},
                  {"visiodocument", FILE_KIND_VISIO},
                  {"__properties_version1.0", FILE_KIND_OUTLOOK_MESSAGE}};
    if (!compound_is(reading->input))
        return false;
    if (compound_has(reading, "encryptedpackage")) {
        reading_refuse(reading, REFUSAL_ENCRYPTED, STR(""));
        return true;
    }
    if (compound_has(reading, "workbook") || compound_has(reading, "book"))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (compound_has(reading, others[i].stream)) {
            reading_foreign(reading, file_kind_name(others[i].kind));
            return true;
        }
    reading_foreign(reading, file_kind_name(FILE_KIND_COMPOUND));
    return true;
}
