/* Counting the terms of one document. */
#ifndef KEYWORDS_COUNT_H
#define KEYWORDS_COUNT_H

#include "../common/numbering.h"
#include "../common/words.h"

/* Zeros = empty; used again for one document after the other. */
typedef struct kw_counts {
    numbering terms;
    uint32_t *times;   /* of each term */
    uint32_t *general; /* room for the frequency of each term in general Chinese */
    uint32_t capacity;
    uint64_t words;      /* tokens that are no punctuation */
    uint64_t characters; /* of all tokens, marks too: blanks do not count */
    word_scratch scratch;
} kw_counts;

/* Counts the words and Latin runs of a document that have at least `least` characters, in their normal form. 0; -1: out
 * of memory. */
int kw_count(kw_counts *counts, const struct gb_host *host, const gb_document *document, const word_source *source,
             int64_t least);
void kw_counts_free(kw_counts *counts);

#endif
