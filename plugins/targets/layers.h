/* Handles of the layers that the plugin reads and gives. */
#ifndef TARGETS_LAYERS_H
#define TARGETS_LAYERS_H

#include "gongbao/plugin.h"

/* Columns of the layer indicator, by index. */
enum {
    INDICATOR_NAME,
    INDICATOR_QUANTITY,
    INDICATOR_PERIOD,
    INDICATOR_STATUS,
    INDICATOR_MEASURE,
    INDICATOR_CHANGE_DIRECTION,
    INDICATOR_CHANGE_VALUE,
    INDICATOR_CHANGE_UNIT,
    INDICATOR_BETTER,
    INDICATOR_BASIS,
    INDICATOR_EXTENT,
    INDICATOR_LIMIT,
    INDICATOR_STATED,
    INDICATOR_SCOPE,
    INDICATOR_RULE,
    INDICATOR_TARGET_TEXT,
    INDICATOR_PHRASE,
    INDICATOR_AREA
};

/* Columns of the layer comparison. */
enum {
    COMPARISON_NAME,
    COMPARISON_ACHIEVED,
    COMPARISON_TARGET,
    COMPARISON_RELATION,
    COMPARISON_COMPARABLE,
    COMPARISON_DIFFERENCE,
    COMPARISON_RATIO
};

/* Columns of the table promise. */
enum {
    PROMISE_PLACE,
    PROMISE_INDICATOR,
    PROMISE_TARGET_DOCUMENT,
    PROMISE_TARGET,
    PROMISE_RESULT_DOCUMENT,
    PROMISE_RESULT,
    PROMISE_VERDICT,
    PROMISE_COMPARABLE,
    PROMISE_TARGET_TEXT,
    PROMISE_RESULT_TEXT,
    PROMISE_NOTE,
    PROMISE_YEAR,
    PROMISE_MEASURE,
    PROMISE_TARGET_FIGURE,
    PROMISE_RESULT_FIGURE,
    PROMISE_TARGET_VALUE,
    PROMISE_TARGET_UNIT,
    PROMISE_RESULT_VALUE,
    PROMISE_RESULT_UNIT,
    PROMISE_TARGET_SENTENCE,
    PROMISE_RESULT_SENTENCE,
    PROMISE_LIMIT,
    PROMISE_BETTER,
    PROMISE_UNIT,
    PROMISE_DIFFERENCE,
    PROMISE_REASON,
    PROMISE_STATED,
    PROMISE_SCOPE,
    PROMISE_TARGET_START,
    PROMISE_TARGET_END,
    PROMISE_RESULT_START,
    PROMISE_RESULT_END
};

#define TARGETS_CHOICES 32 /* choices of a foreign enum column that are told apart */

typedef struct targets_layers {
    const gb_host *host;
    int quantity, section, sentence, indicator, comparison, promise;
    int quantity_kind, quantity_value, quantity_low, quantity_high, quantity_unit, quantity_bound, quantity_base_value,
        quantity_base_unit, quantity_iso;                         /* the last three -1 when absent */
    int section_level, section_title, section_zone, section_part; /* part -1 when absent */
    /* Our number of each choice of the foreign enums, by the choice's index; 255 = unknown. */
    unsigned char kinds[TARGETS_CHOICES], bounds[TARGETS_CHOICES], zones[TARGETS_CHOICES], parts[TARGETS_CHOICES];
} targets_layers;

extern const gb_layer_declaration targets_gives[];
extern const gb_layer_declaration targets_tables[];
extern const gb_need targets_needs[];

/* Choices of our own enum columns, in the order of their declarations. */
enum { STATUS_ACHIEVED, STATUS_TARGET, STATUS_ONGOING };
enum { MEASURE_LEVEL, MEASURE_GROWTH, MEASURE_SHARE, MEASURE_RANK };
enum { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_NONE };
enum { BETTER_HIGHER, BETTER_LOWER, BETTER_UNKNOWN };
enum { BASIS_YEAR, BASIS_TOTAL, BASIS_MEAN, BASIS_PARTIAL };
enum { EXTENT_ADDITION, EXTENT_TOTAL, EXTENT_NONE };
enum { LIMIT_FLOOR, LIMIT_CEILING, LIMIT_NEAR, LIMIT_RANGE, LIMIT_NONE };
enum { STATED_MET, STATED_EXCEEDED, STATED_MISSED, STATED_NONE };
enum { RELATION_RAISED, RELATION_LOWERED, RELATION_MAINTAINED, RELATION_NONE };
enum { COMPARABLE_STRICT, COMPARABLE_LOOSE, COMPARABLE_NONE };
#define TARGETS_VERDICTS "met|exceeded|missed|unreported|reported_in_words|unclear|not_due|above|below|scope_changed"
enum {
    VERDICT_MET,
    VERDICT_EXCEEDED,
    VERDICT_MISSED,
    VERDICT_UNREPORTED,
    VERDICT_IN_WORDS,
    VERDICT_UNCLEAR,
    VERDICT_NOT_DUE,
    VERDICT_ABOVE,
    VERDICT_BELOW,
    VERDICT_SCOPE_CHANGED
};
enum {
    REASON_TOLERANCE,
    REASON_FAR_BELOW,
    REASON_STATED,
    REASON_BOUND,
    REASON_AMBIGUOUS,
    REASON_POLICY,
    REASON_MEASURE,
    REASON_SCOPE,
    REASON_REFERENCE,
    REASON_VALUE,
    REASON_LATER,
    REASON_NONE
};
/* phrases.tsv: what a target without a figure asks for. */
enum {
    PHRASE_IN_STEP,
    PHRASE_ABOVE_GROWTH,
    PHRASE_ABOVE_AVERAGE,
    PHRASE_ASSIGNED,
    PHRASE_NO_DECREASE,
    PHRASE_NO_INCREASE,
    PHRASE_STABLE,
    PHRASE_COMPLETE,
    PHRASE_IGNORE,
    PHRASE_NONE
};
enum { RULE_LEFT, RULE_RIGHT, RULE_SUBJECT, RULE_LIST, RULE_MISMATCH, RULE_WORDS, RULE_COMPARED };
enum { ZONE_FRONT, ZONE_BODY, ZONE_APPENDIX, ZONE_CHROME };

/* In open(): all handles. GB_OK or the failure. */
gb_status targets_layers_open(gb_context *context, const gb_host *host, targets_layers *layers);

#endif
