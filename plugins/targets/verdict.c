/* Sets a result against its target by bound, direction and polarity. */
#include "verdict.h"

#include <stdarg.h>
#include <stdio.h>

void targets_say(targets_judgement *judgement, int reason, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(judgement->note, sizeof judgement->note, format, arguments);
    va_end(arguments);
    judgement->reason = reason;
}

static gb_string larger(const gb_host *host, gb_string a, gb_string b) {
    if (!a.data) return b;
    return b.data && host->decimal_compare(b, a) > 0 ? b : a;
}

gb_string targets_tolerance_of(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                               gb_string unit, gb_string value) {
    gb_string tolerance = GB_TEXT("0");
    for (size_t i = 0; i < vocabulary->tolerance_count; i++) {
        const targets_tolerance *row = &vocabulary->tolerances[i];
        if (!gb_equal(row->unit, unit) && !gb_equal(row->unit, GB_TEXT("*"))) continue;
        if (row->absolute.length > 0) tolerance = larger(host, tolerance, row->absolute);
        if (row->relative.length > 0 && value.data) {
            const gb_string part = host->decimal(document, GB_MULTIPLY, value, row->relative);
            if (part.data) tolerance = larger(host, tolerance, host->decimal_shift(document, part, -2));
        }
        break;
    }
    return tolerance;
}

int targets_is_neutral(const targets_vocabulary *vocabulary, gb_string name) {
    gb_span rest = {0, (uint32_t)name.length}, place;
    const targets_word *word;
    int neutral = 0;
    while ((word = targets_words_find(&vocabulary->polarity, name, rest, &place)) != NULL) {
        neutral = word->role == POLARITY_NEUTRAL;
        rest.start = place.end;
    }
    return neutral;
}

static int less_is_better(const targets_outcome *outcome) {
    const int both_down = outcome->target.direction == DIRECTION_DOWN && outcome->result.direction == DIRECTION_DOWN;
    const int moves = outcome->target.measure == MEASURE_RANK && outcome->target.direction != DIRECTION_NONE;
    if (outcome->limit == LIMIT_CEILING &&
        !(outcome->target.direction == DIRECTION_DOWN && outcome->result.direction == DIRECTION_UP))
        return 1;
    if (outcome->limit == LIMIT_FLOOR && outcome->target.direction != DIRECTION_DOWN) return 0;
    return outcome->better == BETTER_LOWER && !both_down && !moves;
}

/* Where less is better: a ceiling that was kept, passed by no more than the tolerance, or passed. */
static int weigh_ceiling(const gb_host *host, gb_document *document, const targets_outcome *outcome,
                         const targets_measured *measured, gb_string tolerance, targets_judgement *judgement) {
    if (host->decimal_compare(measured->result, measured->high) <= 0) {
        if (outcome->limit == LIMIT_CEILING && targets_values_far(measured))
            targets_say(judgement, REASON_FAR_BELOW, "far below the ceiling");
        return outcome->limit == LIMIT_RANGE && host->decimal_compare(measured->result, measured->low) < 0
                   ? VERDICT_EXCEEDED
                   : VERDICT_MET;
    }
    const gb_string most = host->decimal(document, GB_ADD, measured->high, tolerance);
    if (!most.data || host->decimal_compare(measured->result, most) > 0) return VERDICT_MISSED;
    targets_say(judgement, REASON_TOLERANCE, "within %.*s above", (int)tolerance.length, tolerance.data);
    return VERDICT_MET;
}

/* The numbers alone. */
static int weigh(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                 const targets_outcome *outcome, const targets_measured *measured, targets_judgement *judgement) {
    const int about = outcome->target.bound == BOUND_APPROX || outcome->target.bound == BOUND_NEARLY;
    const gb_string tolerance =
        about ? targets_tolerance_of(host, document, vocabulary, outcome->target.unit, outcome->target.value)
              : GB_TEXT("0");
    if (less_is_better(outcome)) return weigh_ceiling(host, document, outcome, measured, tolerance, judgement);
    if (host->decimal_compare(measured->result, measured->low) >= 0) {
        const gb_string most = host->decimal(document, GB_ADD, measured->high, tolerance);
        return most.data && host->decimal_compare(measured->result, most) > 0 ? VERDICT_EXCEEDED : VERDICT_MET;
    }
    const gb_string least = host->decimal(document, GB_SUBTRACT, measured->low, tolerance);
    if (!about || !least.data || host->decimal_compare(measured->result, least) < 0) return VERDICT_MISSED;
    targets_say(judgement, REASON_TOLERANCE, "within %.*s below", (int)tolerance.length, tolerance.data);
    return VERDICT_MET;
}

