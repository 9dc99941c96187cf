/* A set of phrases, found by where they begin or by where they end. */
#ifndef NUMBERS_PHRASES_H
#define NUMBERS_PHRASES_H

#include "characters.h"

typedef struct phrases {
    const gb_host *host;
    gb_lexicon *lexicon;
    unsigned longest;              /* characters of the longest phrase, at most PHRASE_LIMIT */
    uint32_t firsts[0x10000 / 32]; /* characters that a phrase begins with */
    uint32_t lasts[0x10000 / 32];  /* characters that a phrase ends with */
} phrases;

#define PHRASE_LIMIT 12u /* characters of a phrase that is looked for by its end */

gb_status phrases_open(phrases *set, gb_context *context, const gb_host *host);
/* Adds a phrase; `value` >= 0. The value given last for a phrase counts. */
gb_status phrases_add(phrases *set, gb_string phrase, int32_t value);
gb_status phrases_build(phrases *set);

/* The value of the longest phrase at `at`, its end in *end; -1 = none. */
static inline int32_t phrase_at(const phrases *set, gb_string text, uint32_t at, uint32_t *end) {
    uint32_t c = character_at(text, at);
    if (c >= 0x10000 || !(set->firsts[c / 32] >> (c % 32) & 1)) return -1;
    return set->host->lexicon_longest(set->lexicon, text, at, end);
}

/* The value of the longest phrase that ends at `end` and begins at or after `floor`, its start in *start; -1 = none. */
int32_t phrase_before(const phrases *set, gb_string text, uint32_t floor, uint32_t end, uint32_t *start);

/* 1 when the character `c` is one of those in `set`. */
bool contains_character(gb_string set, uint32_t c);

#endif
