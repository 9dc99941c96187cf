/* The units and digits of a numeral: 三亿二千万, 3万4000, 二点五. */
#include "compose.h"

#include "loose.h"

/* An Arabic integer inside: the 4000 of 3万4000. */
static bool take_arabic(const document_reader *reader, sum *s, uint32_t *at) {
    int64_t value = 0;
    uint32_t next = *at;
    unsigned count = 0;
    for (int d; (d = arabic_value(character_at(reader->text, next))) >= 0; count++) {
        if (count == 12) return false;
        value = value * 10 + d;
        next_character(reader->text, &next);
    }
    role follows = role_at(&reader->language->characters, reader->text, next);
    bool next_number = value > 9 && (follows == ROLE_HUNDRED || follows == ROLE_THOUSAND); /* 30万|20千 */
    if (s->digit >= 0 || count == 0 || (next_number && !sum_is_empty(s))) return false;
    s->digit = value;
    s->digit_at = *at;
    s->digit_arabic = true;
    s->last = ROLE_ARABIC;
    *at = next;
    return true;
}

/* 百 of 百分之 and 千 of 千瓦 belong to what follows. */
static bool is_part_of_unit(const document_reader *reader, const sum *s, uint32_t at) {
    uint32_t end;
    if (sum_is_empty(s)) return false;
    return phrase_at(&reader->language->units, reader->text, at, &end) >= 0;
}

/* Behind the space at `at`, where every numeral is wanted. */
static uint32_t skip_space(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    return reader->lenient && is_space(next_character(reader->text, &next)) ? next : at;
}

/* 多, 余, 来 before 万 or 亿. */
static bool take_more(const document_reader *reader, sum *s, uint32_t *at) {
    uint32_t end;
    if (sum_is_empty(s) || phrase_at(&reader->language->bounds_inside, reader->text, *at, &end) < 0) return false;
    end = skip_space(reader, end);
    role next = role_at(&reader->language->characters, reader->text, end);
    if (next != ROLE_MYRIAD && next != ROLE_YI) return false;
    s->flags |= NUMERAL_MORE;
    *at = end;
    return true;
}

/* 几 and 数: an unknown digit before a unit, or 几 after 十. */
static bool take_some(const document_reader *reader, sum *s, uint32_t next, const reading *how, uint32_t at) {
    role follows = role_at(&reader->language->characters, reader->text, next);
    bool leads = follows >= ROLE_TENS && follows <= ROLE_YI;
    uint32_t c = character_at(reader->text, at);
    if (s->digit >= 0 || s->some != NOTHING) return false;
    if (!leads && (s->last != ROLE_TENS || c == 0x6570 || c == 0x6578)) return false;
    if (!sum_is_empty(s) && (c == 0x6570 || c == 0x6578)) return false;
    s->some = at;
    s->some_leads = leads && s->last != ROLE_TENS;
    s->digit = how->some;
    s->digit_at = at;
    s->digit_arabic = false;
    s->last = ROLE_SOME;
    return true;
}

/* The digit at the end: the ones of 二十二, but hundreds in 三千五 and thousands in 一万二. */
static wide last_digit(const sum *s) {
    bool short_form = s->unit >= 100 && !s->zero && s->digit < 10 && s->digit > 0 && s->last != ROLE_SOME;
    return short_form ? (wide)s->digit * (s->unit / 10) : sum_pending(s);
}

/* The Arabic digit at `at` when no second one follows: 二十五点3; -1 = not so. */
static int lone_digit(const document_reader *reader, uint32_t at) {
    int value = arabic_value(next_character(reader->text, &at));
    return arabic_value(character_at(reader->text, at)) < 0 ? value : -1;
}

/* The digits behind 点, then 万 and 亿. */
static void take_decimals(const document_reader *reader, sum *s, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = skip_space(reader, *at);
    uint32_t c = next_character(reader->text, &next);
    if (c != 0x70B9 && c != 0x9EDE) return;
    next = skip_space(reader, next);
    wide value = s->total + s->level + s->section + last_digit(s);
    unsigned count = 0;
    for (;; count++) {
        c = character_at(reader->text, next);
        role r = role_of(table, c);
        int arabic = reader->lenient && count == 0 ? lone_digit(reader, next) : -1;
        if ((r != ROLE_DIGIT && r != ROLE_ZERO && arabic < 0) || count == 30 || value > WIDE_LIMIT / 100) break;
        value = value * 10 + (arabic >= 0 ? (unsigned)arabic : r == ROLE_DIGIT ? table->values[c] : 0);
        next_character(reader->text, &next);
    }
    role r = role_at(table, reader->text, next);
    if (count == 0 || r == ROLE_TENS) return; /* 三点三十分 */
    s->flags |= NUMERAL_POINT;
    s->scale = 0;
    for (; r == ROLE_MYRIAD || r == ROLE_YI || r == ROLE_THOUSAND || r == ROLE_HUNDRED;
         r = role_at(table, reader->text, next)) {
        if (s->scale >= 16 || ((r == ROLE_THOUSAND || r == ROLE_HUNDRED) && is_part_of_unit(reader, s, next))) break;
        s->scale += r == ROLE_MYRIAD ? 4 : r == ROLE_YI ? 8 : r == ROLE_THOUSAND ? 3 : 2;
        s->flags |= NUMERAL_SCALED;
        next_character(reader->text, &next);
    }
    s->total = value;
    s->level = s->section = 0;
    s->digit = -1;
    s->fraction = count;
    *at = next;
}

