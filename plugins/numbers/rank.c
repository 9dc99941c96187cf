#include "rank.h"

#include "exclude.h"
#include "list.h"
#include "range.h"
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

/* A rank where the unit is a place, else an ordinal. */
static quantity_kind kind_of(const document_reader *reader, uint32_t at, const unit_match *unit) {
    bool first = begins_clause(reader, at) && !follows_row(reader, at);
    return is_place(unit) && (!first || ends(reader, unit->end)) ? KIND_RANK : KIND_ORDINAL;
}

static const char *rule_of(quantity_kind kind) {
    return kind == KIND_RANK ? "rank" : "ordinal";
}

/* 第1至3名, 第5至第8位. */
static bool read_ordinal_range(const document_reader *reader, uint32_t at, const numeral *first, quantity *q) {
    numeral second;
    uint32_t sign = range_sign(reader, first->end), behind = sign;
    if (sign == 0 || !first->value.data) return false;
    if (role_of(&reader->language->characters, next_character(reader->text, &behind)) == ROLE_ORDINAL) sign = behind;
    if (!numeral_read(reader, sign, &second) || !second.value.data) return false;
    unit_match unit = unit_read(reader, second.end, &second);
    if (!unit.entry || reader->host->decimal_compare(first->value, second.value) >= 0) return false;
    quantity_kind kind = kind_of(reader, at, &unit);
    *q = make(reader, at, unit.end, first, kind, rule_of(kind));
    q->value = (gb_string){NULL, 0};
    q->low = first->value;
    q->high = second.value;
    q->unit = unit;
    return true;
}

unsigned ordinal_list_read(const document_reader *reader, uint32_t at, quantity rows[ORDINAL_LIST_LIMIT]) {
    numeral members[ORDINAL_LIST_LIMIT];
    unsigned count = 0;
    gb_string reason;
    uint32_t next = at;
    if (at < reader->titled_end || at < reader->quoted_end) return 0;
    next_character(reader->text, &next);
    while (next != 0 && count < ORDINAL_LIST_LIMIT) {
        if (!numeral_read(reader, next, &members[count]) || members[count].small < 1) return 0;
        next = list_sign(reader, members[count++].end);
    }
    const numeral *last = &members[count - 1];
    unit_match unit = unit_read(reader, last->end, last);
    if (count < 2 || next != 0 || !unit.entry || unit.entry->kind == KIND_DURATION) return 0;
    if (pattern_verdict(reader, last, last->start, &reason) == VERDICT_NONE) return 0;
    quantity_kind kind = kind_of(reader, at, &unit);
    for (unsigned i = 0; i < count; i++) {
        uint32_t start = i == 0 ? at : members[i].start, end = i + 1 == count ? unit.end : members[i].end;
        rows[i] = make(reader, start, end, &members[i], kind, rule_of(kind));
        rows[i].unit = unit;
        if (i + 1 < count) rows[i].note = GB_TEXT("the unit is that of the last number of the list");
    }
    return count;
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
    if (read_ordinal_range(reader, at, number, q)) return true;
    unit_match unit = unit_read(reader, number->end, number);
    bool none = pattern_verdict(reader, number, begin, &reason) == VERDICT_NONE;
    if (none && !(unit.entry && gb_equal(reason, GB_TEXT("maxim")))) return false; /* 安全第一, but 安全第一批 */
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
