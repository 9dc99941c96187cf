#include "numeral.h"

#include "loose.h"
#include "unit.h"

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

/* 兆 before a unit of money: 10兆元. */
static bool is_money_scale(const document_reader *reader, uint32_t at) {
    numeral none = {.start = at, .end = at};
    const characters *table = &reader->language->characters;
    if (table->values[character_at(reader->text, at) & 0xFFFF] != 12) return false;
    next_character(reader->text, &at);
    unit_match unit = unit_read(reader, at, &none);
    return unit.entry && unit.entry->kind == KIND_MONEY;
}

/* 千, 百 and then 万, 亿 behind Arabic digits: their power of ten. 千 of 千瓦 and 百 of 百分点 stay with their unit. */
static int scale_read(const document_reader *reader, uint32_t *at, unsigned *flags) {
    const characters *table = &reader->language->characters;
    int power = 0;
    uint32_t next = *at, end;
    if (is_space(character_at(reader->text, next))) {
        next_character(reader->text, &next);
        role r = role_at(table, reader->text, next);
        bool more = reader->lenient && phrase_at(&reader->language->bounds_inside, reader->text, next, &end) >= 0;
        if (r != ROLE_MYRIAD && r != ROLE_YI && !more) return 0; /* 500 余 万 */
    }
    if (phrase_at(&reader->language->bounds_inside, reader->text, next, &end) >= 0) {
        if (reader->lenient && is_space(character_at(reader->text, end))) next_character(reader->text, &end);
        role r = role_at(table, reader->text, end);
        if (r != ROLE_MYRIAD && r != ROLE_YI && r != ROLE_THOUSAND) return 0;
        *flags |= NUMERAL_MORE;
        next = end;
    }
    for (;;) {
        role r = role_at(table, reader->text, next);
        if (r == ROLE_GRAND && is_money_scale(reader, next)) {
            next_character(reader->text, &next);
            *at = next;
            *flags |= NUMERAL_SCALED;
            return power + 12;
        }
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

static bool read_arabic(const document_reader *reader, uint32_t at, numeral *out) {
    mantissa m;
    arabic_read(reader->text, at, &m);
    loose_point(reader, &m);
    uint32_t end = m.end;
    int power = scale_read(reader, &end, &m.flags), scale = power;
    uint32_t point;
    bool pointed = m.flags & NUMERAL_POINT || loose_leading_point(reader, at, &point);
    if (power == 0) power = loose_power(reader, pointed, &end);
    const characters *table = &reader->language->characters;
    role follows = role_at(table, reader->text, end);
    bool tens = reader->lenient && m.integer == 1 && follows == ROLE_TENS; /* 2十一 */
    if (tens && m.fraction == 0 && chinese_read(reader, at, out)) return true;
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
    if (r == ROLE_ARABIC) {
        read_arabic(reader, at, out);
        loose_rest(reader, out);
        return true;
    }
    if (r == ROLE_HALF || r == ROLE_ROMAN) return loose_numeral(reader, at, out);
    if (!is_chinese_numeral(r) && r != ROLE_SOME) return false;
    if (chinese_read(reader, at, out)) {
        loose_rest(reader, out);
        return true;
    }
    out->end = behind;
    return false;
}
