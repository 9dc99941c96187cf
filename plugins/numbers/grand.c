/* Parts of a numeral are added up as decimal digits, since the largest scales are beyond any integer type. */
#include "grand.h"

#define GRAND_DIGITS 56u /* up to 9999 极 */

/* The power of ten of the scale at `at`; 0 = none. Moves *at behind it. */
static unsigned take_scale(const document_reader *reader, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = *at;
    uint32_t c = next_character(reader->text, &next);
    if (role_of(table, c) != ROLE_GRAND) return 0;
    *at = next;
    return table->values[c];
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

bool grand_read(const document_reader *reader, uint32_t at, const sum *first, numeral *out) {
    char digits[GRAND_DIGITS];
    uint32_t end = first->end;
    unsigned power = take_scale(reader, &end), parts = 1;
    if (power == 0 || !is_plain(first) || first->total == 0 || first->total > 9999 || at == first->end) return false;
    for (unsigned i = 0; i < GRAND_DIGITS; i++) digits[i] = '0';
    place(digits, first->total, power);
    for (;; parts++) {
        sum part;
        bool zero;
        if (!read_part(reader, end, &part, &zero)) return false;
        uint32_t behind = part.end;
        unsigned next = take_scale(reader, &behind);
        if (next >= power || (next > 0 && part.total > 9999)) return false;
        bool joins = next > 0 || zero || parts > 1 || part.flags & NUMERAL_SCALED;
        if (!joins || !fits(part.total, power - next)) return false;
        place(digits, part.total, next);
        end = behind;
        power = next;
        if (next == 0) break;
    }
    out->end = end;
    out->flags = NUMERAL_CHINESE | NUMERAL_SCALED | NUMERAL_LARGE;
    out->value = decimal_text(reader, digits, GRAND_DIGITS, 0, false);
    return true;
}
