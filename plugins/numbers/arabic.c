/* Arabic digits: ASCII and full-width, thousands separators, decimal points, digits set apart by spaces. */
#include "numeral.h"

static bool is_separator(uint32_t c) {
    return c == ',' || c == 0xFF0C;
}
static bool is_point(uint32_t c) {
    return c == '.' || c == 0xFF0E;
}

/* The Arabic digit at *at, or -1; moves *at behind it. */
static int take_digit(gb_string text, uint32_t *at) {
    uint32_t next = *at;
    int value = arabic_value(next_character(text, &next));
    if (value >= 0) *at = next;
    return value;
}

static void add_digit(mantissa *m, int digit) {
    if (m->count == NUMERAL_DIGITS_LIMIT) {
        m->flags |= NUMERAL_TOO_LONG;
        return;
    }
    if (m->count > 0 || digit > 0) m->digits[m->count++] = (char)('0' + digit);
}

/* A run of digits; how many. */
static unsigned take_digits(gb_string text, uint32_t *at, mantissa *m) {
    unsigned count = 0;
    for (int digit; (digit = take_digit(text, at)) >= 0; count++) add_digit(m, digit);
    return count;
}

/* Exactly three digits behind a separator at `at`, and no fourth: where they begin; 0 = not so. */
static uint32_t group_at(gb_string text, uint32_t at) {
    if (!is_separator(next_character(text, &at))) return 0;
    uint32_t begin = at;
    for (int i = 0; i < 3; i++)
        if (take_digit(text, &at) < 0) return 0;
    return arabic_value(character_at(text, at)) < 0 ? begin : 0;
}

/* A space that sets groups of three digits apart: also the narrow ones of typesetters. */
static bool is_group_space(uint32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F;
}

/* The same behind one space: 1 234. */
static uint32_t spaced_group_at(gb_string text, uint32_t at) {
    if (!is_group_space(next_character(text, &at))) return 0;
    uint32_t begin = at;
    for (int i = 0; i < 3; i++)
        if (take_digit(text, &at) < 0) return 0;
    return arabic_value(character_at(text, at)) < 0 ? begin : 0;
}

/* Whether the groups behind `at` belong to the number that begins at `start`: a word stands right before it and a word
 * or a percent sign right behind it. Cells of a table, 120 300 450, have blanks on both sides. */
static bool groups_belong(gb_string text, uint32_t start, uint32_t at) {
    uint32_t c = character_before(text, start);
    if (!gb_is_han(c) && c != 0xFFE5 && c != 0xA5 && c != '$') return false; /* ￥ ¥ */
    for (uint32_t next; (next = spaced_group_at(text, at)) != 0;) {
        at = next;
        while (take_digit(text, &at) >= 0) continue;
    }
    c = character_at(text, at);
    if (is_point(c)) {
        next_character(text, &at);
        while (take_digit(text, &at) >= 0) continue;
        c = character_at(text, at);
    }
    return gb_is_han(c) || c == '%' || c == 0xFF05;
}

/* A single digit behind one space, as in 1 9 9 8 年: where it begins; 0 = not so. */
static uint32_t spaced_digit_at(gb_string text, uint32_t at) {
    if (!is_space(next_character(text, &at))) return 0;
    uint32_t begin = at;
    if (take_digit(text, &at) < 0) return 0;
    uint32_t c = character_at(text, at);
    return arabic_value(c) >= 0 || c == '/' || c == 0xFF0F ? 0 : begin; /* 1 4/3 has a fraction */
}

static void skip_space(gb_string text, uint32_t *at) {
    uint32_t next = *at;
    if (is_space(next_character(text, &next))) *at = next;
}

/* Digits behind a decimal point at *at. A space before the point is part of the number only where it is full-width or
 * the digits before it are set apart, too: 7 ．6 ％. */
static void take_fraction(gb_string text, uint32_t *at, mantissa *m, bool spaced) {
    uint32_t next = *at;
    skip_space(text, &next);
    bool apart = next != *at;
    if (apart && !spaced && character_at(text, next) != 0xFF0E) return;
    if (!is_point(next_character(text, &next))) return;
    if (apart || spaced) skip_space(text, &next);
    if (arabic_value(character_at(text, next)) < 0) return;
    m->fraction = take_digits(text, &next, m);
    for (uint32_t digit; (apart || spaced) && m->fraction > 0 && (digit = spaced_digit_at(text, next)) != 0;
         next = digit)
        m->fraction += take_digits(text, &digit, m);
    m->flags |= NUMERAL_POINT;
    *at = next;
    if (is_point(next_character(text, &next)) && arabic_value(character_at(text, next)) >= 0)
        m->flags |= NUMERAL_DOTTED;
}

/* A decimal written with a middle dot, 9·5％: only where a percent sign follows, since 5·18 is a date. */
static void take_middle_dot(gb_string text, uint32_t *at, mantissa *m) {
    uint32_t next = *at, end;
    if (next_character(text, &next) != 0xB7 || arabic_value(character_at(text, next)) < 0) return;
    end = next;
    while (take_digit(text, &end) >= 0) continue;
    uint32_t c = character_at(text, end);
    if (c != '%' && c != 0xFF05) return;
    m->fraction = take_digits(text, &next, m);
    m->flags |= NUMERAL_POINT;
    *at = next;
}

/* Groups of three digits set apart by spaces: 1 234 567元. */
static void take_spaced_groups(gb_string text, uint32_t start, uint32_t *at, mantissa *m) {
    if (spaced_group_at(text, *at) == 0 || !groups_belong(text, start, *at)) return;
    for (uint32_t next; (next = spaced_group_at(text, *at)) != 0; *at = next) m->integer += take_digits(text, &next, m);
    m->flags |= NUMERAL_SEPARATED;
}

void arabic_read(gb_string text, uint32_t at, mantissa *m) {
    bool spaced = false;
    uint32_t start = at;
    m->count = m->fraction = m->flags = 0;
    m->integer = take_digits(text, &at, m);
    if (m->integer == 1) {
        for (uint32_t next; (next = spaced_digit_at(text, at)) != 0; spaced = true) {
            m->integer += take_digits(text, &next, m);
            at = next;
        }
    }
    if (m->integer <= 3 && !spaced) {
        for (uint32_t next; (next = group_at(text, at)) != 0;) {
            m->integer += take_digits(text, &next, m);
            m->flags |= NUMERAL_SEPARATED;
            at = next;
        }
        if (!(m->flags & NUMERAL_SEPARATED)) take_spaced_groups(text, start, &at, m);
    }
    take_fraction(text, &at, m, spaced);
    if (!(m->flags & NUMERAL_POINT)) take_middle_dot(text, &at, m);
    m->end = at;
}
