/* Parts of a numeral are added up as decimal digits, since the largest scales are beyond any integer type. */
#include "grand.h"

#include "unit.h"

#define GRAND_DIGITS 104u /* up to 极 in the widest system */
#define GRAND_PARTS 12u

/* A part and the scale behind it: 1 = 兆, 2 = 京, ...; 0 = none, the last part. */
typedef struct grand_part {
    wide total;
    unsigned scale;
} grand_part;

/* Three systems of the scales beyond 亿 are in books: in steps of ten thousand, as today; in steps of 亿; each the
 * square of the one before. */
typedef enum scale_system { BY_MYRIAD, BY_YI, BY_SQUARE, SCALE_SYSTEMS } scale_system;

/* The power of ten of a scale; 0 for none. */
static unsigned power_of(unsigned scale, scale_system system) {
    if (scale == 0) return 0;
    if (system == BY_MYRIAD) return 8 + 4 * scale;
    return system == BY_YI ? 8 + 8 * scale : scale < 4 ? 8u << scale : GRAND_DIGITS;
}

/* The scale at `at`; 0 = none. Moves *at behind it. */
static unsigned take_scale(const document_reader *reader, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = *at;
    uint32_t c = next_character(reader->text, &next);
    if (role_of(table, c) != ROLE_GRAND) return 0;
    *at = next;
    return (table->values[c] - 8u) / 4;
}

/* Writes `value` x 10^power over digits that are zero. */
static void place(char digits[GRAND_DIGITS], wide value, unsigned power) {
    for (unsigned i = GRAND_DIGITS - power; value > 0 && i > 0; value /= 10)
        digits[--i] = (char)('0' + (int)(value % 10));
}

/* A part that is a plain integer. */
static bool is_plain(const sum *part) {
    return part->fraction == 0 && part->pair == NOTHING && part->some == NOTHING &&
           !(part->flags & (NUMERAL_TOO_LONG | NUMERAL_MORE | NUMERAL_BARE));
}

/* 1 when `value` has at most `digits` digits. */
static bool fits(wide value, unsigned digits) {
    while (value > 0 && digits > 0) value /= 10, digits--;
    return value == 0;
}

/* The part behind a scale; a zero before it is skipped. */
static bool read_part(const document_reader *reader, uint32_t at, sum *part, bool *zero) {
    const characters *table = &reader->language->characters;
    *zero = false;
    while (role_at(table, reader->text, at) == ROLE_ZERO && !*zero) {
        next_character(reader->text, &at);
        *zero = true;
    }
    if (!is_chinese_numeral(role_at(table, reader->text, at))) return false;
    compose(reader, at, &(reading){NOTHING, 1}, part);
    return part->end > at && is_plain(part);
}

/* 兆 before a unit of money is a scale without a further part: 十兆元. */
static bool is_money(const document_reader *reader, uint32_t at) {
    numeral none = {.start = at, .end = at};
    unit_match unit = unit_read(reader, at, &none);
    return unit.entry && unit.entry->kind == KIND_MONEY;
}

/* Every part has room between its scale and the one before it. */
static bool have_room(const grand_part *parts, unsigned count, scale_system system) {
    if (power_of(parts[0].scale, system) + 8 > GRAND_DIGITS) return false;
    if (!fits(parts[0].total, system == BY_MYRIAD ? 4 : 8)) return false;
    for (unsigned i = 1; i < count; i++) {
        unsigned above = power_of(parts[i - 1].scale, system), own = power_of(parts[i].scale, system);
        bool wide_part = system == BY_MYRIAD && own > 0 && !fits(parts[i].total, 4);
        if (wide_part || !fits(parts[i].total, above - own)) return false;
    }
    return true;
}

/* Reads the parts behind the first one: how many there are in all; 0 = it is no such numeral. */
static unsigned read_parts(const document_reader *reader, grand_part parts[GRAND_PARTS], uint32_t *end) {
    unsigned count = 1;
    while (parts[count - 1].scale > 0) {
        sum part;
        bool zero;
        if (!read_part(reader, *end, &part, &zero)) return count == 1 && is_money(reader, *end) ? 1 : 0;
        *end = part.end;
        unsigned scale = take_scale(reader, end);
        bool joins = scale > 0 || zero || count > 1 || part.flags & NUMERAL_SCALED;
        if (!joins || scale >= parts[count - 1].scale || count == GRAND_PARTS) return 0;
        parts[count++] = (grand_part){part.total, scale};
    }
    return count;
}

bool grand_read(const document_reader *reader, uint32_t at, const sum *first, numeral *out) {
    char digits[GRAND_DIGITS];
    grand_part parts[GRAND_PARTS];
    uint32_t end = first->end;
    unsigned scale = take_scale(reader, &end);
    if (scale == 0 || !is_plain(first) || first->total == 0 || at == first->end) return false;
    parts[0] = (grand_part){first->total, scale};
    unsigned count = read_parts(reader, parts, &end);
    scale_system system = BY_MYRIAD;
    while (system < SCALE_SYSTEMS && count > 0 && !have_room(parts, count, system)) system++;
    if (count == 0 || system == SCALE_SYSTEMS) return false;
    for (unsigned i = 0; i < GRAND_DIGITS; i++) digits[i] = '0';
    for (unsigned i = 0; i < count; i++) place(digits, parts[i].total, power_of(parts[i].scale, system));
    out->end = end;
    out->flags = NUMERAL_CHINESE | NUMERAL_SCALED | NUMERAL_LARGE;
    out->value = decimal_text(reader, digits, GRAND_DIGITS, 0, false);
    return true;
}
