/* A numeral with what belongs to it: 多, the unit, 半. */
#include "parts.h"

#include <string.h>

/* Where every numeral is wanted, spaces may stand between characters: three at most. */
static uint32_t skip_spaces(const document_reader *reader, uint32_t at) {
    for (int i = 0; reader->lenient && i < 3 && is_space(character_at(reader->text, at)); i++)
        next_character(reader->text, &at);
    return at;
}

static bool add_half(const document_reader *reader, numeral *number) {
    gb_string sum = reader->host->decimal(reader->document, GB_ADD, number->value, GB_TEXT("0.5"));
    if (!sum.data) return false;
    number->value = sum;
    number->small = -1;
    number->flags |= NUMERAL_HALF;
    return true;
}

/* 半 behind a unit adds one half: 两年半, 三倍半. */
static void read_half(const document_reader *reader, measure *m) {
    uint32_t next = m->end;
    uint32_t c = next_character(reader->text, &next);
    bool counts = m->unit.entry->dimension.length == 0;
    bool last = reader->lenient && is_boundary(character_at(reader->text, next)); /* 五个半 */
    if ((counts && !last) || role_of(&reader->language->characters, c) != ROLE_HALF || !m->number.value.data) return;
    if (phrase_at(&reader->language->words, reader->text, m->end, &next) >= 0) return; /* 三天半导体 */
    if (add_half(reader, &m->number)) m->end += (uint32_t)GB_TEXT("半").length;
}

/* 七成五: the digit behind 成 is a hundredth; nothing that it could count or belong to follows. */
static void read_hundredth(const document_reader *reader, measure *m) {
    numeral digit;
    uint32_t at = skip_spaces(reader, m->end);
    const gb_string tenth = GB_TEXT("成");
    if (m->unit.entry->kind != KIND_FRACTION || !gb_equal(m->unit.text, tenth) || !m->number.value.data) return;
    if (role_at(&reader->language->characters, reader->text, at) != ROLE_DIGIT) return;
    if (!numeral_read(reader, at, &digit) || digit.small < 1 || digit.small > 9) return;
    if (unit_read(reader, digit.end, &digit).entry) return;
    gb_string part = reader->host->decimal_shift(reader->document, digit.value, -1);
    gb_string sum = reader->host->decimal(reader->document, GB_ADD, m->number.value, part);
    if (!sum.data) return;
    m->number.value = sum;
    m->number.small = -1;
    m->end = digit.end;
}

/* The length of time whose name is the character at `piece` and the one or two at `at`: 个|半|月, 分|半|钟. */
static unit_match split_unit(const document_reader *reader, uint32_t piece, uint32_t at) {
    unit_match match = {NULL, {NULL, 0}, false, at};
    char name[16];
    const size_t first = 3; /* bytes of 个, 個 or 分 */
    memcpy(name, reader->text.data + piece, first);
    uint32_t end = at;
    for (int i = 0; i < 2; i++) {
        next_character(reader->text, &end);
        size_t length = first + (end - at);
        if (length > sizeof name) break;
        memcpy(name + first, reader->text.data + at, end - at);
        int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, (gb_string){name, length});
        const unit_entry *unit = row >= 0 ? &reader->language->unit[row] : NULL;
        if (unit && unit->kind == KIND_DURATION) match = (unit_match){unit, unit->name, false, end};
    }
    return match;
}

/* 两个半月, 八个多月, 一分半钟: 半 or 多 inside the unit. */
static bool read_split_unit(const document_reader *reader, measure *m, uint32_t at) {
    uint32_t next = at;
    uint32_t piece = next_character(reader->text, &next);
    if ((piece != 0x4E2A && piece != 0x500B && piece != 0x5206) || !m->number.value.data) return false; /* 个 個 分 */
    uint32_t inside = next_character(reader->text, &next);
    bool half = role_of(&reader->language->characters, inside) == ROLE_HALF, more = inside == 0x591A; /* 多 */
    if (!half && !more) return false;
    unit_match unit = split_unit(reader, at, next);
    if (!unit.entry || (half && !add_half(reader, &m->number))) return false;
    m->more |= more;
    m->unit = unit;
    m->end = unit.end;
    return true;
}

/* 2.3个点, 回落1个点: percentage points, where the number has decimals or a change goes before and nothing follows that
 * 点 could belong to. */
