/* Sets a result against its target by bound, direction and polarity. */
#include "verdict.h"

#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 3, 4))) static void say(char *note, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(note, size, format, arguments);
    va_end(arguments);
}

static gb_string larger(const gb_host *host, gb_string a, gb_string b) {
    if (!a.data) return b;
    return b.data && host->decimal_compare(b, a) > 0 ? b : a;
}

/* How far from "about N" still counts as reached. */
static gb_string tolerance_of(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                              const targets_value *target) {
    gb_string tolerance = GB_TEXT("0");
    for (size_t i = 0; i < vocabulary->tolerance_count; i++) {
        const targets_tolerance *row = &vocabulary->tolerances[i];
        if (!gb_equal(row->unit, target->unit) && !gb_equal(row->unit, GB_TEXT("*"))) continue;
        if (row->absolute.length > 0) tolerance = larger(host, tolerance, row->absolute);
        if (row->relative.length > 0 && target->value.data) {
            const gb_string part = host->decimal(document, GB_MULTIPLY, target->value, row->relative);
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

/* The numbers alone. */
static int weigh(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                 const targets_outcome *outcome, const targets_measured *measured, char *note, size_t size) {
    const int low = host->decimal_compare(measured->result, measured->low),
              high = host->decimal_compare(measured->result, measured->high);
    const int about = outcome->target.bound == BOUND_APPROX || outcome->target.bound == BOUND_NEARLY;
    const gb_string tolerance = about ? tolerance_of(host, document, vocabulary, &outcome->target) : GB_TEXT("0");
    if (less_is_better(outcome)) {
        if (high <= 0) {
            if (outcome->limit == LIMIT_CEILING && targets_values_far(measured))
                say(note, size, "far below the ceiling");
            return low < 0 && outcome->limit == LIMIT_RANGE ? VERDICT_EXCEEDED : VERDICT_MET;
        }
        const gb_string most = host->decimal(document, GB_ADD, measured->high, tolerance);
        if (about && most.data && host->decimal_compare(measured->result, most) <= 0) {
            say(note, size, "within %.*s above", (int)tolerance.length, tolerance.data);
            return VERDICT_MET;
        }
        return VERDICT_MISSED;
    }
    if (low >= 0) {
        const gb_string most = host->decimal(document, GB_ADD, measured->high, tolerance);
        return high > 0 && most.data && host->decimal_compare(measured->result, most) > 0 ? VERDICT_EXCEEDED
                                                                                          : VERDICT_MET;
    }
    const gb_string least = host->decimal(document, GB_SUBTRACT, measured->low, tolerance);
    if (about && least.data && host->decimal_compare(measured->result, least) >= 0) {
        say(note, size, "within %.*s below", (int)tolerance.length, tolerance.data);
        return VERDICT_MET;
    }
    return VERDICT_MISSED;
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

int targets_verdict(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                    const targets_outcome *outcome, char *note, size_t size) {
    static const char *const names[] = {"met", "exceeded", "missed"};
    targets_measured measured;
    note[0] = 0;
    const int known = targets_values_measure(host, document, &outcome->target, &outcome->result, &measured) == 0;
    if (known && outcome->neutral) {
        const int side = host->decimal_compare(measured.result, measured.low);
        say(note, size, "a choice of policy: the result is %s the figure",
            side > 0   ? "above"
            : side < 0 ? "below"
                       : "at");
        return VERDICT_UNCLEAR;
    }
    int verdict = known ? weigh(host, document, vocabulary, outcome, &measured, note, size) : VERDICT_UNCLEAR;
    if (!known) say(note, size, "no value to compare");
    if (known && is_open(outcome, verdict) && is_close(host, document, &measured)) {
        say(note, size, "the result is only a bound");
        verdict = VERDICT_UNCLEAR;
    }
    if (outcome->stated == STATED_NONE) return verdict;
    const int stated = verdict_of(outcome->stated);
    if (stated == verdict || (stated == VERDICT_MET && verdict == VERDICT_EXCEEDED)) return verdict;
    if (known && verdict != VERDICT_UNCLEAR)
        say(note, size, "the report says so; by the figures it is %s", names[verdict]);
    else
        say(note, size, "the report says so");
    return stated;
}
