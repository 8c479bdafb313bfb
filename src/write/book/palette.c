// SPDX-License-Identifier: MIT
// Colours and styles; see palette.h. The traffic light's colours are Okabe and Ito's or darker, told apart by
// people who do not see red or green, and of different lightness on a grey printer; the word stands beside them.
#include "write/book/palette.h"

#include "record/config.h"

enum { DEFAULT_MAIN = 0x1F3A4D, DEFAULT_SECOND = 0x5B7F95 };
enum { SIZE_TITLE = 180, SIZE_SUBTITLE = 120, SIZE_NOTE = 90, SIZE_TABLE = 100, SIZE_BIG = 260 };

// The value of six hexadecimal digits, a number sign aside; -1 when it is none.
static int32_t parse_colour(struct str text)
{
    if (text.n && text.s[0] == '#')
        text = str_slice(text, 1, text.n);
    int32_t colour = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return -1;
        colour = colour * 16 + digit;
    }
    return text.n == 6 ? colour : -1;
}

// A colour of [diseno], or the default.
static int32_t configured(const struct config *config, const char *key, int32_t fallback)
{
    const struct config_entry *entry = config_find(&config->design, str_of(key));
    int32_t colour = entry ? parse_colour(str_trim(entry->value)) : -1;
    return COLOUR(colour >= 0 ? colour : fallback);
}

// The font of [diseno], or the default.
const char *palette_font(struct arena *arena, const struct config *config)
{
    const struct config_entry *entry = config_find(&config->design, STR("fuente"));
    return entry && entry->value.n ? str_z(arena, entry->value) : "Calibri";
}

// A colour mixed with white: 0 stays, 100 is white.
int32_t lighter(int32_t colour, int percent)
{
    int32_t mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        int32_t part = colour >> shift & 0xFF;
        mixed |= (part + (255 - part) * percent / 100) << shift;
    }
    return COLOUR(mixed);
}

// Black or white, whichever reads better on a colour.
int32_t readable_on(int32_t colour)
{
    int32_t light = ((colour >> 16 & 0xFF) * 299 + (colour >> 8 & 0xFF) * 587 + (colour & 0xFF) * 114) / 1000;
    return COLOUR(light > 150 ? 0x1A1A1A : 0xFFFFFF);
}

// Titles, headers and labels.
static void make_titles(struct palette *palette)
{
    palette->title = (struct style){.size = SIZE_TITLE, .bold = 1, .ink = palette->main, .down = DOWN_CENTRE};
    palette->subtitle = (struct style){.size = SIZE_SUBTITLE, .ink = palette->soft_ink, .down = DOWN_CENTRE};
    palette->note = (struct style){.size = SIZE_NOTE, .italic = 1, .ink = palette->soft_ink};
    palette->label = (struct style){
        .size = SIZE_TABLE, .across = ACROSS_LEFT, .ink = palette->soft_ink, .indent = 1, .down = DOWN_CENTRE};
    palette->small = (struct style){.size = SIZE_NOTE, .ink = palette->soft_ink, .indent = 1, .across = ACROSS_LEFT};
    palette->big = (struct style){
        .size = SIZE_BIG, .bold = 1, .ink = palette->main, .across = ACROSS_LEFT, .indent = 1, .down = DOWN_CENTRE};
    palette->header = (struct style){.size = SIZE_TABLE,
                                     .bold = 1,
                                     .ink = readable_on(palette->main),
                                     .fill = palette->main,
                                     .across = ACROSS_CENTRE,
                                     .down = DOWN_CENTRE,
                                     .wrap = 1,
                                     .left = BORDER_THIN,
                                     .right = BORDER_THIN,
                                     .border_ink = palette->white};
}

