#include "read.h"

#include "compound.h"
#include "exclude.h"
#include "forms.h"
#include "range.h"
#include "rank.h"
#include "rows.h"
#include "sign.h"
#include "temporal.h"

#define QUOTE_LIMIT 20 /* characters: a longer quotation is speech and not a name */
#define TITLE_LIMIT 80
#define BRACKET_LIMIT 12
#define LINE_LIMIT 300

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

/* 达到千亿元, 迈上万亿元台阶: a magnitude of money without a digit behind a verb. */
static bool is_stated_size(const document_reader *reader, const measure *m) {
    if (!m->unit.entry || m->unit.entry->kind != KIND_MONEY) return false;
    uint32_t before = character_before(reader->text, m->start);
    return contains_character(reader->language->contexts[CONTEXT_BARE_AFTER], before) ||
           is_step_reached(reader, m->start);
}

/* 一 with this unit is a count, or the numeral needs none of the rules: see unit_accepts(). */
static bool accepts(const scan *s, const measure *m, const quantity *q, verdict v) {
    if (v == VERDICT_QUANTITY || v == VERDICT_ORDINAL || v == VERDICT_RANK) return true;
    if (m->denominator.data) return true;
    if (m->unit.entry && m->number.flags & NUMERAL_NEGATIVE) return true; /* 零下十度 */
    if (m->number.flags & NUMERAL_BARE && gb_equal(gb_string_of(m->rule), GB_TEXT("number_unit")))
        return q->bound != BOUND_EXACT || is_stated_size(s->reader, m);
    return gb_equal(gb_string_of(m->rule), GB_TEXT("percent_words")) ||
           unit_accepts(s->reader, m->unit.entry, &m->number);
}

static uint32_t emit_measure(scan *s, measure *m, verdict v) {
    quantity q = quantity_of(s->reader, m);
    if (m->unit.entry && m->unit.entry->ordinal && m->number.flags & NUMERAL_CHINESE) q.kind = KIND_ORDINAL;
    if (v == VERDICT_ORDINAL) q.kind = KIND_ORDINAL;
    if (v == VERDICT_RANK) q.kind = KIND_RANK;
    if (!accepts(s, m, &q, v)) {
        flush_waiting(s);
        scan_reject_measure(s, m, GB_TEXT("no count"));
        return m->end;
    }
    if (m->start == s->waiting.next) share_unit(s, m);
    flush_waiting(s);
    scan_emit(s, &q);
    return q.end;
}

static uint32_t read_without_unit(scan *s, measure *m) {
    quantity q;
    uint32_t end;
    numeral whole;
    if (s->options->all && (bare_range_read(s->reader, m, &whole) || bounded_range_read(s->reader, m, &whole))) {
        flush_waiting(s);
        scan_reject(s, &whole, GB_TEXT("no unit"));
        return whole.end;
    }
    if (ratio_read(s->reader, m, &q, &end) || one_half_read(s->reader, m, &q)) {
        flush_waiting(s);
        scan_emit(s, &q);
        return q.end;
    }
    if (end != 0) {
        flush_waiting(s);
        return end;
    }
    if (wait_for_unit(s, m)) return m->end;
    flush_waiting(s);
    if (bare_read(s->reader, m, &q)) {
        scan_emit(s, &q);
        return q.end;
    }
    scan_reject(s, &m->number, GB_TEXT("no unit"));
    return m->end;
}

/* The title and what stands around it, but no sentence there: a line that a full stop ends is prose (the news of the
 * meeting before the report). */
static bool in_title_matter(const scan *s, uint32_t at) {
    if (!s->front) return false;
    for (int i = 0; i < LINE_LIMIT; i++) {
        uint32_t c = next_character(s->reader->text, &at);
        if (c == 0x3002) return false; /* 。 */
        if (c == 0 || c == '\n' || c == '\r') break;
    }
    return true;
}

/* A date is no quantity of the report where it belongs to a title or to the title matter. */
static uint32_t read_date(scan *s, const measure *m, const quantity *q) {
    bool named = m->start < s->reader->titled_end || m->start < s->reader->quoted_end;
    if (named || in_title_matter(s, m->start)) {
        flush_waiting(s);
        scan_reject(s, &m->number, named ? GB_TEXT("title") : GB_TEXT("title matter"));
        return q->end;
    }
    if (q->start == s->waiting.next || m->start == s->waiting.next) share_date(s, q);
    flush_waiting(s);
    scan_emit(s, q);
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
        scan_emit(s, &q);
        return q.end;
    }
    if ((v == VERDICT_NONE && !m.denominator.data) || place.data) {
        flush_waiting(s);
        scan_reject(s, &m.number, place.data ? place : reason);
        return m.end;
    }
    leading_point_read(reader, &m);
    minus_read(reader, &m);
    if (top_read(reader, &m, &q)) {
        flush_waiting(s);
        scan_emit(s, &q);
        return q.end;
    }
    if (range_read(reader, &m, &q) || compound_read(reader, &m, &q)) {
        flush_waiting(s);
        scan_emit(s, &q);
        return q.end;
    }
    return m.unit.entry || m.denominator.data ? emit_measure(s, &m, v) : read_without_unit(s, &m);
}

/* Ordinals and dates of the title matter are the report's own. */
static void emit_ordinal(scan *s, const quantity *q) {
    bool own = q->kind == KIND_ORDINAL || q->kind == KIND_DATE;
    if (!own || !in_title_matter(s, q->start)) scan_emit(s, q);
}

static uint32_t read_ordinal(scan *s, uint32_t at) {
    quantity q, rows[ORDINAL_LIST_LIMIT];
    numeral number;
    uint32_t end;
    flush_waiting(s);
    unsigned count = ordinal_list_read(s->reader, at, rows);
    for (unsigned i = 0; i < count; i++) emit_ordinal(s, &rows[i]);
    if (count > 0) return rows[count - 1].end;
    if (ordinal_read(s->reader, at, &q, &number, &end)) {
        emit_ordinal(s, &q);
        return q.end;
    }
    scan_reject(s, &number, GB_TEXT("name or enumeration"));
    return end;
}

/* A fixed word that is a numeral of three or more characters as a whole: 一二三. */
static void reject_word(scan *s, uint32_t at, uint32_t end) {
    numeral number;
    bool half = role_at(&s->reader->language->characters, s->reader->text, at) == ROLE_HALF; /* 半百 */
    if (!s->options->all || (end - at < 9 && end - at > 3 && !half) || !numeral_read(s->reader, at, &number)) return;
    if (number.end != end || !number.value.data) return;
    scan_reject(s, &number, GB_TEXT("word"));
}

/* A Roman numeral, where every numeral is wanted; `next` is behind its character. */
static uint32_t read_loose(scan *s, uint32_t at, uint32_t next) {
    numeral number;
    if (!numeral_read(s->reader, at, &number)) return next;
    flush_waiting(s);
    scan_reject(s, &number, GB_TEXT("no unit"));
    return number.end;
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
        form = half_share_read(reader, at, &q) ? half_share_read : half_read;
        break;
    case ROLE_FOLD:
        form = half_price_read;
        break;
    case ROLE_MINUS:
        return next;
    case ROLE_ROMAN:
        return read_loose(s, at, next);
    default:
        return read_number(s, at);
    }
    if (!form(reader, at, &q) || at < reader->titled_end || at < reader->quoted_end) return next;
    flush_waiting(s);
    scan_emit(s, &q);
    return q.end;
}
