#include "loose.h"

#define POWER_LIMIT 99 /* exponents of ^ */

/* A space that may stand inside a loose form. */
static uint32_t skip_space(gb_string text, uint32_t at) {
    uint32_t next = at;
    return is_space(next_character(text, &next)) ? next : at;
}

static bool is_dot_word(uint32_t c) {
    return c == 0x70B9 || c == 0x9EDE; /* 点 點 */
}

void loose_point(const document_reader *reader, mantissa *m) {
    uint32_t next = m->end;
    if (!reader->lenient || m->flags != 0 || m->count >= NUMERAL_DIGITS_LIMIT) return;
    if (!is_dot_word(next_character(reader->text, &next))) return;
    int digit = arabic_value(next_character(reader->text, &next));
    if (digit < 0 || arabic_value(character_at(reader->text, next)) >= 0) return;
    m->digits[m->count++] = (char)('0' + digit);
    m->fraction = 1;
    m->flags |= NUMERAL_POINT;
    m->end = next;
}

/* The letter of a scale at *at. */
static int suffix_power(const document_reader *reader, bool pointed, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = skip_space(reader->text, *at);
    uint32_t c = next_character(reader->text, &next);
    if (role_of(table, c) != ROLE_SUFFIX || is_letter(character_at(reader->text, next)) ||
        arabic_value(character_at(reader->text, next)) >= 0)
        return 0;
    int power = table->values[c];
    if (power == 9 && !pointed) return 0; /* 5G */
    *at = next;
    return power;
}

/* The integer, with a sign, at *at: two digits at most. false = none. */
static bool take_exponent(gb_string text, uint32_t *at, int *out) {
    uint32_t next = *at, sign = character_at(text, next);
    bool minus = sign == '-' || sign == 0xFF0D;
    if (minus || sign == '+' || sign == 0xFF0B) next_character(text, &next);
    int power = 0, digits = 0;
    for (int d; digits < 3 && (d = arabic_value(character_at(text, next))) >= 0; digits++) {
        power = power * 10 + d;
        next_character(text, &next);
    }
    if (digits == 0 || digits > 2 || is_letter(character_at(text, next))) return false;
    *at = next;
    *out = minus ? -power : power;
    return true;
}

static int exponent_power(const document_reader *reader, uint32_t *at) {
    uint32_t next = *at;
    int power = 0;
    uint32_t c = next_character(reader->text, &next);
    if ((c != 'e' && c != 'E' && c != 0xFF45 && c != 0xFF25) || !take_exponent(reader->text, &next, &power)) return 0;
    *at = next;
    return power;
}

int loose_power(const document_reader *reader, bool pointed, uint32_t *at) {
    if (!reader->lenient) return 0;
    int power = suffix_power(reader, pointed, at);
    return power != 0 ? power : exponent_power(reader, at);
}

bool loose_leading_point(const document_reader *reader, uint32_t at, uint32_t *start) {
    uint32_t point = at;
    if (!reader->lenient || previous_character(reader->text, &point) != '.' || point < reader->floor) return false;
    uint32_t before = character_before(reader->text, point);
    bool begins = before == '-' || is_space(before) || (is_boundary(before) && before != '.');
    if (begins) *start = point;
    return begins;
}

static void set_value(numeral *n, gb_string value, uint32_t end) {
    if (!value.data) return;
    n->value = value;
    n->end = end;
    n->small = -1;
}

/* 2.5^-1 */
static void raise(const document_reader *reader, numeral *n) {
    const gb_host *host = reader->host;
    uint32_t at = n->end;
    int power = 0, exact = 1;
    if (next_character(reader->text, &at) != '^' || !take_exponent(reader->text, &at, &power)) return;
    if (n->digits > 6 || power > POWER_LIMIT || power < -POWER_LIMIT) return;
    gb_string value = GB_TEXT("1");
    for (int i = power < 0 ? -power : power; i > 0 && value.data; i--)
        value = host->decimal(reader->document, GB_MULTIPLY, value, n->value);
    if (power < 0 && value.data) value = host->decimal_divide(reader->document, GB_TEXT("1"), value, 100, &exact);
    if (exact) set_value(n, value, at);
}

/* 十打: twelve each. */
static void count_dozens(const document_reader *reader, numeral *n) {
    uint32_t at = n->end;
    if (next_character(reader->text, &at) != 0x6253 || n->small < 1 || n->small > 999) return; /* 打 */
    if (contains_character(reader->language->contexts[CONTEXT_DOZEN_NOT], character_at(reader->text, at))) return;
    set_value(n, reader->host->decimal(reader->document, GB_MULTIPLY, n->value, GB_TEXT("12")), at);
}

/* The plain integer above zero at *at, of six digits at most; a NULL string when there is none. */
static gb_string take_integer(const document_reader *reader, uint32_t *at) {
    mantissa m;
    const gb_string none = {NULL, 0};
    if (arabic_value(character_at(reader->text, *at)) < 0) return none;
    arabic_read(reader->text, *at, &m);
    if (m.flags != 0 || m.count == 0 || m.integer > 6) return none;
    *at = m.end;
    return decimal_text(reader, m.digits, m.count, 0, false);
}

/* 1 4/3: an integer and a fraction; the value becomes the numerator of the sum. */
static void add_fraction(const document_reader *reader, numeral *n) {
    const gb_host *host = reader->host;
    uint32_t at = skip_space(reader->text, n->end);
    if (at == n->end || n->flags & ~(unsigned)NUMERAL_SEPARATED) return;
    gb_string over = take_integer(reader, &at);
    uint32_t c = over.data ? next_character(reader->text, &at) : 0;
    if (c != '/' && c != 0xFF0F) return;
    gb_string under = take_integer(reader, &at);
    gb_string whole = under.data ? host->decimal(reader->document, GB_MULTIPLY, n->value, under) : under;
    if (!whole.data) return;
    set_value(n, host->decimal(reader->document, GB_ADD, whole, over), at);
    n->under = under;
}

void loose_rest(const document_reader *reader, numeral *n) {
    if (!reader->lenient || !n->value.data) return;
    raise(reader, n);
    count_dozens(reader, n);
    if (!(n->flags & NUMERAL_CHINESE)) add_fraction(reader, n);
}

bool loose_numeral(const document_reader *reader, uint32_t at, numeral *out) {
    const characters *table = &reader->language->characters;
    uint32_t end = at;
    uint32_t c = next_character(reader->text, &end);
    role r = role_of(table, c);
    if (!reader->lenient) return false;
    if (r == ROLE_HALF && role_of(table, next_character(reader->text, &end)) == ROLE_HUNDRED) {
        out->value = GB_TEXT("50");
        out->small = 50;
        out->flags = NUMERAL_CHINESE | NUMERAL_LARGE;
    } else if (r == ROLE_ROMAN) {
        char digits[2] = {(char)('0' + table->values[c] / 10), (char)('0' + table->values[c] % 10)};
        out->value = decimal_text(reader, digits, 2, 0, false);
        out->small = table->values[c];
    } else {
        return false;
    }
    out->end = end;
    return true;
}

bool is_financial(const document_reader *reader, uint32_t c) {
    return contains_character(reader->language->contexts[CONTEXT_FINANCIAL], c);
}
