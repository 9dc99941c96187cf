#include "read.h"

#include "compound.h"
#include "emit.h"
#include "exclude.h"
#include "forms.h"
#include "range.h"
#include "rank.h"
#include "temporal.h"

#define QUOTE_LIMIT 20 /* characters: a longer quotation is speech and not a name */
#define TITLE_LIMIT 80
#define BRACKET_LIMIT 12

void close_series(scan *s) {
    document_reader *reader = s->reader;
    if (s->series.count > 1) {
        gb_string note = series_note(reader, &s->series);
        if (note.data) reader->host->set_str(reader->document, s->options->layer, s->series.row, COLUMN_NOTE, note);
    }
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

static void emit(scan *s, const quantity *q) {
    document_reader *reader = s->reader;
    bool joined = s->series.count > 0 && list_sign(reader, s->series.end) == q->start;
    if (!joined) close_series(s);
    int64_t row = quantity_emit(reader, s->options->layer, q);
    if (row < 0) return;
    if (s->series.count == 0) s->series = (series){q->start, q->end, row, 0, q->unit.entry, true};
    share_bound(s, q);
    s->series.end = q->end;
    s->series.count++;
}

/* What bounds a numeral without a unit: 三十以上, 二十来. Its span stays the numeral. */
static void bound_numeral(const document_reader *reader, const numeral *n, quantity *q) {
    uint32_t start = n->start, end = n->end, behind;
    q->bound = bound_before(reader, n, false, &start);
    bound_kind after = bound_after(reader, false, &end);
    if (q->bound == BOUND_EXACT) q->bound = after;
    bool inside = phrase_at(&reader->language->bounds_inside, reader->text, n->end, &behind) >= 0;
    q->more = n->flags & NUMERAL_MORE || inside;
}

/* A numeral that is no quantity: a row with `all` only. */
static void reject(scan *s, const numeral *n, gb_string reason) {
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
    quantity_emit(s->reader, s->options->layer, &q);
}

void flush_waiting(scan *s) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        quantity q;
        const measure *m = &s->waiting.members[i];
        if (bare_read(s->reader, m, &q))
            emit(s, &q);
        else
            reject(s, &m->number, GB_TEXT("no unit"));
    }
    s->waiting.count = 0;
}

/* The list ends with `last`: those that waited get its unit. */
static void share(scan *s, const measure *last) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        quantity q = list_share(s->reader, &s->waiting.members[i], last);
        emit(s, &q);
    }
    s->waiting.count = 0;
}

/* 2021、2022年: those that waited are years. */
static void share_date(scan *s, const quantity *date) {
    for (unsigned i = 0; i < s->waiting.count; i++) {
        const measure *m = &s->waiting.members[i];
        bool year = m->number.digits == 4 && date->value.data && date->value.length == 4;
        quantity q = *date;
        q.start = m->start;
        q.end = m->number.end;
        q.value = q.iso = m->number.value;
        q.rule = "shared_unit";
        if (year)
            emit(s, &q);
        else
            reject(s, &m->number, GB_TEXT("no unit"));
    }
    s->waiting.count = 0;
}

/* The end of the bracketed text whose sign opens at `at`, with one of the signs in `closers`; 0 = not within `limit`
 * characters and `lines` line breaks. */
static uint32_t closing(gb_string text, uint32_t at, const char *closers, int limit, int lines) {
    next_character(text, &at);
    for (int i = 0; i <= limit; i++) {
        uint32_t c = next_character(text, &at);
        if (c == 0 || c == 0x3002 || c == 0x201C || c == 0x300A || (c == '\n' && --lines < 0)) return 0;
        if (contains_character(gb_string_of(closers), c)) return at;
    }
    return 0;
}

/* 达到千亿元: a magnitude of money without a digit behind a verb. */
static bool is_stated_size(const document_reader *reader, const measure *m) {
    return m->unit.entry && m->unit.entry->kind == KIND_MONEY &&
           contains_character(reader->language->contexts[CONTEXT_BARE_AFTER], character_before(reader->text, m->start));
}

/* 一 with this unit is a count, or the numeral needs none of the rules: see unit_accepts(). */
static bool accepts(const scan *s, const measure *m, const quantity *q, verdict v) {
    if (v == VERDICT_QUANTITY || v == VERDICT_ORDINAL) return true;
    if (m->denominator.data) return true;
    if (m->unit.entry && m->number.flags & NUMERAL_NEGATIVE) return true; /* 零下十度 */
    if (m->number.flags & NUMERAL_BARE && gb_equal(gb_string_of(m->rule), GB_TEXT("number_unit")))
        return q->bound != BOUND_EXACT || is_stated_size(s->reader, m);
    return gb_equal(gb_string_of(m->rule), GB_TEXT("percent_words")) ||
           unit_accepts(s->reader, m->unit.entry, &m->number);
}

