/* Writes the rows of the table promise. */
#include "promise.h"

#include <stdio.h>

#define NOTE_BYTES 400

static void set_text(const targets_promises *all, int64_t row, int column, gb_string text) {
    if (text.data && text.length > 0) all->layers->host->set_str(all->corpus, all->layers->promise, row, column, text);
}

static void set_kept(const targets_promises *all, int64_t row, int column, uint32_t offset) {
    set_text(all, row, column, targets_records_text(all->records, offset));
}

static void set_number(const targets_promises *all, int64_t row, int column, int64_t value) {
    all->layers->host->set_int(all->corpus, all->layers->promise, row, column, value);
}

static int is_wanted(const targets_promises *all, int verdict) {
    return (all->verdicts >> verdict) & 1u;
}

/* A row with all that the target alone says. */
static int64_t add_row(const targets_promises *all, const targets_meeting *meeting, const targets_record *target,
                       int verdict) {
    const int64_t row =
        all->layers->host->add(all->corpus, all->layers->promise, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    set_kept(all, row, PROMISE_PLACE, meeting->earlier->place);
    set_kept(all, row, PROMISE_INDICATOR, target->name);
    set_kept(all, row, PROMISE_TARGET_DOCUMENT, meeting->earlier->id);
    set_number(all, row, PROMISE_TARGET, target->row);
    if (meeting->later) set_kept(all, row, PROMISE_RESULT_DOCUMENT, meeting->later->id);
    set_number(all, row, PROMISE_VERDICT, verdict);
    set_kept(all, row, PROMISE_TARGET_TEXT, target->text);
    set_number(all, row, PROMISE_YEAR, target->to);
    if (!target->wordless) set_number(all, row, PROMISE_MEASURE, target->measure);
    if (target->limit != LIMIT_NONE) set_number(all, row, PROMISE_LIMIT, target->limit);
    set_number(all, row, PROMISE_BETTER, target->better);
    set_kept(all, row, PROMISE_TARGET_FIGURE, target->figure);
    set_kept(all, row, PROMISE_TARGET_VALUE, target->value);
    set_kept(all, row, PROMISE_TARGET_UNIT, target->unit);
    set_kept(all, row, PROMISE_TARGET_SENTENCE, target->sentence);
    set_number(all, row, PROMISE_TARGET_START, target->start);
    set_number(all, row, PROMISE_TARGET_END, target->end);
    return row;
}

/* What the result says: the evidence, whatever the verdict. */
static void set_result(const targets_promises *all, int64_t row, const targets_record *result) {
    set_kept(all, row, PROMISE_RESULT_TEXT, result->text);
    set_kept(all, row, PROMISE_RESULT_FIGURE, result->figure);
    set_kept(all, row, PROMISE_RESULT_VALUE, result->value);
    set_kept(all, row, PROMISE_RESULT_UNIT, result->unit);
    set_kept(all, row, PROMISE_RESULT_SENTENCE, result->sentence);
    set_number(all, row, PROMISE_RESULT_START, result->start);
    set_number(all, row, PROMISE_RESULT_END, result->end);
}

/* The note of a row: why, and what is odd about the reports. */
static void set_note(const targets_promises *all, const targets_meeting *meeting, int64_t row, const char *why) {
    char note[NOTE_BYTES];
    int length = snprintf(note, sizeof note, "%s", why);
    if (meeting->earlier_same > 1 && length >= 0 && (size_t)length < sizeof note)
        length += snprintf(note + length, sizeof note - (size_t)length, "%s%zu reports of %d, the first one counts",
                           length ? "; " : "", meeting->earlier_same, meeting->earlier->year);
    if (meeting->later_same > 1 && length >= 0 && (size_t)length < sizeof note)
        snprintf(note + length, sizeof note - (size_t)length, "%s%zu reports of %d, the first one counts",
                 length ? "; " : "", meeting->later_same, meeting->later->year);
    if (note[0]) set_text(all, row, PROMISE_NOTE, gb_string_of(note));
}

void targets_promise_unpaired(const targets_promises *all, const targets_meeting *meeting,
                              const targets_record *target) {
    if (is_wanted(all, VERDICT_UNREPORTED))
        set_note(all, meeting, add_row(all, meeting, target, VERDICT_UNREPORTED), "");
}

void targets_promise_later(const targets_promises *all, const targets_meeting *meeting, const targets_record *target) {
    char why[64];
    if (!is_wanted(all, VERDICT_NOT_DUE)) return;
    const int64_t row = add_row(all, meeting, target, VERDICT_NOT_DUE);
    snprintf(why, sizeof why, meeting->later ? "due in %d, over several years" : "due in %d", target->to);
    set_number(all, row, PROMISE_REASON, REASON_LATER);
    set_note(all, meeting, row, why);
}

/* The unit that targets_values_measure() compares in. */
static gb_string unit_of(const targets_value *target, const targets_value *result) {
    const int same = gb_equal(target->unit, result->unit) || !target->base_unit.data || !result->base_unit.data;
    return same ? target->unit : target->base_unit;
}

static void judge_figures(const targets_promises *all, const targets_meeting *meeting, const targets_pair *pair,
                          targets_judgement *judgement) {
    const targets_record *target = meeting->target_records[pair->target],
                         *result = meeting->result_records[pair->result];
    const targets_item *a = &meeting->targets[pair->target], *b = &meeting->results[pair->result];
    if (b->wordless) {
        static const char *const said[] = {"met", "exceeded", "missed", "told without a figure"};
        judgement->verdict = VERDICT_IN_WORDS;
        targets_say(judgement, REASON_STATED, "the report says: %s",
                    said[result->stated <= STATED_NONE ? result->stated : STATED_NONE]);
    } else if (a->value.measure != b->value.measure) {
        judgement->verdict = VERDICT_UNREPORTED;
        targets_say(judgement, REASON_MEASURE, "%s is reported, not %s",
                    b->value.measure == MEASURE_LEVEL ? "the level" : "the growth",
                    a->value.measure == MEASURE_LEVEL ? "the level" : "the growth");
    } else if (pair->rival) {
        targets_say(judgement, REASON_AMBIGUOUS, "several results fit equally well");
    } else {
        const uint8_t neutral = (uint8_t)targets_is_neutral(all->vocabulary, a->name);
        const targets_outcome outcome = {a->value, b->value, target->limit, target->better, neutral, result->stated};
        targets_judge(all->layers->host, all->corpus, all->vocabulary, &outcome, judgement);
        if (pair->rescoped && result->stated == STATED_NONE) {
            judgement->verdict = VERDICT_SCOPE_CHANGED;
            targets_say(judgement, REASON_SCOPE, "counted on another basis");
        }
    }
}

void targets_promise_pair(const targets_promises *all, const targets_meeting *meeting, const targets_pair *pair) {
    const targets_record *target = meeting->target_records[pair->target],
                         *result = meeting->result_records[pair->result];
    const targets_item *a = &meeting->targets[pair->target], *b = &meeting->results[pair->result];
    targets_judgement judgement = {.verdict = VERDICT_UNCLEAR, .reason = REASON_NONE};
    uint8_t stated = result->stated;
    if (target->wordless) {
        targets_judge_words(all, meeting, pair, &judgement);
        if (b->wordless && stated == STATED_NONE && a->phrase == b->phrase) stated = STATED_MET;
    } else {
        judge_figures(all, meeting, pair, &judgement);
    }
    if (!is_wanted(all, judgement.verdict)) return;
    const int64_t row = add_row(all, meeting, target, judgement.verdict);
    if (judgement.verdict != VERDICT_UNREPORTED) {
        set_number(all, row, PROMISE_RESULT, result->row);
        set_number(all, row, PROMISE_COMPARABLE, pair->comparable);
    }
    set_result(all, row, result);
    if (judgement.difference.data) {
        set_text(all, row, PROMISE_UNIT, unit_of(&a->value, &b->value));
        set_text(all, row, PROMISE_DIFFERENCE, judgement.difference);
    }
    if (judgement.reason != REASON_NONE) set_number(all, row, PROMISE_REASON, judgement.reason);
    if (stated != STATED_NONE) set_number(all, row, PROMISE_STATED, stated);
    set_text(all, row, PROMISE_SCOPE, b->scope.length > 0 ? b->scope : a->scope);
    set_note(all, meeting, row, judgement.note);
}
