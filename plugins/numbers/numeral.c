#include "numeral.h"

#include "reader.h"

#include <string.h>

gb_string decimal_text(const document_reader *reader, const char *digits, unsigned count, int power, bool negative) {
    const gb_string none = {NULL, 0};
    while (count > 0 && digits[0] == '0') digits++, count--;
    while (power < 0 && count > 0 && digits[count - 1] == '0') count--, power++;
    if (count == 0) return GB_TEXT("0");
    size_t whole = power >= 0 ? count + (size_t)power : count > (unsigned)-power ? count - (unsigned)-power : 0;
    size_t zeros = power < 0 && (unsigned)-power > count ? (unsigned)-power - count : 0; /* between point and digits */
    size_t parts = power < 0 ? 1 + zeros + (count - whole) : 0;
    size_t length = (negative ? 1 : 0) + (whole > 0 ? whole : 1) + parts;
    char *text = reader_allocate(reader, length + 1);
    if (!text) return none;
    char *out = text;
    if (negative) *out++ = '-';
    if (whole == 0) *out++ = '0';
    size_t copied = whole < count ? whole : count;
    memcpy(out, digits, copied);
    memset(out + copied, '0', whole - copied);
    out += whole;
    if (power < 0) {
        *out++ = '.';
        memset(out, '0', zeros);
        memcpy(out + zeros, digits + whole, count - whole);
    }
    return (gb_string){text, length};
}

/* 千, 百 and then 万, 亿 behind Arabic digits: their power of ten. 千 of 千瓦 and 百 of 百分点 stay with their unit. */
static int scale_read(const document_reader *reader, uint32_t *at, unsigned *flags) {
    const characters *table = &reader->language->characters;
    int power = 0;
    uint32_t next = *at, end;
    if (is_space(character_at(reader->text, next))) {
        next_character(reader->text, &next);
        role r = role_at(table, reader->text, next);
        if (r != ROLE_MYRIAD && r != ROLE_YI) return 0;
    }
    if (phrase_at(&reader->language->bounds_inside, reader->text, next, &end) >= 0) {
        role r = role_at(table, reader->text, end);
        if (r != ROLE_MYRIAD && r != ROLE_YI && r != ROLE_THOUSAND) return 0;
        *flags |= NUMERAL_MORE;
        next = end;
    }
    for (;;) {
        role r = role_at(table, reader->text, next);
        int step = r == ROLE_MYRIAD ? 4 : r == ROLE_YI ? 8 : r == ROLE_THOUSAND ? 3 : r == ROLE_HUNDRED ? 2 : 0;
        if (step == 0 || (step < 4 && power > 0) || power + step > 24) break;
        if (step < 4 && phrase_at(&reader->language->units, reader->text, next, &end) >= 0) break;
        next_character(reader->text, &next);
        power += step;
        *at = next;
        *flags |= NUMERAL_SCALED;
        if (phrase_at(&reader->language->bounds_inside, reader->text, next, &end) >= 0) { /* 3万多亿 */
            r = role_at(table, reader->text, end);
            if (r != ROLE_MYRIAD && r != ROLE_YI) break;
            *flags |= NUMERAL_MORE;
            next = end;
        }
    }
    return power;
}

/* K, M or W behind Arabic digits, where every numeral is wanted: its power of ten. */
static int suffix_read(const document_reader *reader, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = *at;
    uint32_t c = next_character(reader->text, &next);
    if (!reader->lenient || role_of(table, c) != ROLE_SUFFIX || is_letter(character_at(reader->text, next)) ||
        arabic_value(character_at(reader->text, next)) >= 0)
        return 0;
    *at = next;
    return table->values[c];
}

/* e-1 behind Arabic digits, where every numeral is wanted: the power of ten. */
static int exponent_read(const document_reader *reader, uint32_t *at) {
    uint32_t next = *at;
    uint32_t c = next_character(reader->text, &next), sign = character_at(reader->text, next);
    bool minus = sign == '-' || sign == 0xFF0D;
    if (!reader->lenient || (c != 'e' && c != 'E' && c != 0xFF45)) return 0;
    if (minus || sign == '+') next_character(reader->text, &next);
    int power = 0, digits = 0;
    for (int d; digits < 3 && (d = arabic_value(character_at(reader->text, next))) >= 0; digits++) {
        power = power * 10 + d;
        next_character(reader->text, &next);
    }
    if (digits == 0 || digits > 2 || is_letter(character_at(reader->text, next))) return 0;
    *at = next;
    return minus ? -power : power;
}

/* 8点5, where every numeral is wanted: one digit behind 点; more are minutes. */
static void point_word_read(const document_reader *reader, mantissa *m) {
    uint32_t next = m->end;
    uint32_t c = next_character(reader->text, &next);
    if (!reader->lenient || m->flags != 0 || m->count >= NUMERAL_DIGITS_LIMIT || (c != 0x70B9 && c != 0x9EDE)) return;
    int digit = arabic_value(next_character(reader->text, &next));
    if (digit < 0 || arabic_value(character_at(reader->text, next)) >= 0) return;
    m->digits[m->count++] = (char)('0' + digit);
    m->fraction = 1;
    m->flags |= NUMERAL_POINT;
    m->end = next;
}

static bool read_arabic(const document_reader *reader, uint32_t at, numeral *out) {
    mantissa m;
    arabic_read(reader->text, at, &m);
    point_word_read(reader, &m);
    uint32_t end = m.end;
    int power = scale_read(reader, &end, &m.flags), scale = power;
    if (power == 0) power = suffix_read(reader, &end);
    if (power == 0) power = exponent_read(reader, &end);
    const characters *table = &reader->language->characters;
    role follows = role_at(table, reader->text, end);
    if (scale > 0 && m.fraction == 0 && m.integer <= 12 && !(m.flags & (NUMERAL_SEPARATED | NUMERAL_MORE)) &&
        (follows == ROLE_ARABIC || follows == ROLE_DIGIT || follows == ROLE_ZERO) && chinese_read(reader, at, out))
        return true;
    out->end = end;
    out->flags = m.flags;
    out->digits = m.integer;
    out->scale = scale;
    if (m.flags & NUMERAL_TOO_LONG) return true;
    out->value = decimal_text(reader, m.digits, m.count, power - (int)m.fraction, false);
    if (m.fraction == 0 && power >= 0 && m.count + (unsigned)power <= 15) {
        out->small = 0;
        for (unsigned i = 0; i < m.count; i++) out->small = out->small * 10 + (m.digits[i] - '0');
        for (int i = 0; i < power; i++) out->small *= 10;
    }
    return true;
}

bool numeral_read(const document_reader *reader, uint32_t at, numeral *out) {
    role r = role_at(&reader->language->characters, reader->text, at);
    uint32_t behind = at;
    next_character(reader->text, &behind);
    memset(out, 0, sizeof *out);
    out->start = at;
    out->end = behind;
    out->small = -1;
    if (r == ROLE_ARABIC) return read_arabic(reader, at, out);
    if (!is_chinese_numeral(r) && r != ROLE_SOME) return false;
    if (chinese_read(reader, at, out)) return true;
    out->end = behind;
    return false;
}
