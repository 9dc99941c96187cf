/* The plugin's knowledge of language: word tables read from data/, and look-ups in them. */
#ifndef TARGETS_VOCABULARY_H
#define TARGETS_VOCABULARY_H

#include "../common/endings.h"
#include "gongbao/plugin.h"

/* A word of a table. What `role`, `number` and `text` mean is said in the table's own file. */
typedef struct targets_word {
    gb_string form;
    gb_string text; /* empty when the table has no such column */
    int role;       /* index in the table's list of roles */
    int number;
} targets_word;

/* A table of words that can be looked up in a text. */
typedef struct targets_words {
    const gb_host *host;
    gb_lexicon *lexicon;
    targets_word *words;
    size_t count;
    uint32_t longest; /* bytes of the longest form */
    endings endings;  /* of the forms */
} targets_words;

/* verbs.tsv: words beside a number that say what is done with it. */
enum {
    VERB_GROWTH,    /* the number is an increase */
    VERB_FALL,      /* the number is a decrease */
    VERB_REACH,     /* the number is a level that was reached */
    VERB_MAKE,      /* something is made or done N times; the thing may follow the number */
    VERB_RANK,      /* the number is a place in an order */
    VERB_SHARE,     /* the number is a part of a whole */
    VERB_ADVERB,    /* says nothing about the measure */
    VERB_EACH,      /* 分别: the numbers belong to a list of names, one each */
    VERB_REGION,    /* 全省, 全国: whom a rank is among */
    VERB_FROM,      /* 由, 从: the number is where a change began */
    VERB_MEAN,      /* 年均: a yearly mean */
    VERB_RATE,      /* 增速, 涨幅: a noun that makes a percentage a rate of change upward */
    VERB_RATE_DOWN, /* 降幅 */
    VERB_EXAMPLE,   /* 等: what stands before are examples of what is counted after */
    VERB_NOUN       /* looks like a verb but belongs to a name */
};

/* openings.tsv: words in front of a name that are no part of it. */
enum { OPENING_PLAIN, OPENING_PART, OPENING_JOINT, OPENING_TAIL, OPENING_NAME };

/* cuts.tsv: words at which a name that follows its number ends. */
enum { CUT_VERB, CUT_OBJECT, CUT_ACTION, CUT_NAME, CUT_START };

/* heads.tsv: nouns that end names. */
enum { HEAD_DEPENDENT, HEAD_GENERAL, HEAD_WHOLE, HEAD_TIME, HEAD_EXCLUDED, HEAD_SCOPE, HEAD_SCOPE_START };

/* anchors.tsv: words that say which year. `number` as described there. */
enum {
    ANCHOR_LAST_YEAR,
    ANCHOR_THIS_YEAR,
    ANCHOR_NEXT_YEAR,
    ANCHOR_PAST_YEARS,
    ANCHOR_FUTURE_YEARS,
    ANCHOR_PLAN,
    ANCHOR_PLAN_END,
    ANCHOR_MEAN,
    ANCHOR_TOTAL,
    ANCHOR_PARTIAL,
    ANCHOR_WHOLE_YEAR,
    ANCHOR_SINCE,
    ANCHOR_NEVER
};

/* marks.tsv: words around dates. */
enum { MARK_THAN, MARK_BASE, MARK_UNTIL, MARK_TIME, MARK_SINCE, MARK_COMPARED, MARK_RANGE, MARK_MORE, MARK_TIMES };

/* cues.tsv: words that say that something is promised or done. */
enum { CUE_TARGET, CUE_RESULT, CUE_QUOTED, CUE_ONGOING, CUE_ATTRIBUTE, CUE_PRAISE, CUE_DISTANCE };

/* headings.tsv: words in headings. */
enum { PART_REVIEW, PART_PLAN, PART_OTHER };

/* areas.tsv */
enum { AREA_AREA, AREA_WHOLE, AREA_APART, AREA_EACH };

/* polarity.tsv */
enum { POLARITY_HIGHER, POLARITY_LOWER, POLARITY_NEUTRAL };

/* units.tsv: what a unit measures; `text` names the dimension. */
enum { UNIT_COUNT, UNIT_PERSON, UNIT_RANK, UNIT_OTHER, UNIT_SPEECH };

/* statements.tsv */
enum { STATEMENT_MET, STATEMENT_EXCEEDED, STATEMENT_MISSED, STATEMENT_ABOVE, STATEMENT_BELOW, STATEMENT_IGNORE };

/* How two words of one group of distinct.tsv (or a word and its absence) bear on sameness. */
typedef enum targets_sameness { SAMENESS_SAME, SAMENESS_LOOSE, SAMENESS_SCOPE, SAMENESS_DIFFERENT } targets_sameness;

#define TARGETS_GROUPS 32              /* groups that distinct.tsv may have */
#define TARGETS_VISITS "visit"         /* the dimension of units.tsv that counts visits of a year */
#define TARGETS_ECONOMY "地区生产总值" /* the whole economy, as synonyms.tsv rewrites it */
#define TARGETS_FLOW_GROUP "flow"      /* the group whose value 1 means additions and 2 totals */

typedef struct targets_group {
    gb_string name;
    gb_string context;       /* the group counts only in names that hold this; empty = in all */
    targets_sameness differ; /* both names have a word, of different values */
    targets_sameness absent; /* one name has a word, the other has none */
} targets_group;

/* tolerance.tsv: how far from "about N" still counts as reached. */
typedef struct targets_tolerance {
    gb_string unit;     /* "*" = any other */
    gb_string absolute; /* decimal, in the unit; empty = none */
    gb_string relative; /* decimal, per cent of the target; empty = none */
} targets_tolerance;

typedef struct targets_vocabulary {
    const gb_host *host;
    targets_words verbs, openings, cuts, heads, measures, anchors, marks, cues, headings, polarity, units, statements,
        statement_ends, synonyms, distinct, generic, lists, phrases, areas;
    targets_group groups[TARGETS_GROUPS];
    size_t group_count;
    targets_tolerance *tolerances;
    size_t tolerance_count;
} targets_vocabulary;

/* Reads all tables. GB_OK, or the status of the failure (fail() has been called); close() it in any case. */
gb_status targets_vocabulary_open(gb_context *context, const gb_host *host, targets_vocabulary *vocabulary);
void targets_vocabulary_close(targets_vocabulary *vocabulary);

/* The longest word that stands at byte `at` of `text`, its end in *end; NULL = none. */
const targets_word *targets_words_at(const targets_words *words, gb_string text, uint32_t at, uint32_t *end);
/* The longest word that ends at byte `to` and begins at or after `from`, its beginning in *start; NULL = none. */
const targets_word *targets_words_before(const targets_words *words, gb_string text, uint32_t from, uint32_t to,
                                         uint32_t *start);
/* The first word inside [from, to), with its place; NULL = none. */
const targets_word *targets_words_find(const targets_words *words, gb_string text, gb_span inside, gb_span *place);
/* The word that is exactly `form`; NULL = none. */
const targets_word *targets_words_exact(const targets_words *words, gb_string form);

#endif
