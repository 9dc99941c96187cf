/* A numeral with what belongs to it: 百分之, 多, the unit, 半. */
#include "quantity.h"

#include <string.h>

static bool stands_at(const document_reader *reader, uint32_t at, gb_string text) {
    return gb_stands_at(reader->text, at, text);
}

gb_string ratio_text(const document_reader *reader, gb_string a, gb_string b) {
    size_t length = a.length + b.length + 1;
    char *text = a.data && b.data ? reader_allocate(reader, length + 1) : NULL;
    if (!text) return (gb_string){NULL, 0};
    memcpy(text, a.data, a.length);
    text[a.length] = '/';
    memcpy(text + a.length + 1, b.data, b.length);
    return (gb_string){text, length};
}

/* The unit that a denominator in words stands for: 百分之 is %. */
static gb_string denominator_unit(const numeral *denominator) {
    if (!(denominator->flags & NUMERAL_BARE)) return (gb_string){NULL, 0};
    if (denominator->small == 100) return GB_TEXT("%");
    if (denominator->small == 1000) return GB_TEXT("‰");
    return (gb_string){NULL, 0};
}

/* 百分之五, 三分之二: the numeral before 分之 has been read. */
static bool read_parts(const document_reader *reader, measure *m) {
    const gb_string of = GB_TEXT("分之");
    numeral part;
    if (!stands_at(reader, m->number.end, of)) return false;
    if (!numeral_read(reader, m->number.end + (uint32_t)of.length, &part)) return false;
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
    if (m->unit.entry->dimension.length == 0 || role_of(&reader->language->characters, c) != ROLE_HALF ||
        !m->number.value.data)
        return;
    if (phrase_at(&reader->language->words, reader->text, m->end, &next) >= 0) return; /* 三天半导体 */
    if (add_half(reader, &m->number)) m->end += (uint32_t)GB_TEXT("半").length;
}

/* The length of time whose name is 个 and the one or two characters at `at`: 个月, 个小时. */
static unit_match split_unit(const document_reader *reader, uint32_t at) {
    const gb_string piece = GB_TEXT("个");
    unit_match match = {NULL, {NULL, 0}, false, at};
    char name[16];
    memcpy(name, piece.data, piece.length);
    uint32_t end = at;
    for (int i = 0; i < 2; i++) {
        next_character(reader->text, &end);
        size_t length = piece.length + (end - at);
        if (length > sizeof name) break;
        memcpy(name + piece.length, reader->text.data + at, end - at);
        int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, (gb_string){name, length});
        const unit_entry *unit = row >= 0 ? &reader->language->unit[row] : NULL;
        if (unit && unit->kind == KIND_DURATION) match = (unit_match){unit, unit->name, false, end};
    }
    return match;
}

/* 两个半月, 八个多月: 半 or 多 inside the unit. */
static bool read_split_unit(const document_reader *reader, measure *m, uint32_t at) {
    bool half = stands_at(reader, at, GB_TEXT("个半")), more = stands_at(reader, at, GB_TEXT("个多"));
    if ((!half && !more) || !m->number.value.data) return false;
    unit_match unit = split_unit(reader, at + (uint32_t)GB_TEXT("个半").length);
    if (!unit.entry || (half && !add_half(reader, &m->number))) return false;
    m->more |= more;
    m->unit = unit;
    m->end = unit.end;
    return true;
}

static void read_unit(const document_reader *reader, measure *m) {
    uint32_t at = m->end;
    if (bound_inside(reader, &m->number, &at)) {
        m->more = true;
        m->end = at;
    }
    if (read_split_unit(reader, m, at)) return;
    unit_match unit = unit_read(reader, at, &m->number);
    if (!unit.entry && !(m->number.flags & NUMERAL_CHINESE) && is_space(character_at(reader->text, at))) {
        next_character(reader->text, &at);
        if (!m->more && bound_inside(reader, &m->number, &at)) m->more = true;
        unit = unit_read(reader, at, &m->number);
    }
    if (!unit.entry) return;
    m->unit = unit;
    m->end = unit.end;
    read_half(reader, m);
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
    if (!read_parts(reader, m)) {
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

/* Tenths: 两成 is 0.2. */
static gb_string tenths(const document_reader *reader, gb_string value) {
    return value.data ? reader->host->decimal_shift(reader->document, value, -1) : value;
}

quantity quantity_of(const document_reader *reader, const measure *m) {
    quantity q = {.start = m->start, .end = m->end, .unit = m->unit, .rule = m->rule};
    const unit_entry *unit = m->unit.entry;
    q.kind = unit ? unit->kind : KIND_QUANTITY;
    q.value = m->number.value;
    q.low = m->number.low;
    q.high = m->number.high;
    if (m->denominator.data) {
        int exact = 0;
        q.kind = KIND_FRACTION;
        q.value = reader->host->decimal_divide(reader->document, m->number.value, m->denominator, 30, &exact);
        if (!exact) {
            q.value = (gb_string){NULL, 0};
            q.exact = ratio_text(reader, m->number.value, m->denominator);
        }
    } else if (q.kind == KIND_FRACTION) {
        q.value = tenths(reader, q.value);
        q.low = tenths(reader, q.low);
        q.high = tenths(reader, q.high);
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
