/* Divides a sentence into clauses and reads them in order. */
#include "reader.h"

#include <stdlib.h>

#define OPENING_BYTES 30  /* of a sentence in which an anchor opens it */
#define OPENING_BLANKS 18 /* bytes of blanks, dashes or a greeting (各位代表，) before that */

targets_draft *targets_drafts_add(targets_drafts *drafts, const targets_draft *draft) {
    if (drafts->count == drafts->capacity) {
        const size_t capacity = drafts->capacity ? drafts->capacity * 2 : 256;
        targets_draft *rows =
            capacity > SIZE_MAX / sizeof *rows ? NULL : realloc(drafts->rows, capacity * sizeof *rows);
        if (!rows) {
            drafts->failed = 1;
            return NULL;
        }
        drafts->rows = rows;
        drafts->capacity = capacity;
    }
    drafts->rows[drafts->count] = *draft;
    return &drafts->rows[drafts->count++];
}

void targets_drafts_free(targets_drafts *drafts) {
    free(drafts->rows);
}

/* What a mark does to the reading. */
enum { MARK_NONE, MARK_CLAUSE, MARK_SUBJECT };

static int mark_of(uint32_t c) {
    switch (c) {
    case 0xFF0C:
    case ',':
    case 0xFF1A:
    case ':':
    case 0x2014:
        return MARK_CLAUSE;
    case 0xFF1B:
    case ';':
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case '!':
    case '?':
        return MARK_SUBJECT;
    default:
        return MARK_NONE;
    }
}

/* The end of the clause that begins at `from`: the mark behind it, or the end of the sentence. Marks inside figures do
 * not count. *index is the next figure of the sentence. */
static uint32_t clause_end(const targets_reader *reader, uint32_t from, size_t index, int *mark) {
    const gb_string head = {reader->source.text.data, reader->sentence.end};
    size_t at = from;
    *mark = MARK_SUBJECT;
    while (at < reader->sentence.end) {
        while (index < reader->last && reader->figures[index].span.end <= at) index++;
        if (index < reader->last && reader->figures[index].span.start <= at) {
            at = reader->figures[index].span.end;
            continue;
        }
        size_t next = at;
        *mark = mark_of(gb_next(head, &next));
        if (*mark != MARK_NONE) return (uint32_t)at;
        at = next;
        *mark = MARK_SUBJECT;
    }
    return reader->sentence.end;
}

static int apply_anchors(const targets_reader *reader, gb_span span, size_t first, size_t last,
                         targets_period *period) {
    const targets_anchors anchors = {
        reader->vocabulary, reader->source.text, reader->figures + first, last - first, reader->year, reader->part, 0};
    return targets_period_apply(&anchors, span, period);
}

static gb_span without_blanks(gb_string text, gb_span span) {
    while (span.end > span.start && (text.data[span.end - 1] == '.' || (unsigned char)text.data[span.end - 1] <= ' '))
        span.end--;
    while (span.start < span.end) {
        const gb_string head = {text.data, span.end};
        size_t at = span.start;
        const uint32_t c = gb_next(head, &at);
        if (c > ' ' && c != 0x3000 && c != 0x2014) break;
        span.start = (uint32_t)at;
    }
    return span;
}

/* Over the mark that ends a clause. */
static uint32_t behind_mark(const targets_reader *reader, uint32_t at) {
    const gb_string head = {reader->source.text.data, reader->sentence.end};
    size_t next = at;
    if (at < reader->sentence.end) gb_next(head, &next);
    return (uint32_t)next;
}

static void begin_sentence(targets_reader *reader, gb_span sentence, size_t first, size_t last) {
    if (reader->lent > 0 && --reader->lent == 0) reader->paragraph = reader->lender;
    if (reader->lent == 0) reader->lender = reader->paragraph;
    reader->sentence = sentence;
    reader->first = first;
    reader->last = last;
    reader->first_draft = reader->drafts->count;
    reader->period = reader->paragraph;
    reader->topic.start = reader->topic.end = sentence.start;
    reader->segment = sentence.start;
    reader->cue = (targets_cue){sentence.start, sentence.start, -1};
    targets_name_clear(&reader->subject);
    reader->turned = 0;
}

/* An opening that turns to the report's last year, to its year, or to several years up to one of them. */
static int turns(const targets_reader *reader, const targets_period *period) {
    if (!reader->opens_paragraph || !period->named || period->open || reader->year == 0) return 0;
    return period->to == reader->year - 1 || period->to == reader->year || period->from == reader->year;
}