static void negate(const document_reader *reader, measure *m, uint32_t start) {
    if (!m->number.value.data) return;
    m->number.value = reader->host->decimal(reader->document, GB_SUBTRACT, GB_TEXT("0"), m->number.value);
    m->number.flags |= NUMERAL_NEGATIVE;
    m->number.small = -1;
    m->number.start = m->start = start;
}

/* - 5, where every numeral is wanted: the start of the space between the sign and the numeral at `start`. */
static uint32_t minus_gap(const document_reader *reader, uint32_t start) {
    uint32_t gap = start;
    return reader->lenient && is_space(previous_character(reader->text, &gap)) ? gap : start;
}

/* A minus sign right before the measure: not the dash of a range, not a hyphen, not the mark of a list. */
static void read_minus(const document_reader *reader, measure *m) {
    uint32_t start = minus_gap(reader, m->start);
    if (phrase_before(&reader->language->minuses, reader->text, reader->floor, start, &start) >= 0) {
        negate(reader, m, start);
        return;
    }
    uint32_t c = previous_character(reader->text, &start);
    bool word = role_of(&reader->language->characters, c) == ROLE_MINUS;
    if ((c != '-' && c != 0xFF0D && c != 0x2212 && !word) || start < reader->floor || !m->number.value.data) return;
    uint32_t before = character_before(reader->text, start);
    role r = role_of(&reader->language->characters, before);
    bool clear = (gb_is_han(before) && r == ROLE_NONE) || is_boundary(before) || is_space(before) || before == '(' ||
                 before == 0xFF08;
    bool count = m->unit.entry && m->unit.entry->kind == KIND_QUANTITY && m->unit.entry->dimension.length == 0;
    if (!clear || count) return;
    negate(reader, m, start);
}

/* .5, where every numeral is wanted: the digits read stand behind a point that begins the numeral. */
static void read_leading_point(const document_reader *reader, measure *m) {
    uint32_t start = m->start;
    if (!reader->lenient || m->number.flags & (NUMERAL_CHINESE | NUMERAL_POINT | NUMERAL_SEPARATED)) return;
    if (previous_character(reader->text, &start) != '.' || start < reader->floor || !m->number.value.data) return;
    uint32_t before = character_before(reader->text, start);
    if (before != 0 && before != '\n' && before != '-' && !is_space(before)) return;
    m->number.value = reader->host->decimal_shift(reader->document, m->number.value, -(int)m->number.digits);
    m->number.flags |= NUMERAL_POINT;
    m->number.small = -1;
    m->number.start = m->start = start;
}

static uint32_t emit_measure(scan *s, measure *m, verdict v) {
    quantity q = quantity_of(s->reader, m);
    if (m->unit.entry && m->unit.entry->ordinal && m->number.flags & NUMERAL_CHINESE) q.kind = KIND_ORDINAL;
    if (v == VERDICT_ORDINAL) q.kind = KIND_ORDINAL;
    if (!accepts(s, m, &q, v)) {
        flush_waiting(s);
        reject(s, &m->number, GB_TEXT("no count"));
        return m->end;
    }
    if (m->start == s->waiting.next) share(s, m);
    flush_waiting(s);
    emit(s, &q);
    return q.end;
}

