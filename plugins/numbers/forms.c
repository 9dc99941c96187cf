#include "forms.h"

#include <stdio.h>
#include <string.h>

enum { TIMES_LIMIT = 20, PARTS_LIMIT = 6 };

static bool stands(const document_reader *reader, uint32_t at, const char *text) {
    return gb_stands_at(reader->text, at, gb_string_of(text));
}

static void add_bounds(const document_reader *reader, const numeral *number, quantity *q) {
    bound_kind before = bound_before(reader, number, q->kind == KIND_DURATION, &q->start);
    bound_kind after = bound_after(reader, false, &q->end);
    q->bound = before != BOUND_EXACT ? before : after;
}

bool doubling_read(const document_reader *reader, uint32_t at, quantity *q) {
    const gb_string sign = GB_TEXT("番");
    uint32_t next = at;
    int64_t times = 1;
    numeral number = {.start = at, .end = at};
    next_character(reader->text, &next);
    if (stands(reader, next, "了")) next += 3;
    if (!gb_stands_at(reader->text, next, sign)) {
        if (!numeral_read(reader, next, &number) || number.small < 1 || number.small > TIMES_LIMIT) return false;
        times = number.small;
        next = number.end;
        if (!gb_stands_at(reader->text, next, sign)) return false;
    }
    char value[16];
    int length = snprintf(value, sizeof value, "%ld", 1L << times);
    *q = (quantity){.start = at, .end = next + (uint32_t)sign.length, .kind = KIND_MULTIPLE, .rule = "doubling"};
    q->value = reader_keep(reader, value, (size_t)length);
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, GB_TEXT("倍"));
    if (row >= 0) q->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, q->end};
    add_bounds(reader, &number, q);
    return true;
}

/* Nothing that 半 could be half of follows: 过半, 过半的. */
static bool ends_share(const document_reader *reader, uint32_t at) {
    uint32_t c = character_at(reader->text, at);
    return is_boundary(c) || is_space(c) || c == 0x7684 || c == 0x4EE5; /* 的 以 */
}

bool half_read(const document_reader *reader, uint32_t at, quantity *q) {
    numeral number = {.start = at, .end = at};
    uint32_t next = at;
    next_character(reader->text, &next);
    unit_match unit = unit_read(reader, next, &number);
    if (!unit.entry || (unit.entry->dimension.length == 0 && !reader->lenient) || unit.entry->words == WORDS_NEVER)
        return false;
    *q = (quantity){
        .start = at, .end = unit.end, .kind = unit.entry->kind, .value = GB_TEXT("0.5"), .unit = unit, .rule = "half"};
    add_bounds(reader, &number, q);
    return true;
}

/* 过半, but not 经过半年: the beginning of 过; `start` when it is no such word. */
static uint32_t over_half_start(const document_reader *reader, uint32_t start) {
    uint32_t begin = start;
    const gb_string not_before = GB_TEXT("经通不超渡度");
    if (start < reader->floor + 3 || previous_character(reader->text, &begin) != 0x8FC7) return start; /* 过 */
    return contains_character(not_before, character_before(reader->text, begin)) ? start : begin;
}

bool half_share_read(const document_reader *reader, uint32_t at, quantity *q) {
    const gb_string number = GB_TEXT("数");
    const numeral none = {.start = at, .end = at};
    uint32_t end = at, start = over_half_start(reader, at);
    next_character(reader->text, &end);
    bool named = gb_stands_at(reader->text, end, number); /* 半数 */
    if (named) end += (uint32_t)number.length;
    if (!named && (start == at || !ends_share(reader, end))) return false;
    *q = (quantity){.start = start, .end = end, .kind = KIND_FRACTION, .value = GB_TEXT("0.5"), .rule = "half"};
    if (start == at) {
        add_bounds(reader, &none, q);
    } else {
        q->bound = BOUND_MORE_THAN;
    }
    return true;
}

