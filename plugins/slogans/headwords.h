/* The slogans that a report's glossary defines, sorted for looking them up. */
#ifndef SLOGANS_HEADWORDS_H
#define SLOGANS_HEADWORDS_H

#include "analysis.h"

typedef struct headword {
    gb_string text; /* what is defined: “六大工程” of 制造业“六大工程”, both of “两重”“两新” */
    gb_span before;     /* what the glossary says before it: 制造业; may be empty */
    gb_span definition; /* what stands for it alone */
    size_t order;       /* in the glossary */
    int used;           /* its definition has been given to a slogan */
} headword;

typedef struct headwords {
    headword *items; /* sorted by text, then order; free() when done */
    size_t count, capacity;
} headwords;

/* Reads a->glossary into *keys, which must be empty. 0, or -1: out of memory. */
int headwords_read(const analysis *a, headwords *keys);
/* The index of the first headword with this text; keys->count when there is none. O(log n). */
size_t headwords_find(const headwords *keys, gb_string text);
/* Byte order of two texts, the shorter first: below, at or above 0. */
int compare_text(gb_string a, gb_string b);

#endif
