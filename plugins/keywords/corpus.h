/* What is known of all documents of a run: counts by term and by group, and the best terms of each document.
 *
 * Its memory grows with the number of different terms (by group, if there are groups); of each document only candidates
 * for its keywords are kept. */
#ifndef KEYWORDS_CORPUS_H
#define KEYWORDS_CORPUS_H

#include "best.h"
#include "reference.h"

#define KW_GROUP_LIMIT 1000u /* groups that are counted apart */

typedef enum kw_rank { KW_BY_KEYNESS, KW_BY_COUNT, KW_BY_TFIDF } kw_rank;
typedef enum kw_against { KW_GENERAL, KW_REST } kw_against;

typedef struct kw_settings {
    kw_rank rank;       /* what the best terms have most of */
    kw_against against; /* what keyness compares documents and groups with */
    size_t top;         /* terms of each document, of each group, of the corpus */
} kw_settings;

typedef struct kw_tally {
    uint64_t count;
    uint32_t documents;
    uint32_t general; /* frequency in general Chinese; of a term in a group: unused */
} kw_tally;

typedef struct kw_group {
    uint32_t name; /* in names */
    uint32_t documents;
    uint64_t words, characters;
} kw_group;

typedef struct kw_document {
    uint32_t name;  /* of its id, in names */
    uint32_t group; /* index, or NUMBERING_NONE */
    uint64_t words, characters;
    size_t first, count; /* its candidates */
} kw_document;

#define KW_TOGETHER 32u /* terms that are looked up together */

/* A term of a document. */
typedef struct kw_occurrence {
    gb_string term;
    uint32_t times;
    double keyness; /* against general Chinese */
} kw_occurrence;

typedef struct kw_corpus {
    kw_settings settings;
    const kw_reference *reference; /* borrowed */
    uint64_t words, characters;
    numbering terms, names, pairs;    /* pairs: group and term, 8 bytes */
    kw_tally *tallies, *pair_tallies; /* by number of the term, of the pair */
    size_t tally_capacity, pair_capacity;
    kw_group *groups;
    size_t group_count, group_capacity;
    int groups_left_out; /* 1: there were more than KW_GROUP_LIMIT */
    kw_document *documents;
    size_t document_count, document_capacity;
    kw_candidate *candidates;
    size_t candidate_count, candidate_capacity;
    kw_best best; /* of the present document */
} kw_corpus;

/* All return 0, or -1: out of memory. */

/* A document begins. `group`: its value of the metadata to group by; a NULL string: none. `words`,
 * `characters`: of the document. */
int kw_corpus_document(kw_corpus *corpus, gb_string id, gb_string group, uint64_t words, uint64_t characters);
/* Terms of that document, at most KW_TOGETHER. Each term once. */
int kw_corpus_terms(kw_corpus *corpus, const kw_occurrence *occurrences, size_t count);
/* The document is complete. */
int kw_corpus_document_end(kw_corpus *corpus);

void kw_corpus_free(kw_corpus *corpus);

#endif