bool half_price_read(const document_reader *reader, uint32_t at, quantity *q) {
    const gb_string simplified = GB_TEXT("打对"), traditional = GB_TEXT("打對"), fold = GB_TEXT("折");
    const uint32_t length = (uint32_t)simplified.length;
    if (at < reader->floor + length) return false;
    if (!gb_stands_at(reader->text, at - length, simplified) && !gb_stands_at(reader->text, at - length, traditional))
        return false;
    *q = (quantity){.start = at - length / 2, .end = at + (uint32_t)fold.length, .kind = KIND_FRACTION, .rule = "half"};
    q->value = GB_TEXT("0.5");
    return true;
}

bool one_half_read(const document_reader *reader, const measure *m, quantity *q) {
    uint32_t end = m->number.end + 3;
    if (m->number.small != 1 || m->unit.entry || !stands(reader, m->number.end, "半")) return false;
    *q = (quantity){.start = m->start, .end = end, .kind = KIND_FRACTION, .value = GB_TEXT("0.5"), .rule = "half"};
    add_bounds(reader, &m->number, q);
    return true;
}

static bool is_colon(uint32_t c) {
    return c == ':' || c == 0xFF1A || c == 0x2236 || c == 0x6BD4;
} /* 比, too */

/* The Arabic numerals joined by `joint` from the measure's on; how many. */
static unsigned read_joined(const document_reader *reader, const measure *m, numeral *parts, bool (*joint)(uint32_t)) {
    unsigned count = 1;
    parts[0] = m->number;
    while (count < PARTS_LIMIT) {
        uint32_t next = parts[count - 1].end;
        if (!joint(next_character(reader->text, &next)) || arabic_value(character_at(reader->text, next)) < 0) break;
        numeral_read(reader, next, &parts[count]);
        if (!parts[count].value.data) break;
        count++;
    }
    return count;
}

/* 16:20, 09:28:28 */
static bool is_time(const document_reader *reader, const numeral *parts, unsigned count) {
    uint32_t c = character_before(reader->text, parts[0].start);
    if (count == 2 && parts[1].digits == 2 && parts[1].small == 0) return true; /* 2:00, after any word */
    if (count > 3 || parts[0].small < 0 || parts[0].small > 24 || (gb_is_han(c) && c != 0x65E5)) return false;
    for (unsigned i = 1; i < count; i++)
        if (parts[i].digits != 2 || parts[i].small < 0 || parts[i].small > 59) return false;
    return true;
}

/* 9.5:45.2:45.3, with one sign and the plain numbers. */
static gb_string parts_text(const document_reader *reader, const numeral *parts, unsigned count) {
    size_t length = count - 1;
    for (unsigned i = 0; i < count; i++) length += parts[i].value.length;
    char *text = reader_allocate(reader, length + 1), *out = text;
    if (!text) return (gb_string){NULL, 0};
    for (unsigned i = 0; i < count; i++) {
        if (i > 0) *out++ = ':';
        memcpy(out, parts[i].value.data, parts[i].value.length);
        out += parts[i].value.length;
    }
    return (gb_string){text, length};
}

static bool is_slash(uint32_t c) {
    return c == '/' || c == 0xFF0F;
}

/* Whether a/b is a fraction: a proper one; where every numeral is wanted any other, too. */
static bool is_fraction(const document_reader *reader, const numeral *parts) {
    if (parts[1].small < 1 || parts[1].small > 10000) return false;
    return reader->lenient || (parts[0].small >= 1 && parts[1].small > parts[0].small);
}

