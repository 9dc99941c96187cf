/* What a report says in words about how its targets came out: 超额完成全年目标, 未达到预期目标. */
#include "reader.h"

#include <stdbool.h>

/* The end of the word that must follow `begin` within its gap; 0 = there is none. */
static uint32_t statement_end(const targets_reader *reader, gb_span clause, uint32_t from, const targets_word *begin) {
    const gb_string head = {reader->source.text.data, clause.end};
    size_t to = from;
    gb_span place;
    for (int i = 0; i <= begin->number + 8 && to < clause.end; i++) gb_next(head, &to);
    gb_span inside = {from, (uint32_t)to};
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->statement_ends, reader->source.text, inside, &place)) != NULL) {
        if (!word->number || begin->role == STATEMENT_MISSED) return place.end;
        inside.start = place.end;
    }
    return 0;
}

static uint8_t stated_of(int role) {
    return role == STATEMENT_MET ? STATED_MET : role == STATEMENT_EXCEEDED ? STATED_EXCEEDED : STATED_MISSED;
}

/* A clause without figures whose own words before the statement name an indicator: 养老保险参保人数超额完成任务. */
static void add_words(targets_reader *reader, gb_span clause, gb_span before, uint8_t stated) {
    targets_left left = targets_left_read(&reader->source, before);
    targets_name name;
    uint32_t start = 0;
    if (targets_empty(left.name)) return;
    if (targets_words_before(&reader->vocabulary->statement_ends, reader->source.text, left.name.start, left.name.end, &start))
        left.name.end = start;
    left.name = targets_trimmed(reader->source.text, left.name);
    if (targets_empty(left.name) || left.name.end - left.name.start < 9) return;
    targets_name_clear(&name);
    targets_name_append(&name, gb_slice(reader->source.text, left.name));
    targets_draft draft = {.clause = clause, .figure = -1, .change = -1, .row = -1, .rule = RULE_WORDS, .stated = stated};
    draft.name = reader->layers->host->keep(reader->document, targets_name_string(&name));
    draft.period = reader->period;
    draft.part = (uint8_t)reader->part;
    draft.status = STATUS_ACHIEVED;
    draft.direction = draft.change_direction = DIRECTION_NONE;
    draft.limit = LIMIT_NONE;
    draft.better = BETTER_UNKNOWN;
    if (draft.name.data) targets_drafts_add(reader->drafts, &draft);
}

/* Tells the drafts that the statement is about: those of its clause, else the last one of the sentence. */
static bool mark_drafts(targets_reader *reader, gb_span clause, uint8_t stated) {
    const size_t count = reader->drafts->count;
    bool marked = false;
    for (size_t i = count; i > reader->first_draft; i--) {
        targets_draft *draft = &reader->drafts->rows[i - 1];
        if (draft->clause.start != clause.start) break;
        draft->stated = stated;
        marked = true;
    }
    return marked;
}

void targets_read_statements(targets_reader *reader, gb_span clause) {
    gb_span rest = clause, place;
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->statements, reader->source.text, rest, &place)) != NULL) {
        rest.start = place.end;
        if (word->role == STATEMENT_IGNORE) return;
        if (word->text.length > 0 && word->text.data[0] == '1' && statement_end(reader, clause, place.end, word) == 0) continue;
        const uint8_t stated = stated_of(word->role);
        const gb_span before = {clause.start, place.start};
        if (mark_drafts(reader, clause, stated)) return;
        const targets_left left = targets_left_read(&reader->source, before);
        if (!targets_empty(left.name)) add_words(reader, clause, before, stated);
        else if (reader->drafts->count > reader->first_draft) reader->drafts->rows[reader->drafts->count - 1].stated = stated;
        return;
    }
}