/* 1 when the result is within a tenth of the target. */
static int is_close(const gb_host *host, gb_document *document, const targets_measured *measured) {
    const gb_string least = host->decimal(document, GB_MULTIPLY, measured->low, GB_TEXT("0.9"));
    const gb_string most = host->decimal(document, GB_MULTIPLY, measured->high, GB_TEXT("1.1"));
    return least.data && most.data && host->decimal_compare(measured->result, least) >= 0 &&
           host->decimal_compare(measured->result, most) <= 0;
}

/* A result that is itself a bound does not settle the matter when it is close to the target. */
static int is_open(const targets_outcome *outcome, int verdict) {
    const uint8_t bound = outcome->result.bound;
    if (bound == BOUND_AT_LEAST || bound == BOUND_MORE_THAN)
        return less_is_better(outcome) ? verdict == VERDICT_MET : verdict == VERDICT_MISSED;
    if (bound == BOUND_AT_MOST || bound == BOUND_LESS_THAN || bound == BOUND_NEARLY)
        return less_is_better(outcome) ? verdict == VERDICT_MISSED
                                       : verdict == VERDICT_MET || verdict == VERDICT_EXCEEDED;
    return 0;
}

static int verdict_of(uint8_t stated) {
    return stated == STATED_MET ? VERDICT_MET : stated == STATED_EXCEEDED ? VERDICT_EXCEEDED : VERDICT_MISSED;
}

/* Result minus target, to the nearer end of a range. */
static gb_string difference_of(const gb_host *host, gb_document *document, const targets_measured *measured) {
    if (host->decimal_compare(measured->result, measured->low) < 0)
        return host->decimal(document, GB_SUBTRACT, measured->result, measured->low);
    if (host->decimal_compare(measured->result, measured->high) > 0)
        return host->decimal(document, GB_SUBTRACT, measured->result, measured->high);
    return GB_TEXT("0");
}

/* More or less of it is a choice of policy: said, not judged. */
static void judge_policy(const gb_host *host, const targets_measured *measured, targets_judgement *judgement) {
    const int above = host->decimal_compare(measured->result, measured->high) > 0,
              below = host->decimal_compare(measured->result, measured->low) < 0;
    judgement->verdict = above ? VERDICT_ABOVE : below ? VERDICT_BELOW : VERDICT_MET;
    targets_say(judgement, REASON_POLICY, "a choice of policy");
}

/* What the report says beats the figures. */
static void heed_statement(uint8_t said, int known, targets_judgement *judgement) {
    static const char *const names[] = {"met", "exceeded", "missed"};
    const int stated = verdict_of(said), verdict = judgement->verdict;
    if (stated == verdict || (stated == VERDICT_MET && verdict == VERDICT_EXCEEDED)) return;
    if (known && verdict != VERDICT_UNCLEAR)
        targets_say(judgement, REASON_STATED, "the report says so; by the figures it is %s", names[verdict]);
    else
        targets_say(judgement, REASON_STATED, "the report says so");
    judgement->verdict = stated;
}

void targets_judge(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                   const targets_outcome *outcome, targets_judgement *judgement) {
    targets_measured measured;
    const int known = targets_values_measure(host, document, &outcome->target, &outcome->result, &measured) == 0;
    *judgement = (targets_judgement){.verdict = VERDICT_UNCLEAR, .reason = REASON_NONE};
    if (known) judgement->difference = difference_of(host, document, &measured);
    if (known && outcome->neutral) {
        judge_policy(host, &measured, judgement);
        return;
    }
    if (known)
        judgement->verdict = weigh(host, document, vocabulary, outcome, &measured, judgement);
    else
        targets_say(judgement, REASON_VALUE, "no value to compare");
    if (known && is_open(outcome, judgement->verdict) && is_close(host, document, &measured)) {
        targets_say(judgement, REASON_BOUND, "the result is only a bound");
        judgement->verdict = VERDICT_UNCLEAR;
    }
    if (outcome->stated != STATED_NONE) heed_statement(outcome->stated, known, judgement);
}