bool ratio_read(const document_reader *reader, const measure *m, quantity *q, uint32_t *end) {
    numeral parts[PARTS_LIMIT];
    *end = 0;
    if (m->unit.entry || m->number.flags & NUMERAL_CHINESE || !m->number.value.data) return false;
    uint32_t sign = character_at(reader->text, m->number.end);
    bool slash = is_slash(sign);
    if (!slash && !is_colon(sign)) return false;
    unsigned count = read_joined(reader, m, parts, slash ? is_slash : is_colon);
    if (count < 2) return false;
    const numeral *last = &parts[count - 1];
    if (slash && (count != 2 || !is_fraction(reader, parts))) return false;
    if (!slash && is_time(reader, parts, count)) {
        *end = last->end;
        return false;
    }
    if (unit_read(reader, last->end, last).entry || is_letter(character_at(reader->text, last->end))) return false;
    *q = (quantity){.start = m->start, .end = last->end, .kind = KIND_FRACTION, .rule = slash ? "slash" : "ratio"};
    if (count == 2) {
        int exact = 0;
        q->value =
            reader->host->decimal_divide(reader->document, parts[0].value, parts[1].value, ROUNDED_PLACES, &exact);
        if (!exact && slash) q->exact = ratio_text(reader, parts[0].value, parts[1].value);
        if (!exact && !slash) q->exact = parts_text(reader, parts, count); /* 43.4:56.6 is known by its parts */
    } else {
        q->exact = parts_text(reader, parts, count);
    }
    add_bounds(reader, &parts[0], q);
    return true;
}

/* A number that a name of a year or of an edition could be: 2035, 4.0. */
static bool is_label(const document_reader *reader, const numeral *n) {
    if (n->flags & NUMERAL_POINT) return n->digits == 1 && gb_stands_at(reader->text, n->end - 2, GB_TEXT(".0"));
    return n->digits == 4 && n->small >= 1900 && n->small <= 2100;
}

/* A verb follows: 从35.9|提高至39.6. */
static bool changes(const document_reader *reader, uint32_t at) {
    uint32_t end;
    int32_t roles = phrase_at(&reader->language->heads, reader->text, at, &end);
    return roles > 0 && roles & (HEAD_VERB | HEAD_LINK);
}

/* 一万二, 3万4000 */
static bool ends_in_digit(const document_reader *reader, const numeral *n) {
    role r = role_of(&reader->language->characters, character_before(reader->text, n->end));
    return r == ROLE_DIGIT || r == ROLE_ARABIC;
}

bool is_step_reached(const document_reader *reader, uint32_t at) {
    if (previous_character(reader->text, &at) != 0x4E0A) return false; /* 上 */
    return contains_character(reader->language->contexts[CONTEXT_STEP], character_before(reader->text, at));
}

bool bare_read(const document_reader *reader, const measure *m, quantity *q) {
    const numeral *n = &m->number;
    if (m->unit.entry || !(n->value.data || n->low.data)) return false;
    *q = quantity_of(reader, m);
    uint32_t before = character_before(reader->text, m->start), after = character_at(reader->text, m->end);
    bool arabic = !(n->flags & NUMERAL_CHINESE), bounded = q->bound != BOUND_EXACT;
    q->rule = "magnitude";
    if (n->scale >= 4 && (!(n->flags & NUMERAL_BARE) || bounded || is_step_reached(reader, m->start))) return true;
    if (n->flags & NUMERAL_SCALED && n->small > 10000 && is_boundary(after) && ends_in_digit(reader, n)) return true;
    if (m->more && gb_is_han(after) && (arabic || n->flags & (NUMERAL_LARGE | NUMERAL_SCALED))) return true;
    if (!arabic || is_label(reader, n)) return false;
    q->rule = "bare_number";
    if (m->after != BOUND_EXACT) return true;
    if (bounded && is_boundary(after) && n->digits > 1) return true;
    if (n->flags & NUMERAL_POINT && gb_is_han(before) && changes(reader, m->end)) return true;
    if (!is_boundary(after) || after == ':' || after == 0xFF1A) return false;
    if (contains_character(reader->language->contexts[CONTEXT_BARE_AFTER], before)) return true;
    if (contains_character(reader->language->contexts[CONTEXT_NUMBER_AFTER], before)) return true;
    return n->flags & NUMERAL_POINT && gb_is_han(before);
}
