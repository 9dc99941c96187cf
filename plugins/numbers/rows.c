/* The rows of a scan: what becomes one, what waits for a unit, what a list shares. */
#include "rows.h"

#include "align.h"
#include "emit.h"
#include "exclude.h"
#include "forms.h"

void close_series(scan *s) {
    if (s->series.count > 1) series_align(s->reader, s->options->layer, &s->series);
    s->series.count = 0;
}

/* 分别增长7%、9%左右: the word behind the last member bounds all of them. */
static void share_bound(scan *s, const quantity *q) {
    series *list = &s->series;
    bool shared = q->unit.entry && q->unit.entry->kind == KIND_PERCENT && q->unit.entry == list->unit;
    if (shared && list->plain && q->bound_after) {
        for (unsigned i = 0; i < list->count; i++)
            s->reader->host->set_int(s->reader->document, s->options->layer, list->row + i, COLUMN_BOUND, q->bound);
    }
    list->plain = list->plain && shared && q->bound == BOUND_EXACT;
}

void scan_emit(scan *s, const quantity *q) {
    document_reader *reader = s->reader;
    bool joined = s->series.count > 0 && list_sign(reader, s->series.end) == q->start;
    if (!joined) close_series(s);
    int64_t row = quantity_emit(reader, s->options->layer, q);
    if (row < 0) return;
    bool before = q->bound != BOUND_EXACT && !q->bound_after && !q->more;
    if (s->series.count == 0) {
        s->series = (series){.start = q->start, .row = row, .unit = q->unit.entry, .plain = true};
        s->series.floor = reader->before.floor;
        s->series.leading = before ? q->bound : BOUND_EXACT;
    }
    s->series.uneven |= q->unit.entry != s->series.unit;
    s->series.trailing = q->bound_after ? q->bound : BOUND_EXACT;
    share_bound(s, q);
    s->series.end = q->end;
    s->series.count++;
}

/* 比三十大, 比170低: what the comparison makes of the numeral. */
static bound_kind bound_compared(const document_reader *reader, const numeral *n) {
    const gb_string *contexts = reader->language->contexts;
    uint32_t start = n->start, at = n->end;
    uint32_t before = previous_character(reader->text, &start), after = next_character(reader->text, &at);
    if (is_space(before)) before = previous_character(reader->text, &start);
    if (before != 0x6BD4 || start < reader->floor) return BOUND_EXACT; /* 比 */
    if (is_space(after)) after = next_character(reader->text, &at);
    if (contains_character(contexts[CONTEXT_MORE], after)) return BOUND_MORE_THAN;
    return contains_character(contexts[CONTEXT_LESS], after) ? BOUND_LESS_THAN : BOUND_EXACT;
}

/* What bounds a numeral without a unit: 三十以上, 二十来. Its span stays the numeral. */
static void bound_numeral(const document_reader *reader, const numeral *n, quantity *q) {
    uint32_t start = n->start, end = n->end, behind;
    q->bound = bound_before(reader, n, false, &start);
    bound_kind after = bound_after(reader, false, &end);
    if (q->bound == BOUND_EXACT) q->bound = after;
    bool inside = phrase_at(&reader->language->bounds_inside, reader->text, n->end, &behind) >= 0;
    q->more = n->flags & NUMERAL_MORE || inside;
    if (q->bound == BOUND_EXACT) q->bound = bound_compared(reader, n);
}

static void add_rejected(scan *s, const numeral *n, bound_kind bound, gb_string reason) {
    if (!s->options->all || (!n->value.data && !n->low.data) || n->end <= n->start) return;
    quantity q = {.start = n->start,
                  .end = n->end,
                  .kind = KIND_NUMERAL,
                  .value = n->value,
                  .low = n->low,
                  .high = n->high,
                  .note = reason,
                  .rule = "numeral"};
    bound_numeral(s->reader, n, &q);
    if (q.bound == BOUND_EXACT) q.bound = bound;
    quantity_emit(s->reader, s->options->layer, &q);
}

void scan_reject(scan *s, const numeral *n, gb_string reason) {
    add_rejected(s, n, BOUND_EXACT, reason);
}

void scan_reject_measure(scan *s, const measure *m, gb_string reason) {
    add_rejected(s, &m->number, m->after, reason);
}

void flush_waiting(scan *s) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        quantity q;
        const measure *m = &s->waiting.members[i];
        if (bare_read(s->reader, m, &q))
            scan_emit(s, &q);
        else
            scan_reject(s, &m->number, GB_TEXT("no unit"));
    }
    s->waiting.count = 0;
}

/* The list ends with `last`: those that waited get its unit. */
void share_unit(scan *s, const measure *last) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        quantity q = list_share(s->reader, &s->waiting.members[i], last);
        scan_emit(s, &q);
    }
    s->waiting.count = 0;
}

/* 2021、2022年: those that waited are years. */
void share_date(scan *s, const quantity *date) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        const measure *m = &s->waiting.members[i];
        bool year = m->number.digits == 4 && date->value.data && date->value.length == 4;
        quantity q = *date;
        q.start = m->start;
        q.end = m->number.end;
        q.value = q.iso = m->number.value;
        q.rule = "shared_unit";
        if (year)
            scan_emit(s, &q);
        else
            scan_reject(s, &m->number, GB_TEXT("no unit"));
    }
    s->waiting.count = 0;
}

/* Keeps a numeral without a unit for the end of its list. */
bool wait_for_unit(scan *s, const measure *m) {
    uint32_t next = list_sign(s->reader, m->end);
    if (next == 0 || m->unit.entry || m->denominator.data || is_list_mark(s->reader, m->number.start, m->number.end))
        return false;
    role r = role_at(&s->reader->language->characters, s->reader->text, next);
    if (r != ROLE_ARABIC && !is_chinese_numeral(r)) return false;
    if (s->waiting.count > 0 && m->start != s->waiting.next) flush_waiting(s);
    if (s->waiting.count == LIST_LIMIT) flush_waiting(s);
    s->waiting.members[s->waiting.count++] = *m;
    s->waiting.next = next;
    return true;
}