static void read_points(const document_reader *reader, measure *m) {
    uint32_t end = m->end, behind, start = m->start;
    if (!gb_equal(m->unit.text, GB_TEXT("个")) || next_character(reader->text, &end) != 0x70B9) return; /* 点 */
    behind = end;
    bool ended = is_boundary(character_at(reader->text, end)) || bound_after(reader, false, &behind) != BOUND_EXACT;
    uint32_t verb = previous_character(reader->text, &start);
    if (verb == 0x4E86) verb = previous_character(reader->text, &start); /* 了 */
    bool change = contains_character(reader->language->contexts[CONTEXT_POINTS_AFTER], verb);
    if ((!(m->number.flags & NUMERAL_POINT) && !change) || !ended) return;
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, GB_TEXT("个百分点"));
    if (row < 0) return;
    m->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, end};
    m->end = end;
}

static void read_unit(const document_reader *reader, measure *m) {
    uint32_t at = m->end;
    if (bound_inside(reader, &m->number, &at)) {
        m->more = true;
        m->end = at;
    }
    if (read_split_unit(reader, m, at)) return;
    unit_match unit = unit_read(reader, at, &m->number);
    bool spaced = reader->lenient || !(m->number.flags & NUMERAL_CHINESE);
    if (!unit.entry && spaced && is_space(character_at(reader->text, at))) {
        next_character(reader->text, &at);
        if (!m->more && bound_inside(reader, &m->number, &at)) m->more = true;
        unit = unit_read(reader, at, &m->number);
    }
    if (!unit.entry) return;
    m->unit = unit;
    m->end = unit.end;
    read_half(reader, m);
    read_hundredth(reader, m);
    read_points(reader, m);
}

/* A length of time in units below a year. */
static bool is_term(const unit_match *unit) {
    return unit->entry && unit->entry->kind == KIND_DURATION && !gb_equal(unit->entry->iso, GB_TEXT("Y"));
}

bool measure_read(const document_reader *reader, uint32_t at, measure *m) {
    memset(m, 0, sizeof *m);
    m->start = at;
    bool found = numeral_read(reader, at, &m->number);
    m->end = m->after_end = m->number.end;
    if (!found) return false;
    m->rule = "number_unit";
    m->more = m->number.flags & NUMERAL_MORE;
    if (m->number.under.data) {
        m->denominator = m->number.under;
        m->rule = "fraction_words";
    } else if (!parts_read(reader, m)) {
        read_unit(reader, m);
    } else {
        uint32_t end = m->end;
        if (bound_inside(reader, &m->number, &end) && !unit_read(reader, end, &m->number).entry)
            m->more = true, m->end = end;
    }
    m->after_end = m->end;
    m->after = bound_after(reader, is_term(&m->unit), &m->after_end);
    if (m->number.flags & NUMERAL_VAGUE) m->more = true;
    return true;
}

/* Tenths: 两成 is 0.2, 八五折 and 85折 are 0.85. */
static gb_string tenths(const document_reader *reader, const measure *m, gb_string value) {
    bool hundredths = m->number.digits == 2 && m->number.small > 10 && gb_equal(m->unit.text, GB_TEXT("折"));
    return value.data ? reader->host->decimal_shift(reader->document, value, hundredths ? -2 : -1) : value;
}

quantity quantity_of(const document_reader *reader, const measure *m) {
    quantity q = {.start = m->start, .end = m->end, .unit = m->unit, .rule = m->rule};
    const unit_entry *unit = m->unit.entry;
    q.kind = unit ? unit->kind : KIND_QUANTITY;
    q.value = m->number.value;
    q.low = m->number.low;
    q.high = m->number.high;
    q.more = m->more;
    if (m->denominator.data) {
        int exact = 0;
        q.kind = KIND_FRACTION;
        q.value =
            reader->host->decimal_divide(reader->document, m->number.value, m->denominator, ROUNDED_PLACES, &exact);
        if (!exact) q.exact = ratio_text(reader, m->number.value, m->denominator);
    } else if (q.kind == KIND_FRACTION) {
        q.value = tenths(reader, m, q.value);
        q.low = tenths(reader, m, q.low);
        q.high = tenths(reader, m, q.high);
        q.unit.text = (gb_string){NULL, 0}; /* 成 is in the value */
        q.rule = "tenths";
    }
    bound_kind before = bound_before(reader, &m->number, q.kind == KIND_DURATION, &q.start);
    q.bound = before;
    if (m->after != BOUND_EXACT) {
        q.end = m->after_end;
        if (before == BOUND_EXACT || before == BOUND_APPROX) q.bound = m->after;
        q.bound_after = before == BOUND_EXACT;
    }
    if (q.bound == BOUND_EXACT && m->more) q.bound = BOUND_APPROX;
    return q;
}
