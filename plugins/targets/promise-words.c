/* Judges targets that have words instead of a figure: 与经济增长同步, 只增不减, 全覆盖. */
#include "promise.h"

#define IN_STEP GB_TEXT("in_step") /* the row of tolerance.tsv */

/* The growth of the whole economy that the later report gives; NULL = none. */
static const targets_item *growth_of_economy(const targets_promises *all, const targets_meeting *meeting) {
    for (size_t i = 0; i < meeting->result_count; i++) {
        const targets_item *item = &meeting->results[i];
        if (item->wordless || item->skip || item->value.measure != MEASURE_GROWTH || !item->value.value.data ||
            item->scope.length > 0 || item->value.direction == DIRECTION_DOWN)
            continue;
        const targets_word *word = targets_words_exact(&all->vocabulary->synonyms, item->name);
        if (word && gb_equal(word->text, gb_string_of(TARGETS_ECONOMY))) return item;
    }
    return NULL;
}

static void need_reference(targets_judgement *judgement, const char *what) {
    judgement->verdict = VERDICT_UNCLEAR;
    targets_say(judgement, REASON_REFERENCE, "needs %s, which is not in the report", what);
}

/* In step with the economy: not behind it by more than the tolerance. Ahead of it: ahead. */
static void judge_against_economy(const targets_promises *all, const targets_meeting *meeting,
                                  const targets_item *target, const targets_item *result,
                                  targets_judgement *judgement) {
    const gb_host *host = all->layers->host;
    const targets_item *economy = growth_of_economy(all, meeting);
    if (!economy || !result->value.value.data || !gb_equal(economy->value.unit, result->value.unit)) {
        need_reference(judgement, "the growth of the economy");
        return;
    }
    const gb_string growth = result->value.direction == DIRECTION_DOWN
                                 ? host->decimal(all->corpus, GB_SUBTRACT, GB_TEXT("0"), result->value.value)
                                 : result->value.value;
    const gb_string ahead = host->decimal(all->corpus, GB_SUBTRACT, growth, economy->value.value);
    const int compared = host->decimal_compare(growth, economy->value.value);
    judgement->difference = ahead;
    judgement->verdict =
        compared > 0 || (compared == 0 && target->phrase == PHRASE_IN_STEP) ? VERDICT_MET : VERDICT_MISSED;
    targets_say(judgement, REASON_NONE, "the economy grew by %.*s%.*s", (int)economy->value.value.length,
                economy->value.value.data, (int)economy->value.unit.length, economy->value.unit.data);
    if (judgement->verdict == VERDICT_MET || target->phrase != PHRASE_IN_STEP) return;
    const gb_string tolerance = targets_tolerance_of(host, all->corpus, all->vocabulary, IN_STEP, (gb_string){NULL, 0});
    const gb_string least = host->decimal(all->corpus, GB_SUBTRACT, economy->value.value, tolerance);
    if (!least.data || host->decimal_compare(growth, least) < 0) return;
    judgement->verdict = VERDICT_MET;
    judgement->reason = REASON_TOLERANCE;
}

/* Only more, only less. */
static void judge_direction(const targets_promises *all, const targets_item *result, uint8_t wrong,
                            targets_judgement *judgement) {
    const int moves = result->value.value.data && all->layers->host->decimal_compare(result->value.value, GB_TEXT("0"));
    judgement->verdict = moves && result->value.direction == wrong ? VERDICT_MISSED : VERDICT_MET;
}

void targets_judge_words(const targets_promises *all, const targets_meeting *meeting, const targets_pair *pair,
                         targets_judgement *judgement) {
    const targets_item *target = &meeting->targets[pair->target], *result = &meeting->results[pair->result];
    const targets_record *record = meeting->result_records[pair->result];
    if (result->wordless) {
        static const char *const said[] = {"met", "exceeded", "missed", "met"};
        judgement->verdict = VERDICT_IN_WORDS;
        targets_say(judgement, REASON_STATED, "the report says: %s",
                    said[record->stated <= STATED_NONE ? record->stated : STATED_NONE]);
        return;
    }
    if (pair->inexact) {
        judgement->verdict = VERDICT_UNCLEAR;
        targets_say(judgement, REASON_SCOPE, "a related indicator is reported");
        return;
    }
    switch (target->phrase) {
    case PHRASE_IN_STEP:
    case PHRASE_ABOVE_GROWTH:
        judge_against_economy(all, meeting, target, result, judgement);
        return;
    case PHRASE_NO_DECREASE:
        judge_direction(all, result, DIRECTION_DOWN, judgement);
        return;
    case PHRASE_NO_INCREASE:
        judge_direction(all, result, DIRECTION_UP, judgement);
        return;
    case PHRASE_COMPLETE:
        if (result->value.value.data && all->layers->host->decimal_compare(result->value.value, GB_TEXT("100")) >= 0)
            judgement->verdict = VERDICT_MET;
        else
            targets_say(judgement, REASON_VALUE, "a share below 100 is reported");
        return;
    case PHRASE_ABOVE_AVERAGE:
        need_reference(judgement, "the average it is measured against");
        return;
    case PHRASE_ASSIGNED:
        need_reference(judgement, "the task that was assigned");
        return;
    default:
        targets_say(judgement, REASON_VALUE, "whether it is stable cannot be reckoned");
        return;
    }
}