// The style of what a cell is, before its row's colours.
static struct style plain_look(const struct palette *palette, enum look look)
{
    struct style style = {.size = SIZE_TABLE,
                          .ink = palette->ink,
                          .bottom = BORDER_HAIR,
                          .border_ink = palette->line,
                          .down = DOWN_CENTRE};
    switch (look) {
    case LOOK_TEXT:
        break;
    case LOOK_WRAPPED:
        style.wrap = 1;
        break;
    case LOOK_CODE:
        style.across = ACROSS_CENTRE;
        style.number = SHOW_TEXT;
        break;
    case LOOK_LINK:
        style.ink = COLOUR(0x0B5394);
        style.underline = 1;
        break;
    case LOOK_COUNT_OF:
        style.number = SHOW_INTEGER;
        style.across = ACROSS_RIGHT;
        style.indent = 1;
        break;
    case LOOK_PERCENT:
        style.number = SHOW_PERCENT_1;
        style.across = ACROSS_RIGHT;
        style.indent = 1;
        break;
    case LOOK_LIGHT:
        style.across = ACROSS_CENTRE;
        break;
    default:
        style.number = SHOW_INTEGER + (int32_t)look - LOOK_FIGURE_0;
        style.across = ACROSS_RIGHT;
        style.indent = 1;
    }
    return style;
}

// What a subtotal or total row changes.
static void colour_row(const struct palette *palette, enum row_kind row, struct style *style)
{
    if (row == ROW_LONG) {
        style->down = DOWN_TOP;
    } else if (row == ROW_AXIS) {
        style->bold = 1;
        style->fill = palette->tint;
    } else if (row == ROW_TOTAL) {
        style->bold = 1;
        style->top = BORDER_MEDIUM;
        style->border_ink = palette->main;
        style->fill = lighter(palette->second, 65);
    }
}

// The colours of the traffic light: fills light enough for dark words.
static void make_lights(struct palette *palette)
{
    static const struct {
        int32_t fill, ink, mark;
    } rows[LIGHT_COUNT] = {
        [LIGHT_GREEN] = {0xBFE3D0, 0x0B4F33, 0x2A9D6F}, [LIGHT_YELLOW] = {0xFFE9A8, 0x5C4400, 0xF2C14E},
        [LIGHT_RED] = {0xF2B8A0, 0x6E1F00, 0xB5401F},   [LIGHT_OVER] = {0xBBD7F0, 0x0A3A66, 0x1F5FA8},
        [LIGHT_NONE] = {0xE4E4E4, 0x4A4A4A, 0xC9C9C9},
    };
    for (int light = 0; light < LIGHT_COUNT; light++) {
        palette->lights[light] =
            (struct style){.fill = COLOUR(rows[light].fill), .ink = COLOUR(rows[light].ink), .bold = 1};
        palette->light_marks[light] = COLOUR(rows[light].mark);
    }
}

// Fills the palette from [diseno] of cuadra.ini over the defaults.
void palette_make(const struct config *config, struct palette *palette)
{
    *palette = (struct palette){
        .main = configured(config, "color_principal", DEFAULT_MAIN),
        .second = configured(config, "color_secundario", DEFAULT_SECOND),
        .ink = COLOUR(0x222222),
        .soft_ink = COLOUR(0x595959),
        .line = COLOUR(0xBFBFBF),
        .white = COLOUR(0xFFFFFF),
    };
    palette->tint = lighter(palette->second, 82);
    make_titles(palette);
    make_lights(palette);
    for (int row = 0; row < ROW_KINDS; row++)
        for (int look = 0; look < LOOK_KINDS; look++) {
            palette->looks[row][look] = plain_look(palette, (enum look)look);
            colour_row(palette, (enum row_kind)row, &palette->looks[row][look]);
        }
}

// The style of a cell.
const struct style *palette_look(const struct palette *palette, enum row_kind row, enum look look)
{
    return &palette->looks[row][look];
}

// The style of a figure with the decimals it needs.
const struct style *palette_figure(const struct palette *palette, enum row_kind row, int decimals)
{
    return &palette->looks[row][LOOK_FIGURE_0 + (decimals < 0 ? 0 : decimals > 4 ? 4 : decimals)];
}
