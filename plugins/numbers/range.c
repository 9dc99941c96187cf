#include "range.h"

#include "exclude.h"

static bool is_dash(uint32_t c) {
    switch (c) {
    case '-':
    case '~':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x301C:
    case 0xFE63:
    case 0xFF0D:
    case 0xFF5E:
        return true;
    default:
        return false;
    }
}

uint32_t range_sign(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    uint32_t c = next_character(reader->text, &next);
    if (c == 0x81F3 || c == 0x5230) return next; /* 至 到 */
    if (is_space(c)) c = next_character(reader->text, &next);
    if (!is_dash(c)) return 0;
    uint32_t end = next;
    if ((c == 0x2014 || c == '-') && next_character(reader->text, &next) == c) end = next; /* —— */
    next = end;
    return is_space(next_character(reader->text, &next)) ? next : end;
}

/* 从 or 由 before the first end: a change from one value to another, two quantities. */
static bool is_change(const document_reader *reader, const measure *first, uint32_t sign) {
    uint32_t word = character_at(reader->text, sign);
    if (word != 0x5230 && word != 0x81F3) return false;
    uint32_t c = character_before(reader->text, first->start);
    return c == 0x4ECE || c == 0x7531;
}

static bool same_unit(const unit_match *a, const unit_match *b) {
    return a->entry == b->entry || gb_equal(a->text, b->text) ||
           (a->entry && b->entry && a->entry->dimension.length > 0 &&
            gb_equal(a->entry->dimension, b->entry->dimension));
}

/* The first end of 10—15万元 and 八到九百亿 gets the scale of the second one where that puts them in order. */
static gb_string first_value(const document_reader *reader, const measure *first, const measure *second,
                             gb_string *note) {
    gb_string low = first->number.value, high = second->number.value;
    if (first->number.flags & NUMERAL_SCALED || !(second->number.flags & NUMERAL_SCALED)) {
        bool digit = first->number.flags & NUMERAL_CHINESE && first->number.small < 10 && first->number.small > 0;
        if (!digit || second->number.small < 100) return low;
    }
    int scale = second->number.scale;
    gb_string mantissa_text = reader->host->decimal_shift(reader->document, high, -scale);
    /* 八到九百亿: the hundred belongs to both, too */
    while (first->number.flags & NUMERAL_CHINESE && first->number.small < 10 && mantissa_text.data &&
           reader->host->decimal_compare(mantissa_text, GB_TEXT("10")) >= 0) {
        mantissa_text = reader->host->decimal_shift(reader->document, mantissa_text, -1);
        scale++;
    }
    if (!mantissa_text.data || scale == 0 || first->number.flags & NUMERAL_SCALED) return low;
    if (reader->host->decimal_compare(low, mantissa_text) >= 0) return low;
    *note = GB_TEXT("the scale of the second number is read for both");
    return reader->host->decimal_shift(reader->document, low, scale);
}

/* 两、三倍, 二、三百亿度: two neighbouring digits with a comma between them are one vague number. */
static bool read_neighbours(const document_reader *reader, const measure *first, quantity *q) {
    measure second;
    uint32_t at = first->end;
    if (first->unit.entry || !(first->number.flags & NUMERAL_CHINESE) || first->number.small < 1 ||
        first->number.small > 8)
        return false;
    if (is_list_mark(reader, first->number.start, first->end)) return false;
    if (next_character(reader->text, &at) != 0x3001 || character_before(reader->text, first->start) == 0x3001)
        return false;
    if (!measure_read(reader, at, &second) || !second.number.value.data || !second.unit.entry) return false;
    if (!(second.number.flags & NUMERAL_CHINESE) ||
        second.number.flags & (NUMERAL_BARE | NUMERAL_DIGITWISE | NUMERAL_POINT))
        return false;
    if (!unit_accepts(reader, second.unit.entry, &second.number) || character_at(reader->text, second.end) == 0x3001)
        return false;
    int power = 0;
    gb_string digit = second.number.value;
    while (power < 24 && reader->host->decimal_compare(digit, GB_TEXT("10")) >= 0) {
        digit = reader->host->decimal_shift(reader->document, digit, -1);
        power++;
    }
    gb_string next = reader->host->decimal(reader->document, GB_ADD, first->number.value, GB_TEXT("1"));
    bool after_three = first->number.small == 3 && gb_equal(digit, GB_TEXT("5"));
    if (!gb_equal(digit, next) && !after_three) return false;
    second.start = first->start;
    second.number.start = first->number.start;
    second.number.low = reader->host->decimal_shift(reader->document, first->number.value, power);
    second.number.high = second.number.value;
    second.number.value = (gb_string){NULL, 0};
    second.more = true;
    second.rule = "neighbours";
    *q = quantity_of(reader, &second);
    return true;
}

/* 和 or 与 at `at`, which joins the ends of a range before 之间: its end; 0 = none. */
static uint32_t between_sign(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    uint32_t c = next_character(reader->text, &next);
    return c == 0x548C || c == 0x4E0E || c == 0x8207 ? next : 0;
}

/* The end of 之间 or 间 at `at`; 0 = none. */
static uint32_t between_end(const document_reader *reader, uint32_t at) {
    const gb_string word = GB_TEXT("之间"), brief = GB_TEXT("间");
    if (gb_stands_at(reader->text, at, word)) return at + (uint32_t)word.length;
    return gb_stands_at(reader->text, at, brief) ? at + (uint32_t)brief.length : 0;
}