/* 1 when the sentence holds figures other than dates and lengths of time. */
static int tells_figures(const targets_reader *reader) {
    for (size_t i = reader->first; i < reader->last; i++)
        if (reader->figures[i].kind != FIGURE_DATE && reader->figures[i].kind != FIGURE_DURATION) return 1;
    return 0;
}

/* An anchor at the very start of a sentence holds to the end of the paragraph; alone in its clause at the start of a
 * paragraph (五年来，…) it turns what follows to its years. */
static void read_opening(targets_reader *reader, gb_span clause, size_t first, size_t next, int active) {
    const gb_span opening = {clause.start,
                             clause.end - clause.start > OPENING_BYTES ? clause.start + OPENING_BYTES : clause.end};
    targets_period period = reader->period;
    if (clause.start > reader->sentence.start + OPENING_BLANKS || !apply_anchors(reader, opening, first, next, &period))
        return;
    if (period.open || period.basis == BASIS_PARTIAL) return;
    if (reader->part == PART_PLAN && !reader->opens_paragraph && period.from > reader->year) return;
    if (reader->part == PART_PLAN && period.to < reader->year) { /* 过去一年成绩很大。… : holds for one sentence */
        if (tells_figures(reader)) return;
        reader->lent = 2;
    }
    const int passing = active || !reader->opens_paragraph;
    if (reader->part == PART_REVIEW && passing && period.to < reader->year - 1 && reader->lent == 0)
        reader->lent = 1; /* 2019年…: years before the last hold for one sentence */
    reader->paragraph = period;
    reader->turned = (uint8_t)(!active && turns(reader, &period));
}

/* 1 when the clause begins with an anchor or a date. */
static int begins_with_time(const targets_reader *reader, gb_span clause) {
    const gb_string head = {reader->source.text.data, clause.end};
    uint32_t end = 0;
    const targets_figure *figure = targets_figure_from(&reader->source, clause.start);
    return (figure && figure->kind == FIGURE_DATE) ||
           targets_words_at(&reader->vocabulary->anchors, head, clause.start, &end);
}

/* The anchors of a clause without indicators hold for the rest of the sentence; a part of a year only when they
 * begin it (受上半年…影响 says nothing of what follows), in the review a year to come only when it is all that it says.
 */
static void apply_idle(targets_reader *reader, gb_span clause, size_t first, size_t next) {
    const targets_period before = reader->period;
    apply_anchors(reader, clause, first, next, &reader->period);
    if (reader->period.basis == BASIS_PARTIAL && !begins_with_time(reader, clause)) reader->period.basis = before.basis;
    if (clause.end - clause.start <= OPENING_BYTES) return;
    if (reader->part == PART_REVIEW && reader->year > 0 && reader->period.to >= reader->year) reader->period = before;
}

/* Reads the clause with the figures [first, next); returns 1 when one of them may be an indicator. */
static int read_one(targets_reader *reader, gb_span clause, size_t first, size_t next) {
    int active = 0;
    if (next > first) targets_mark_passive(reader, clause, first, next);
    for (size_t i = first; i < next; i++) active |= !reader->figures[i].passive;
    read_opening(reader, clause, first, next, active);
    if (active)
        targets_read_clause(reader, clause, first, next);
    else
        apply_idle(reader, clause, first, next);
    targets_read_phrases(reader, clause, first, next);
    if (reader->part == PART_REVIEW) targets_read_statements(reader, clause);
    return active;
}

void targets_read_sentence(targets_reader *reader, gb_span sentence, size_t first, size_t last) {
    uint32_t at = sentence.start;
    begin_sentence(reader, sentence, first, last);
    while (at < sentence.end) {
        int mark = MARK_NONE;
        size_t next = first;
        const uint32_t end = clause_end(reader, at, first, &mark);
        const gb_span clause = without_blanks(reader->source.text, (gb_span){at, end});
        while (next < last && reader->figures[next].span.start < end) next++;
        if (!read_one(reader, clause, first, next) && !targets_empty(clause)) reader->topic = clause;
        if (mark == MARK_SUBJECT) {
            targets_name_clear(&reader->subject);
            reader->topic.start = reader->topic.end = end;
            reader->segment = behind_mark(reader, end);
        }
        first = next;
        at = behind_mark(reader, end);
    }
}
