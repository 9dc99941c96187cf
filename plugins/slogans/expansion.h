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

#define NO_HEAD ((gb_span){0, 0})

/* Splits `span` at ； or 、 or ， or all of them, whichever gives `wanted` items first; otherwise at 、. When one is
 * missing and one item alone is A和B, that is two. Items are trimmed of conjunctions. */
void split_members(const analysis *a, gb_span span, int64_t wanted, members *out);
/* Splits at one separator, or at all of them (0); what stands between quotation marks or in parentheses stays
 * together. */
void split_text(const analysis *a, gb_span span, uint32_t separator, members *out);
/* Takes off what leads to the first of three members or more, and what follows the last one. */
void tidy_members(const analysis *a, const subject *s, members *m);
/* Are the members short enough to be a list of names, each of them? */
int is_short_list(const analysis *a, const members *m);
/* Makes them the members of the subject. `head`: which group, an empty span for all. */
void keep_members(analysis *a, const subject *s, const members *m, gb_span head);

/* Do most of the members share words with those that the lexicon knows? 1 when it knows none. */
int fits_known_members(const analysis *a, const subject *s, const members *m);
/* Is each of the members one that the lexicon knows? 1 when it knows none. */
int are_known_members(const analysis *a, const subject *s, const members *m);
/* Does the text share words with half of the members that the lexicon knows? 1 when it knows none. */
int fits_known(const analysis *a, const subject *s, gb_span span);

/* The index of the first mark at or behind `at`. */
size_t mark_from(const analysis *a, uint32_t at);
/* Behind words such as 即, 指, 包括 at `at`; *found says whether there was one. */
uint32_t skip_defining(const analysis *a, uint32_t at, int *found);
/* The end of the clause group that begins at mark `i`: the first sentence mark or line break; 0: there is none within
 * `limit` bytes of `from`. */
uint32_t sentence_end(const analysis *a, size_t i, uint32_t from, uint32_t limit);
/* What every numeral of a slogan with several says: five of 五比五看, whose five members each hold both; 0 = they
 * differ. */
int64_t equal_count(const subject *s);
/* Keeps what `span` spells out: exactly as many as the slogan says, or, when `surely` it is about this slogan, any
 * short list. 1 when it did. */
int keep_list(analysis *a, const subject *s, gb_span span, int surely);
/* Does a word for defining (即, 指, 为, ：) stand at `at`? Then *start (may be NULL) is where the definition begins. */
int is_defined_at(const analysis *a, uint32_t at, uint32_t *start);
/* Where the definition of one group ends: at 。, before the next quoted and defined group, or, with `semicolons`, at
 * ；; at most `limit`. */
uint32_t part_end(const analysis *a, uint32_t from, uint32_t limit, int semicolons);

/* Each looks at one place, and returns 1 when it found the members there and kept them. */
int spelled_in_parentheses(analysis *a, const subject *s); /* “三全”育人（全员、全程、全方位） */
int spelled_before(analysis *a, const subject *s);         /* 绿化、亮化、净化“三化” */
int spelled_by_ordinals(analysis *a, const subject *s);    /* 四项要求，一是...；二是... */
int spelled_after(analysis *a, const subject *s);          /* “三网”，即... */
int spelled_in_definition(analysis *a, const subject *s, gb_span text); /* the report's glossary */

#endif
