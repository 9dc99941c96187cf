/* The places where a report spells out the members of a slogan. */
#ifndef SLOGANS_EXPANSION_H
#define SLOGANS_EXPANSION_H

#include "analysis.h"
#include "numeral.h"

/* A slogan whose members are looked for. */
typedef struct subject {
    size_t item;   /* in finds.items */
    gb_span outer; /* with its quotation marks */
    group groups[GROUPS_MAX];
    size_t group_count;
    int64_t count; /* sum of the groups; 0 = no numerals */
} subject;

#define MEMBERS_MAX 64

typedef struct members {
    gb_span items[MEMBERS_MAX];
    size_t count;
} members;

/* Splits `span` at ； or 、 or ， or all of them, whichever gives `wanted` items first; otherwise at 、. When one is
 * missing and one item alone is A和B, that is two. Items are trimmed of conjunctions. */
void split_members(const analysis *a, gb_span span, int64_t wanted, members *out);
/* Are the members short enough to be a list of names, each of them? */
int is_short_list(const analysis *a, const members *m);
/* Makes them the members of the subject. `head`: which group, an empty span for all. */
void keep_members(analysis *a, const subject *s, const members *m, gb_span head);

/* Each looks at one place, and returns 1 when it found the members there and kept them. */
int spelled_in_parentheses(analysis *a, const subject *s); /* “三全”育人（全员、全程、全方位） */
int spelled_before(analysis *a, const subject *s);         /* 绿化、亮化、净化“三化” */
int spelled_by_ordinals(analysis *a, const subject *s);    /* 四项要求，一是...；二是... */
int spelled_after(analysis *a, const subject *s);          /* “三网”，即... */
int spelled_in_definition(analysis *a, const subject *s, gb_span text); /* the report's glossary */

#endif
