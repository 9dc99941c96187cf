/* Targets, and results, that have words instead of a figure: 与经济增长同步, 只增不减, 全覆盖. */
#include "area.h"

#define SHORTEST 6 /* bytes of a name */
#define LONGEST 90 /* a longer one is a sentence */
#define TAIL 4     /* characters that may follow the phrase in its clause: 高于全国平均|水平 */

/* The end of the phrase that `begin` begins at `from`; 0 = it is none. */
static uint32_t phrase_end(gb_string text, gb_span clause, uint32_t from, const targets_word *begin) {
    const gb_string head = {text.data, clause.end};
    size_t at = from;
    if (begin->text.length == 0) return from;
    for (int i = 0; i <= begin->number && at < clause.end; i++) {
        for (size_t start = 0; start < begin->text.length;) {
            size_t end = start;
            while (end < begin->text.length && begin->text.data[end] != '|') end++;
            const gb_string word = {begin->text.data + start, end - start};
            if (gb_stands_at(head, at, word)) return (uint32_t)(at + word.length);
            start = end + 1;
        }
        if (gb_next(head, &at) == 0x3001) return 0; /* 、 begins another item */
    }
    return 0;
}

/* Behind the last figure before `to`, and behind the 、 that follows it. */
static uint32_t name_start(const targets_reader *reader, gb_span clause, size_t first, size_t last, uint32_t to) {
    uint32_t from = clause.start;
    for (size_t i = first; i < last && reader->figures[i].span.end <= to; i++)
        if (!reader->figures[i].passive) from = reader->figures[i].span.end;
    if (from == clause.start) return from;
    const gb_string head = {reader->source.text.data, to};
    size_t at = from;
    while (at < to)
        if (gb_next(head, &at) == 0x3001) return (uint32_t)at;
    return to;
}

/* 1 when a figure of its own follows: 高于全国平均水平2个百分点. */
static int figure_follows(const targets_reader *reader, uint32_t at, size_t first, size_t last) {
    for (size_t i = first; i < last; i++)
        if (reader->figures[i].span.start >= at) return reader->figures[i].span.start - at <= 6;
    return 0;
}

/* 1 when the clause goes on with something else: 全覆盖的工作体系, 基本稳定始终是目标. */
static int goes_on(gb_string text, gb_span clause, uint32_t from) {
    const gb_string head = {text.data, clause.end};
    size_t at = from;
    for (int i = 0; i <= TAIL && at < clause.end; i++) {
        const uint32_t c = gb_next(head, &at);
        if (!gb_is_han(c) || c == 0x4E14) return 0; /* 且 */
        if (i == 0 && c == 0x7684) return 1;        /* 的 */
        if (i == TAIL) return 1;
    }
    return 0;
}

static int is_status_known(const targets_reader *reader, uint8_t *status) {
    const int plan = reader->part == PART_PLAN;
    if (reader->part == PART_OTHER || reader->period.open) return 0;
    *status = plan ? STATUS_TARGET : STATUS_ACHIEVED;
    if (!reader->period.named) return 1;
    return plan == (reader->period.to >= reader->year);
}

static void add_row(targets_reader *reader, gb_span clause, const targets_left *left, gb_span place, int phrase) {
    targets_draft draft = {.clause = clause, .figure = -1, .change = -1, .row = -1, .rule = RULE_WORDS};
    targets_name name;
    if (!is_status_known(reader, &draft.status)) return;
    targets_name_clear(&name);
    targets_name_append(&name, gb_slice(reader->source.text, left->name));
    draft.name = reader->layers->host->keep(reader->document, targets_name_string(&name));
    if (!draft.name.data) {
        reader->drafts->failed = 1;
        return;
    }
    draft.words = place;
    draft.phrase = (uint8_t)phrase;
    draft.period = reader->period;
    draft.part = (uint8_t)reader->part;
    draft.direction = draft.change_direction = DIRECTION_NONE;
    draft.limit = LIMIT_NONE;
    draft.extent = EXTENT_NONE;
    draft.stated = STATED_NONE;
    draft.scope = left->scope;
    draft.area = targets_area_of(reader, draft.name, clause);
    targets_read_polarity(reader, &draft);
    targets_drafts_add(reader->drafts, &draft);
}

void targets_read_phrases(targets_reader *reader, gb_span clause, size_t first, size_t last) {
    gb_span rest = clause, place;
    uint32_t done = clause.start;
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->phrases, reader->source.text, rest, &place)) != NULL) {
        rest.start = place.end;
        if (word->role == PHRASE_IGNORE) return;
        const uint32_t end = phrase_end(reader->source.text, clause, place.end, word);
        if (end == 0 || figure_follows(reader, end, first, last) || goes_on(reader->source.text, clause, end)) continue;
        place.end = rest.start = end;
        uint32_t from = name_start(reader, clause, first, last, place.start);
        if (from < done) from = done;
        done = end;
        targets_left left = targets_left_read(&reader->source, (gb_span){from, place.start});
        if (!targets_empty(left.made) && left.made.start == left.name.end) left.name.end = left.made.end; /* 课后服务 */
        const uint32_t length = left.name.end - left.name.start;
        if (length >= SHORTEST && length <= LONGEST) add_row(reader, clause, &left, place, word->role);
    }
}
