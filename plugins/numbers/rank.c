#include "rank.h"

#include "exclude.h"
#include "temporal.h"

enum { FRONT = 0x524D, OF = 0x7684, AND = 0x548C, GREAT = 0x5927 };

static bool is_place(const unit_match *unit) {
    return unit->entry && (gb_equal(unit->text, GB_TEXT("位")) || gb_equal(unit->text, GB_TEXT("名")) ||
                           gb_equal(unit->text, GB_TEXT("位次")));
}

/* The words end here, or go on with 的 or 和. */
static bool ends(const document_reader *reader, uint32_t at) {
    uint32_t c = character_at(reader->text, at);
    return is_boundary(c) || c == OF || c == AND || c == 0x53CA || c == 0x4E0E || is_space(c);
}

static bool begins_clause(const document_reader *reader, uint32_t at) {
    uint32_t c = character_before(reader->text, at);
    return is_boundary(c) || is_space(c) || c == 0x201C || c == 0xFF08 || c == '(';
}

/* Right behind the row before and 、: 居全省第一、第二. */
static bool follows_row(const document_reader *reader, uint32_t at) {
    return previous_character(reader->text, &at) == 0x3001 && at > 0 && at == reader->floor;
}

static quantity make(const document_reader *reader, uint32_t start, uint32_t end, const numeral *n, quantity_kind kind,
                     const char *rule) {
    (void)reader;
    return (quantity){
        .start = start, .end = end, .kind = kind, .value = n->value, .low = n->low, .high = n->high, .rule = rule};
}

bool ordinal_read(const document_reader *reader, uint32_t at, quantity *q, numeral *number, uint32_t *end) {
    gb_string reason;
    uint32_t begin = at;
    next_character(reader->text, &begin);
    *end = begin;
    if (is_space(character_at(reader->text, begin))) next_character(reader->text, &begin);
    if (!numeral_read(reader, begin, number)) {
        number->start = number->end = begin;
        return false;
    }
    *end = number->end;
    if (at < reader->titled_end || at < reader->quoted_end || number->flags & NUMERAL_TOO_LONG) return false;
    if (date_read(reader, number, q) && gb_equal(gb_string_of(q->rule), GB_TEXT("quarter"))) {
        q->start = at;
        return true;
    }
    if (pattern_verdict(reader, number, begin, &reason) == VERDICT_NONE) return false;
    unit_match unit = unit_read(reader, number->end, number);
    bool first = begins_clause(reader, at) && !follows_row(reader, at);
    if (is_place(&unit) && (!first || ends(reader, unit.end))) {
        *q = make(reader, at, unit.end, number, KIND_RANK, "rank");
        q->unit = unit;
        return true;
    }
    if (unit.entry) {
        *q = make(reader, at, unit.end, number, KIND_ORDINAL, "ordinal");
        q->unit = unit;
        return true;
    }
    if (first) return false;
    uint32_t great = number->end;
    bool big = next_character(reader->text, &great) == GREAT && gb_is_han(character_at(reader->text, great));
    if (!big && !ends(reader, number->end)) return false;
    *q = make(reader, at, big ? great : number->end, number, KIND_RANK, "rank");
    return true;
}

bool top_read(const document_reader *reader, const measure *m, quantity *q) {
    uint32_t start = m->start;
    if (start == 0 || previous_character(reader->text, &start) != FRONT || start < reader->floor) return false;
    if (contains_character(reader->language->contexts[CONTEXT_TOP_NOT], character_before(reader->text, start)))
        return false;
    bool place = is_place(&m->unit);
    if (!place && (m->unit.entry || !ends(reader, m->number.end))) return false;
    if (!m->number.value.data || m->number.small <= 0 || m->number.flags & NUMERAL_BARE) return false;
    *q = make(reader, start, place ? m->unit.end : m->number.end, &m->number, KIND_RANK, "top");
    q->bound = BOUND_AT_MOST;
    if (place) q->unit = m->unit;
    return true;
}
