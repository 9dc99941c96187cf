/* What the plugin knows of the language: its data files, loaded once. */
#ifndef NUMBERS_LANGUAGE_H
#define NUMBERS_LANGUAGE_H

#include "phrases.h"

typedef enum quantity_kind {
    KIND_QUANTITY,
    KIND_MONEY,
    KIND_PERCENT,
    KIND_PERCENTAGE_POINT,
    KIND_MULTIPLE,
    KIND_FRACTION,
    KIND_RANK,
    KIND_ORDINAL,
    KIND_AGE,
    KIND_DATE,
    KIND_DURATION,
    KIND_NUMERAL
} quantity_kind;
#define KIND_NAMES "quantity|money|percent|percentage_point|multiple|fraction|rank|ordinal|age|date|duration|numeral"

typedef enum bound_kind {
    BOUND_EXACT,
    BOUND_APPROX,
    BOUND_NEARLY,
    BOUND_AT_LEAST,
    BOUND_MORE_THAN,
    BOUND_AT_MOST,
    BOUND_LESS_THAN
} bound_kind;
#define BOUND_NAMES "exact|approx|nearly|at_least|more_than|at_most|less_than"

/* Which Chinese numerals make a quantity with a unit. */
typedef enum word_rule { WORDS_ANY, WORDS_COUNT, WORDS_LARGE, WORDS_NEVER } word_rule;

typedef struct unit_entry {
    gb_string name;
    gb_string dimension; /* empty when it is a count */
    gb_string factor;    /* empty when there is no exact conversion */
    gb_string base;
    gb_string cancelled;       /* characters that must not follow */
    gb_string cancelled_short; /* characters that must not follow behind a short Chinese numeral */
    gb_string iso;             /* Y M W D TH TM TS, or empty */
    gb_string scaled;          /* the unit whose dimension it has behind 万 and 亿, or empty */
    quantity_kind kind;        /* KIND_NUMERAL: no unit, a word that begins like one */
    word_rule words;
    bool ordinal;
} unit_entry;

typedef struct bound_word {
    bound_kind bound;
    gb_string unless;    /* characters that must not go before */
    gb_string cancelled; /* characters that must not follow */
    bool recent;         /* means "the last" before a length of time */
    bool term;           /* bounds lengths of time below a year only */
} bound_word;

/* What a pattern says of its numeral. */
typedef enum verdict {
    VERDICT_OPEN,     /* nothing: no pattern fits */
    VERDICT_NONE,     /* no quantity */
    VERDICT_QUANTITY, /* a quantity, even with 一 */
    VERDICT_ORDINAL,  /* an ordinal without 第: 五次全会 */
    VERDICT_RANK      /* a rank without 第: 排名28位 */
} verdict;

/* Which numeral a pattern is about. */
typedef enum numeral_class {
    CLASS_ANY,
    CLASS_ARABIC,
    CLASS_CHINESE,
    CLASS_ONE,
    CLASS_SMALL,
    CLASS_SCALED,
    CLASS_LITERAL
} numeral_class;

typedef struct context_pattern {
    gb_string before, after, literal, reason;
    numeral_class class;
    verdict verdict;
    int32_t
        next; /* the next pattern with the same `after`, or with the same `before` when `after` is empty; -1 = none */
} context_pattern;

#define YEAR_ZERO 100

/* What a word beside a quantity does to its name, one bit each: see heads.tsv. */
typedef enum head_role {
    HEAD_LINK = 1,
    HEAD_ACT = 2,
    HEAD_VERB = 4,
    HEAD_ACTION = 8,
    HEAD_NOUN = 16,
    HEAD_CLOSE = 32,
    HEAD_SCOPE = 64,
    HEAD_LEAD = 128,
    HEAD_TAIL = 256,
    HEAD_STOP = 512,
    HEAD_BREAK = 1024,
    HEAD_PART = 2048,
    HEAD_FRONT = 4096
} head_role;
#define HEAD_ROLES "link|act|verb|action|noun|close|scope|lead|tail|stop|break|part|front"

/* Which way a quantity went. */
typedef enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN } direction;
#define DIRECTION_NAMES "up|down"

/* A verb of change, or a noun that says that a quantity is one. */
typedef struct change_word {
    direction way;
    bool object;    /* it may stand before its object, too */
    gb_string not ; /* units, one character each, with which it is part of a name */
} change_word;

/* Sets of characters in contexts.tsv. */
typedef enum context_set {
    CONTEXT_MONTH_NOT,
    CONTEXT_DAY_NOT,
    CONTEXT_TOP_NOT,
    CONTEXT_BARE_AFTER,
    CONTEXT_DOZEN_NOT,
    CONTEXT_FINANCIAL,
    CONTEXT_POINTS_AFTER,
    CONTEXT_NUMBER_AFTER,
    CONTEXT_STEP,
    CONTEXT_MORE,
    CONTEXT_LESS,
    CONTEXT_VERB_NOT,
    CONTEXT_MINUS_NOT,
    CONTEXT_COUNT
} context_set;
#define CONTEXT_NAMES \
    "month_not|day_not|top_not|bare_after|dozen_not|financial|points_after|number_after|step|more|less|verb_not|" \
    "minus_not"

typedef struct knowledge {
    characters characters;
    phrases units;
    unit_entry *unit;
    phrases bounds_before, bounds_bare, bounds_inside, bounds_after, minuses;
    bound_word *bound;
    phrases patterns_after;  /* patterns by what follows the numeral */
    phrases patterns_before; /* patterns that name only what goes before */
    context_pattern *pattern;
    phrases words;
    gb_string *word_reason;
    unsigned word_back; /* characters before the numeral at which a word may begin */
    phrases heads;      /* words around a quantity; value = bits of head_role */
    phrases changes;    /* verbs of change: value = row of `change` */
    phrases rates;      /* nouns that say that a quantity is a change: 涨幅; the same */
    change_word *change;
    gb_string contexts[CONTEXT_COUNT];
    phrases years; /* 今年, 去年: value = years from the report's + YEAR_ZERO */
} knowledge;

/* Loads every data file. On failure host->fail() has been called and nothing is left behind. */
gb_status language_load(knowledge *language, gb_context *context, const gb_host *host);
void language_free(knowledge *language);

#endif
