/* What a report says in words about how its targets came out: 超额完成全年目标, 未达到预期目标. */
#include "reader.h"

#include <stdbool.h>

#define KNOWN_BYTES 12 /* of an indicator's name that is known well enough to be told in passing */
#define SHORTEST 9     /* bytes of any other name */

/* The end of the word that must follow `begin` within its gap; 0 = there is none. */
static uint32_t statement_end(const targets_reader *reader, gb_span clause, uint32_t from, const targets_word *begin) {
    const gb_string head = {reader->source.text.data, clause.end};
    size_t to = from;
    gb_span place;
    for (int i = 0; i <= begin->number + 8 && to < clause.end; i++) gb_next(head, &to);
    gb_span inside = {from, (uint32_t)to};
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->statement_ends, reader->source.text, inside, &place)) !=
           NULL) {
        if (!word->number || begin->role == STATEMENT_MISSED) return place.end;
        inside.start = place.end;
    }
    return 0;
}

/* Above and below are good or bad by what is better; a choice of policy is neither. */
static uint8_t stated_of(int role, uint8_t better) {
    switch (role) {
    case STATEMENT_MET:
        return STATED_MET;
    case STATEMENT_EXCEEDED:
        return STATED_EXCEEDED;
    case STATEMENT_ABOVE:
        return better == BETTER_HIGHER ? STATED_EXCEEDED : better == BETTER_LOWER ? STATED_MISSED : STATED_NONE;
    case STATEMENT_BELOW:
        return better == BETTER_HIGHER ? STATED_MISSED : better == BETTER_LOWER ? STATED_MET : STATED_NONE;
    default:
        return STATED_MISSED;
    }
}

/* A row without a figure: what the report says in words about the indicator called `name`. */
static void add_row(targets_reader *reader, gb_span clause, gb_string text, int role) {
    targets_name name;
    targets_name_clear(&name);
    targets_name_append(&name, text);
    targets_draft draft = {.clause = clause, .figure = -1, .change = -1, .row = -1, .rule = RULE_WORDS};
    draft.name = reader->layers->host->keep(reader->document, targets_name_string(&name));
    draft.period = reader->period;
    draft.part = (uint8_t)reader->part;
    draft.status = STATUS_ACHIEVED;
    draft.phrase = PHRASE_NONE;
    draft.direction = draft.change_direction = DIRECTION_NONE;
    draft.limit = LIMIT_NONE;
    draft.extent = EXTENT_NONE;
    targets_read_polarity(reader, &draft);
    draft.stated = stated_of(role, draft.better);
    if (draft.name.data && draft.stated != STATED_NONE) targets_drafts_add(reader->drafts, &draft);
}

/* One row for every known indicator that `span` names; returns how many. */
static int add_known(targets_reader *reader, gb_span clause, gb_span span, int role) {
    const targets_words *synonyms = &reader->vocabulary->synonyms;
    gb_span place;
    int count = 0;
    const targets_word *word;
    while ((word = targets_words_find(synonyms, reader->source.text, span, &place)) != NULL) {
        if (word->text.length >= KNOWN_BYTES) {
            add_row(reader, clause, word->text, role);
            count++;
        }
        span.start = place.end;
    }
    return count;
}

/* A clause without figures whose own words before the statement name an indicator: 养老保险参保人数超额完成任务. */
static void add_words(targets_reader *reader, gb_span clause, gb_span before, int role) {
    targets_left left = targets_left_read(&reader->source, before);
    uint32_t start = 0;
    if (targets_words_before(&reader->vocabulary->statement_ends, reader->source.text, left.name.start, left.name.end,
                             &start))
        left.name.end = start;
    left.name = targets_trimmed(reader->source.text, left.name);
    if (add_known(reader, clause, before, role)) return;
    if (targets_empty(left.name))
        add_known(reader, clause, reader->topic, role);
    else if (left.name.end - left.name.start >= SHORTEST)
        add_row(reader, clause, gb_slice(reader->source.text, left.name), role);
}

static void state(targets_draft *draft, int role) {
    draft->stated = stated_of(role, draft->neutral ? BETTER_UNKNOWN : draft->better);
}

/* Tells the drafts of the clause what the statement says; 5万户的任务全面完成 makes its target a result. In
 * 增长6%，低于9%的预期目标 the target is only named, and the statement is about the draft before it. */
static bool mark_drafts(targets_reader *reader, gb_span clause, int role) {
    const bool good = role == STATEMENT_MET || role == STATEMENT_EXCEEDED;
    bool marked = false;
    for (size_t i = reader->drafts->count; i > reader->first_draft; i--) {
        targets_draft *draft = &reader->drafts->rows[i - 1];
        const bool here = draft->clause.start == clause.start;
        if (here && draft->quoted && !good) continue;
        if ((marked && (!here || draft->stated != STATED_NONE)) || draft->stated != STATED_NONE) break;
        if (!here && i == reader->drafts->count) break;
        if (here && draft->quoted) draft->status = STATUS_ACHIEVED;
        state(draft, role);
        marked = true;
        if (!here) break;
    }
    return marked;
}

void targets_read_statements(targets_reader *reader, gb_span clause) {
    gb_span rest = clause, place;
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->statements, reader->source.text, rest, &place)) != NULL) {
        rest.start = place.end;
        if (word->role == STATEMENT_IGNORE) return;
        if (word->text.length > 0 && word->text.data[0] == '1' && statement_end(reader, clause, place.end, word) == 0)
            continue;
        const gb_span before = {clause.start, place.start};
        if (mark_drafts(reader, clause, word->role)) return;
        const targets_left left = targets_left_read(&reader->source, before);
        if (targets_empty(left.name) && reader->drafts->count > reader->first_draft)
            state(&reader->drafts->rows[reader->drafts->count - 1], word->role);
        else
            add_words(reader, clause, before, word->role);
        return;
    }
}
