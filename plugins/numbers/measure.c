/* A numeral with what belongs to it: 百分之, 多, the unit, 半. */
#include "quantity.h"

#include <string.h>

static bool stands_at(const document_reader *reader, uint32_t at, gb_string text) {
    return gb_stands_at(reader->text, at, text);
}

/* The unit that a denominator in words stands for: 百分之 is %. */
static gb_string denominator_unit(const numeral *denominator) {
    if (!(denominator->flags & NUMERAL_BARE)) return (gb_string){NULL, 0};
    if (denominator->small == 100) return GB_TEXT("%");
    if (denominator->small == 1000) return GB_TEXT("‰");
    return (gb_string){NULL, 0};
}

/* Where every numeral is wanted, spaces may stand between characters: three at most. */
static uint32_t skip_spaces(const document_reader *reader, uint32_t at) {
    for (int i = 0; reader->lenient && i < 3 && is_space(character_at(reader->text, at)); i++)
        next_character(reader->text, &at);
    return at;
}

/* The end of 分之 at `at`; 0 = none. */
static uint32_t parts_sign(const document_reader *reader, uint32_t at) {
    const gb_string part = GB_TEXT("分"), of = GB_TEXT("之");
    at = skip_spaces(reader, at);
    if (!stands_at(reader, at, part)) return 0;
    at = skip_spaces(reader, at + (uint32_t)part.length);
    return stands_at(reader, at, of) ? skip_spaces(reader, at + (uint32_t)of.length) : 0;
}

/* Moves *at behind 负. */
static bool take_minus(const document_reader *reader, uint32_t *at) {
    uint32_t c = next_character(reader->text, at);
    return role_of(&reader->language->characters, c) == ROLE_MINUS;
}

/* 负三分之负二: the minus of the numerator. */
static bool negate(const document_reader *reader, numeral *number) {
    if (!number->value.data) return false;
    number->value = reader->host->decimal(reader->document, GB_SUBTRACT, GB_TEXT("0"), number->value);
    number->small = -1;
    return number->value.data != NULL;
}

/* 百分之五, 三分之二: the numeral before 分之 has been read. */
static bool read_parts(const document_reader *reader, measure *m) {
    numeral part;
    uint32_t behind = parts_sign(reader, m->number.end), start = behind;
    if (behind == 0) return false;
    bool negative = reader->lenient && take_minus(reader, &start);
    if (!numeral_read(reader, negative ? start : behind, &part) || (negative && !negate(reader, &part))) return false;
    gb_string unit = denominator_unit(&m->number);
    int32_t row = unit.data ? reader->host->lexicon_value(reader->language->units.lexicon, unit) : -1;
    m->rule = "fraction_words";
    m->denominator = m->number.value;
    m->number = part;
    m->end = part.end;
    if (row < 0) return true;
    m->rule = "percent_words";
    m->denominator = (gb_string){NULL, 0};
    m->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, part.end};
    return true;
}

/* 百分百: all of it. */
static bool read_all_parts(const document_reader *reader, measure *m) {
    const gb_string parts = GB_TEXT("分百");
    if (!(m->number.flags & NUMERAL_BARE) || m->number.small != 100 || !stands_at(reader, m->number.end, parts))
        return false;
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, GB_TEXT("%"));
    if (row < 0) return false;
    m->rule = "percent_words";
    m->end = m->number.end + (uint32_t)parts.length;
    m->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, m->end};
    return true;
}

/* The fraction at `at`, as 三分之一 or 1/3. */
static bool read_fraction(const document_reader *reader, uint32_t at, numeral *over, numeral *under) {
    const gb_string slash = GB_TEXT("/");
    numeral first, second;
    if (!numeral_read(reader, at, &first)) return false;
    uint32_t next = parts_sign(reader, first.end);
    bool words = next != 0;
    if (!words && !stands_at(reader, first.end, slash)) return false;
    if (!words) next = first.end + (uint32_t)slash.length;
    if (!numeral_read(reader, next, &second) || first.small < 1 || second.small < 1) return false;
    *over = words ? second : first;
    *under = words ? first : second;
    over->end = second.end;
    return true;
}

/* 一又三分之二, 1又2/3: one fraction, 5/3. */
static bool read_mixed(const document_reader *reader, measure *m) {
    const gb_string and = GB_TEXT("又");
    numeral over, under;
    uint32_t at = skip_spaces(reader, m->number.end);
    if (!m->number.value.data || !stands_at(reader, at, and)) return false;
    if (!read_fraction(reader, skip_spaces(reader, at + (uint32_t) and.length), &over, &under)) return false;
    gb_string whole = reader->host->decimal(reader->document, GB_MULTIPLY, m->number.value, under.value);
    if (!whole.data) return false;
    m->number.value = reader->host->decimal(reader->document, GB_ADD, whole, over.value);
    if (!m->number.value.data) return false;
    m->number.end = m->end = over.end;
    m->number.small = -1;
    m->denominator = under.value;
    m->rule = "fraction_words";
    return true;
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
    } else if (!read_mixed(reader, m) && !read_parts(reader, m) && !read_all_parts(reader, m)) {
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
