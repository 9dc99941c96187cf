/* Finding the patterns of a dictionary among the tokens of a document. */
#ifndef CATEGORIES_MATCHER_H
#define CATEGORIES_MATCHER_H

#include "../common/numbering.h"
#include "../common/words.h"
#include "dictionary.h"

/* A place of a pattern: tokens first .. end-1. */
typedef struct match {
    uint32_t first, end;
    uint32_t pattern; /* index in the dictionary */
    uint32_t category;
} match;

typedef struct matches {
    match *list;
    size_t count, capacity;
} matches;

/* A pattern with * or ?: each of its words stands for one token. */
typedef struct matcher_glob {
    uint32_t pattern;
    uint32_t first, count; /* its words, in `words` */
    uint32_t head;         /* the character that it begins with; 0: any */
} matcher_glob;

typedef struct matcher {
    const gb_host *host;
    const dictionary *dictionary;
    gb_lexicon *fixed;    /* patterns without * and ?; the value is the index of the first with that text */
    uint32_t *next_fixed; /* by pattern: the next with the same text, or UINT32_MAX */
    matcher_glob *globs;
    size_t glob_count;
    gb_string *words;
    size_t word_count;
    numbering tokens;    /* texts of tokens that were tried on all globs */
    uint32_t *first_fit; /* by number of the token: where its globs begin in `fits` */
    size_t token_capacity;
    uint32_t *fits; /* for each token the globs that it can begin, then UINT32_MAX */
    size_t fit_count, fit_capacity;
    char *lower; /* the text with ASCII letters in lower case */
    size_t lower_size;
    word_scratch scratch;
} matcher;

/* GB_OK, or GB_FATAL after fail(). In open() only; the dictionary is borrowed and complete. */
gb_status matcher_open(matcher *m, const dictionary *d, const gb_host *host, gb_context *context);
/* Appends all places of all patterns to `found`, and adds to *words the tokens that are no marks. 0; -1: out of
 * memory. */
int matcher_find(matcher *m, const gb_document *document, const word_source *source, matches *found, uint64_t *words);
void matcher_close(matcher *m);

/* Room for one more and the match in it. 0; -1: out of memory. */
int matches_add(matches *m, match found);

#endif
