/* Names of indicators: what stands to the left or right of a number, without the words that are no part of it. */
#ifndef TARGETS_NAME_H
#define TARGETS_NAME_H

#include "figure.h"

#define TARGETS_NAME_BYTES 192 /* a longer name is cut at a character */

typedef struct targets_name {
    char text[TARGETS_NAME_BYTES];
    uint32_t length;
} targets_name;

void targets_name_clear(targets_name *name);
/* Appends without white space and invisible characters. */
void targets_name_append(targets_name *name, gb_string text);
gb_string targets_name_string(const targets_name *name);

/* The text that names are read from. */
typedef struct targets_source {
    const targets_vocabulary *vocabulary;
    gb_string text;
    const targets_figure *figures;
    size_t figure_count;
} targets_source;

/* What stands to the left of a number. */
typedef struct targets_left {
    gb_span name;      /* what remains as the name; may be empty */
    gb_span kept;      /* the make word next to the number that stays in the name; empty = none */
    gb_span made;      /* the make word next to the number, whether it stays or not; empty = none */
    gb_span leading;   /* the make word at the left end of `name` that stays in it; empty = none */
    gb_span sole;      /* what names the number when nothing else is left: examples, a thing done; empty = none */
    gb_span than;      /* words that compare, when nothing else is left of the name; empty = none */
    gb_span region;    /* whom a rank is among; empty = none */
    gb_span scope;     /* a basis of calculation; empty = none */
    uint32_t verbs;    /* 1 << VERB_... of every word taken off */
    uint8_t direction; /* DIRECTION_ of the growth or fall word next to the number */
    uint8_t joint;     /* begins with a mark that joins it to the name before */
    uint8_t part;      /* 其中 */
    uint8_t total;     /* a word says that the number is a total (达到) */
    uint8_t sums;      /* a word says that the number is summed up (累计) */
    uint8_t adds;      /* a word says that something was made or done (新建), at either end */
    int16_t base_year; /* 比2020年: the year compared with; 0 = none */
} targets_left;

#define TARGETS_HAS(left, verb) (((left)->verbs >> (verb)) & 1u)

/* 1 when nothing that could be a name or say what is done stands to the left. */
static inline int targets_is_bare(const targets_left *left) {
    return left->name.end <= left->name.start && (left->verbs & ~(1u << VERB_ADVERB | 1u << VERB_REGION)) == 0;
}

/* Reads [from, to), where `to` is where a number begins. Figures that stand inside must be passive. */
targets_left targets_left_read(const targets_source *source, gb_span between);

/* What stands to the right of a number. */
typedef struct targets_right {
    gb_span name;   /* what is counted; empty = no name there */
    gb_span after;  /* with a general name or an object word: the words behind it that belong to the name; else empty */
    uint8_t object; /* `after` is the whole name */
    uint8_t excluded; /* a way of speaking, no indicator */
    uint8_t action;   /* the name ends with a noun of action; `tail` is that noun */
    gb_span tail;
} targets_right;

/* Reads [from, to), where `from` is where a number ends and `to` the end of its clause or the next number. */
targets_right targets_right_read(const targets_source *source, gb_span between);

/* What a share is a share of: [90%的]化工园区达到要求. Empty = nothing. */
gb_span targets_portion_read(gb_string text, gb_span between);

/* White space and invisible characters. */
static inline int targets_is_blank(uint32_t c) {
    return c <= ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

/* The first figure that starts at or after byte `at`: its index, or figure_count. O(log n). */
size_t targets_figure_after(const targets_source *source, uint32_t at);
/* The figure that begins at byte `at`, or that ends there; NULL = none. */
const targets_figure *targets_figure_from(const targets_source *source, uint32_t at);
const targets_figure *targets_figure_to(const targets_source *source, uint32_t at);

/* The count that a figure belongs to when nothing but 的 stands between: 总投资80亿元的27个项目. NULL = none. */
const targets_figure *targets_counted_behind(const targets_source *source, const targets_figure *figure);

/* The opening words taken off the left end of `span`; figures that are dates too. */
gb_span targets_without_openings(const targets_source *source, gb_span span, targets_left *left);
/* Closing punctuation and blanks taken off the right end. */
gb_span targets_trimmed(gb_string text, gb_span span);
static inline int targets_empty(gb_span span) {
    return span.end <= span.start;
}

#endif