bool bare_range_read(const document_reader *reader, const measure *first, numeral *whole) {
    numeral second;
    uint32_t sign = range_sign(reader, first->end), between = between_sign(reader, first->end);
    uint32_t c = character_at(reader->text, first->end);
    bool word = c == 0x81F3 || c == 0x5230 || c == '~' || c == 0xFF5E;
    if (!first->number.value.data || (sign == 0 && between == 0) || (sign != 0 && !word)) return false;
    if (!numeral_read(reader, sign != 0 ? sign : between, &second) || !second.value.data) return false;
    bool unclear = second.flags & (NUMERAL_SCALED | NUMERAL_CHINESE) && first->number.small >= 0 &&
                   first->number.small < 10 && second.small >= 100; /* 三到四百万: the scale may be of both */
    if (unclear) return false;
    uint32_t end = between_end(reader, second.end);
    if (between != 0 && end == 0) return false;
    if (reader->host->decimal_compare(first->number.value, second.value) >= 0) return false;
    *whole = second;
    whole->start = first->start;
    if (between != 0) whole->end = end;
    whole->low = first->number.value;
    whole->high = second.value;
    whole->value = (gb_string){NULL, 0};
    return true;
}

/* Behind a space at `at`. */
static uint32_t skip_space(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    return is_space(next_character(reader->text, &next)) ? next : at;
}

/* Behind 并且, 且 or 并 at `at`, and behind spaces around it. */
static uint32_t skip_and(const document_reader *reader, uint32_t at) {
    static const char *const words[] = {"并且", "而且", "同时", "且", "并", "但"};
    at = skip_space(reader, at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        gb_string word = gb_string_of(words[i]);
        if (gb_stands_at(reader->text, at, word)) return skip_space(reader, at + (uint32_t)word.length);
    }
    return at;
}

static bool is_lower(bound_kind bound) {
    return bound == BOUND_MORE_THAN || bound == BOUND_AT_LEAST;
}

static bool is_upper(bound_kind bound) {
    return bound == BOUND_LESS_THAN || bound == BOUND_AT_MOST;
}

bool bounded_range_read(const document_reader *reader, const measure *first, numeral *whole) {
    numeral second;
    uint32_t start = first->start, end;
    bound_kind a = bound_before(reader, &first->number, false, &start);
    if ((!is_lower(a) && !is_upper(a)) || !first->number.value.data) return false;
    int32_t row = phrase_at(&reader->language->bounds_before, reader->text, skip_and(reader, first->end), &end);
    bound_kind b = row >= 0 ? reader->language->bound[row].bound : BOUND_EXACT;
    if ((is_lower(a) && !is_upper(b)) || (is_upper(a) && !is_lower(b))) return false;
    if (!numeral_read(reader, skip_space(reader, end), &second) || !second.value.data) return false;
    gb_string low = is_lower(a) ? first->number.value : second.value;
    gb_string high = is_lower(a) ? second.value : first->number.value;
    if (reader->host->decimal_compare(low, high) >= 0) return false;
    *whole = second;
    whole->start = first->start;
    whole->low = low;
    whole->high = high;
    whole->value = (gb_string){NULL, 0};
    return true;
}

/* Behind （含） at `at`: 1万（含）—5万元. */
static uint32_t skip_included(const document_reader *reader, uint32_t at) {
    const gb_string wide = GB_TEXT("（含）"), narrow = GB_TEXT("(含)");
    if (gb_stands_at(reader->text, at, wide)) return at + (uint32_t)wide.length;
    return gb_stands_at(reader->text, at, narrow) ? at + (uint32_t)narrow.length : at;
}

bool range_read(const document_reader *reader, const measure *first, quantity *q) {
    measure second;
    gb_string note = {NULL, 0};
    if (read_neighbours(reader, first, q)) return true;
    uint32_t sign = range_sign(reader, skip_included(reader, first->end));
    if (sign == 0 || !first->number.value.data || first->denominator.data) return false;
    if (!measure_read(reader, sign, &second) || !second.number.value.data || second.denominator.data) return false;
    if (!second.unit.entry && !first->unit.entry) return false;
    if (second.unit.entry && first->unit.entry && !same_unit(&first->unit, &second.unit)) return false;
    if (!second.unit.entry && gb_equal(first->rule ? gb_string_of(first->rule) : note, GB_TEXT("number_unit")))
        return false;
    if (first->unit.entry && second.unit.entry && is_change(reader, first, first->end)) return false;
    gb_string low = first->unit.entry ? first->number.value : first_value(reader, first, &second, &note);
    if (reader->host->decimal_compare(low, second.number.value) >= 0 && !(first->unit.entry && second.unit.entry))
        return false;
    const unit_match *unit = second.unit.entry ? &second.unit : &first->unit;
    measure whole = second;
    whole.start = first->start;
    whole.number.start = first->number.start;
    whole.unit = *unit;
    whole.rule = "range";
    *q = quantity_of(reader, &whole);
    q->value = (gb_string){NULL, 0};
    q->low = unit->entry && unit->entry->kind == KIND_FRACTION ? reader->host->decimal_shift(reader->document, low, -1)
                                                               : low;
    q->high = unit->entry && unit->entry->kind == KIND_FRACTION
                  ? reader->host->decimal_shift(reader->document, second.number.value, -1)
                  : second.number.value;
    q->note = note;
    q->rule = "range";
    if (first->unit.entry && second.unit.entry && reader->host->decimal_compare(q->low, q->high) > 0) {
        gb_string swap = q->low;
        q->low = q->high;
        q->high = swap;
    }
    return true;
}
