/* Which of the sequences are phrases, and how good each is.
 *
 * Association: the weakest joint. For each way to part the tokens in two, the normalized pointwise mutual information
 * of the two parts, ln(p(xy) / (p(x) p(y))) / -ln p(xy), 1 = they only occur together, 0 = as often as by chance
 * (Bouma, Normalized (pointwise) mutual information in collocation extraction, GSCL 2009); the least of them counts.
 * Score: association squared x the less free border in bits x log2(count). */
#ifndef DISCOVER_PHRASES_H
#define DISCOVER_PHRASES_H

#include "mine.h"

/* Where a word cannot stand in a phrase. */
enum { PHRASES_NOT_FIRST = 1, PHRASES_NOT_LAST = 2, PHRASES_NOT_INSIDE = 4 };

typedef struct phrases_settings {
    double association, entropy; /* least ones */
    uint32_t characters;         /* most */
    uint32_t documents;          /* least */
    size_t limit;                /* most phrases */
} phrases_settings;

typedef struct phrase {
    const mined *source;
    double association, score;
} phrase;

/* Zeros = nothing. */
typedef struct phrases {
    phrase *items; /* the best first, equals in code point order of their text */
    size_t count, capacity;
} phrases;

/* `roles`: of each word of the vocabulary, PHRASES_NOT_...; `found` is changed. 0, or -1: out of memory. */
int phrases_choose(phrases *chosen, const sequence *s, findings *found, const unsigned char *roles,
                   const phrases_settings *settings);
/* The text of `count` tokens from `start` on, appended to `text`, which has room for `room` bytes; returns its length,
 * which may be more than fits: then nothing is written. */
size_t phrases_text(const sequence *s, uint32_t start, uint32_t count, char *text, size_t room);
void phrases_free(phrases *chosen);

#endif
