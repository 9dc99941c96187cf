/* Counting the terms of one document. */
#ifndef KEYWORDS_COUNT_H
#define KEYWORDS_COUNT_H

#include "numbering.h"

/* Layers and columns of others, resolved in open(). */
typedef struct kw_sources {
    int token, kind;        /* layer, column */
    int word, latin, punct; /* choices of kind */
    int section, zone;      /* layer, column; section -1: the whole text counts */
    int chrome, appendix;   /* choices of zone; -1: there is none */
} kw_sources;

/* Zeros = empty; used again for one document after the other. */
typedef struct kw_counts {
    kw_numbering terms;
    uint32_t *times;   /* of each term */
    uint32_t *general; /* room for the frequency of each term in general Chinese */
    uint32_t capacity;
    uint64_t words; /* tokens that are no punctuation */
    char *scratch;  /* a term in its normal form */
    size_t scratch_size;
} kw_counts;

/* Counts the words and Latin runs of a document that have at least `least` characters, outside of page leftovers and
 * appendices. A term is the token's text without characters that have no width, full-width letters and digits as ASCII.
 * 0; -1: out of memory. */
int kw_count(kw_counts *counts, const struct gb_host *host, const gb_document *document, const kw_sources *sources,
             int64_t least);
void kw_counts_free(kw_counts *counts);

#endif