/* Keeps a numeral without a unit for the end of its list. */
static bool wait(scan *s, const measure *m) {
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

static uint32_t read_without_unit(scan *s, measure *m) {
    quantity q;
    uint32_t end;
    numeral whole;
    if (s->options->all && bare_range_read(s->reader, m, &whole)) {
        flush_waiting(s);
        reject(s, &whole, GB_TEXT("no unit"));
        return whole.end;
    }
    if (ratio_read(s->reader, m, &q, &end) || one_half_read(s->reader, m, &q)) {
        flush_waiting(s);
        emit(s, &q);
        return q.end;
    }
    if (end != 0) {
        flush_waiting(s);
        return end;
    }
    if (wait(s, m)) return m->end;
    flush_waiting(s);
    if (bare_read(s->reader, m, &q)) {
        emit(s, &q);
        return q.end;
    }
    reject(s, &m->number, GB_TEXT("no unit"));
    return m->end;
}

/* A date is no quantity of the report where it belongs to a title or to the title matter. */
static uint32_t read_date(scan *s, const measure *m, const quantity *q) {
    bool named = m->start < s->reader->titled_end || m->start < s->reader->quoted_end;
    if (named || s->front) {
        flush_waiting(s);
        reject(s, &m->number, named ? GB_TEXT("title") : GB_TEXT("title matter"));
        return q->end;
    }
    if (q->start == s->waiting.next || m->start == s->waiting.next) share_date(s, q);
    flush_waiting(s);
    emit(s, q);
    return q->end;
}

static uint32_t read_number(scan *s, uint32_t at) {
    document_reader *reader = s->reader;
    measure m;
    quantity q;
    gb_string reason = {NULL, 0};
    if (!measure_read(reader, at, &m)) return m.end;
    if (date_read(reader, &m.number, &q)) return read_date(s, &m, &q);
    uint32_t start = m.start;
    bound_before(reader, &m.number, true, &start);
    verdict v = pattern_verdict(reader, &m.number, start, &reason);
    gb_string place = place_reason(reader, &m);
    if (gb_equal(place, GB_TEXT("coinage")) && compound_read(reader, &m, &q)) { /* 两块九毛 */
        flush_waiting(s);
        emit(s, &q);
        return q.end;
    }
    if (v == VERDICT_NONE || place.data) {
        flush_waiting(s);
        reject(s, &m.number, place.data ? place : reason);
        return m.end;
    }
    read_leading_point(reader, &m);
    read_minus(reader, &m);
    if (top_read(reader, &m, &q)) {
        flush_waiting(s);
        emit(s, &q);
        return q.end;
    }
    if (range_read(reader, &m, &q) || compound_read(reader, &m, &q)) {
        flush_waiting(s);
        emit(s, &q);
        return q.end;
    }
    return m.unit.entry || m.denominator.data ? emit_measure(s, &m, v) : read_without_unit(s, &m);
}

static uint32_t read_ordinal(scan *s, uint32_t at) {
    quantity q;
    numeral number;
    uint32_t end;
    flush_waiting(s);
    if (ordinal_read(s->reader, at, &q, &number, &end)) {
        bool skipped = s->front && (q.kind == KIND_ORDINAL || q.kind == KIND_DATE);
        if (!skipped) emit(s, &q);
        return q.end;
    }
    reject(s, &number, GB_TEXT("name or enumeration"));
    return end;
}

/* A fixed word that is a numeral of three or more characters as a whole: 一二三. */
static void reject_word(scan *s, uint32_t at, uint32_t end) {
    numeral number;
    if (!s->options->all || end - at < 9 || !numeral_read(s->reader, at, &number)) return;
    if (number.end != end || !number.value.data) return;
    reject(s, &number, GB_TEXT("word"));
}

uint32_t read_at(scan *s, uint32_t at) {
    document_reader *reader = s->reader;
    gb_string text = reader->text;
    quantity q;
    uint32_t next = at, end;
    role r = role_of(&reader->language->characters, next_character(text, &next));
    bool (*form)(const document_reader *, uint32_t, quantity *) = NULL;
    switch (r) {
    case ROLE_QUOTE:
        if (at < reader->quoted_end) return next; /* a straight quote that closes */
        end = closing(text, at, "”」』\"", QUOTE_LIMIT, 0);
        reader->quoted_end = end;
        return next;
    case ROLE_TITLE:
        end = closing(text, at, "》〉", TITLE_LIMIT, 2);
        if (end > reader->titled_end) reader->titled_end = end;
        return next;
    case ROLE_BRACKET:
        end = closing(text, at, "〕", BRACKET_LIMIT, 0);
        return end != 0 ? end : next;
    default:
        break;
    }
    if (r == ROLE_ZERO && phrase_at(&reader->language->minuses, text, at, &end) >= 0) return end; /* 零下 */
    if (r != ROLE_ARABIC) {
        end = word_over(reader, at);
        if (end != 0) {
            flush_waiting(s);
            reject_word(s, at, end);
            return end;
        }
    }
    switch (r) {
    case ROLE_ORDINAL:
        return read_ordinal(s, at);
    case ROLE_DOUBLE:
        form = doubling_read;
        break;
    case ROLE_HALF:
        form = half_read;
        break;
    case ROLE_MINUS:
        return next;
    default:
        return read_number(s, at);
    }
    if (!form(reader, at, &q) || at < reader->titled_end || at < reader->quoted_end) return next;
    flush_waiting(s);
    emit(s, &q);
    return q.end;
}