/* 壹佰贰拾叁|肆角, where every numeral is wanted: in financial writing, which has no vague numbers, the digit before 角
 * is a tenth of the yuan that is left out. */
static bool begins_minor_money(const document_reader *reader, const sum *s, uint32_t c, uint32_t follows) {
    bool minor = follows == 0x89D2 || follows == 0x6BDB || follows == 0x5206; /* 角 毛 分 */
    return reader->lenient && minor && is_financial(reader, c) && (s->digit >= 0 || s->unit >= 100);
}

/* A digit of the next numeral: the 四 of 三十四十, since 四十 does not belong to 三十; the 两 of 三万两, a unit. */
static bool begins_another(const document_reader *reader, const sum *s, uint32_t c, uint32_t next) {
    const characters *table = &reader->language->characters;
    uint32_t follows = character_at(reader->text, next), end;
    role r = role_of(table, follows);
    if (sum_is_empty(s) || s->last == ROLE_ZERO) return false;
    if (begins_minor_money(reader, s, c, follows)) return true;
    if (is_liang(c) && (r < ROLE_TENS || r > ROLE_YI)) return true;
    bool multiplied = s->section % 100 > 10; /* but 十三十四 is 十三 and 十四 */
    if (r == ROLE_TENS) return s->limit <= 10 && multiplied && table->values[follows] == 10;
    if (r != ROLE_HUNDRED && r != ROLE_THOUSAND) return false;
    return s->limit <= (r == ROLE_HUNDRED ? 100u : 1000u) &&
           phrase_at(&reader->language->units, reader->text, next, &end) < 0;
}

/* Takes the character at *at into the sum. false = the numeral ends before it. */
static bool take(const document_reader *reader, sum *s, const reading *how, uint32_t *at) {
    const characters *table = &reader->language->characters;
    uint32_t next = *at;
    uint32_t c = next_character(reader->text, &next);
    role r = role_of(table, c);
    switch (r) {
    case ROLE_ARABIC:
        return take_arabic(reader, s, at);
    case ROLE_DIGIT:
        if (s->digit >= 0) {
            if (begins_minor_money(reader, s, c, character_at(reader->text, next))) return false;
            if (!s->digit_arabic && s->last == ROLE_DIGIT && s->pair == NOTHING) s->pair = *at;
            return false;
        }
        if (begins_another(reader, s, c, next)) return false;
        s->digit = table->values[c];
        s->digit_at = *at;
        s->digit_arabic = false;
        s->last = r;
        break;
    case ROLE_ZERO:
        if (s->digit >= 0) return false;
        if (sum_is_empty(s)) {
            s->digit = 0;
            s->digit_at = *at;
        } else {
            role follows = role_at(table, reader->text, next);
            if (!is_chinese_numeral(follows) && follows != ROLE_ARABIC) return false;
            s->zero = true;
        }
        s->last = r;
        break;
    case ROLE_TENS:
        if (!sum_take_section_unit(s, table->values[c], r)) return false;
        break;
    case ROLE_HUNDRED:
    case ROLE_THOUSAND:
        if (is_part_of_unit(reader, s, *at) || !sum_take_section_unit(s, r == ROLE_HUNDRED ? 100 : 1000, r))
            return false;
        break;
    case ROLE_MYRIAD:
        if (!sum_take_myriad(s)) return false;
        break;
    case ROLE_YI:
        if (!sum_take_yi(s)) return false;
        break;
    case ROLE_SOME:
        if (!take_some(reader, s, next, how, *at)) return take_more(reader, s, at);
        break;
    default:
        return take_more(reader, s, at);
    }
    *at = next;
    return true;
}

/* 三千 九百, where every numeral is wanted: one space inside. */
static bool take_behind_space(const document_reader *reader, sum *s, const reading *how, uint32_t *at) {
    uint32_t next = *at;
    if (!reader->lenient || s->end == how->skip || sum_is_empty(s) || !is_space(next_character(reader->text, &next)))
        return false;
    if (s->digit >= 0 && role_at(&reader->language->characters, reader->text, next) <= ROLE_ZERO) return false;
    if (!take(reader, s, how, &next)) return false;
    *at = next;
    return true;
}

void compose(const document_reader *reader, uint32_t at, const reading *how, sum *s) {
    *s = (sum){.digit = -1, .limit = 10000, .pair = NOTHING, .some = NOTHING, .end = at};
    while (!(s->flags & NUMERAL_TOO_LONG)) {
        if (at == how->skip) {
            next_character(reader->text, &at);
            s->end = at;
            continue;
        }
        if (!take(reader, s, how, &at) && !take_behind_space(reader, s, how, &at)) break;
        s->end = at;
    }
    if (sum_is_empty(s)) return;
    if (s->last == ROLE_DIGIT || s->last == ROLE_ZERO || s->last == ROLE_TENS || s->last == ROLE_HUNDRED ||
        s->last == ROLE_THOUSAND || s->last == ROLE_MYRIAD || s->last == ROLE_YI)
        take_decimals(reader, s, &s->end);
    if (s->digit >= 0) {
        s->section += last_digit(s);
        s->scale = 0;
    }
    s->total += s->level + s->section;
}
