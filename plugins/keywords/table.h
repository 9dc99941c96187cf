/* The table `keyword`, made from the corpus. */
#ifndef KEYWORDS_TABLE_H
#define KEYWORDS_TABLE_H

#include "corpus.h"

enum {
    KW_DOCUMENT,
    KW_GROUP,
    KW_TERM,
    KW_COUNT,
    KW_DOCUMENTS,
    KW_PER_THOUSAND,
    KW_TFIDF,
    KW_KEYNESS,
    KW_PER_TEN_THOUSAND
};

/* Adds the rows of the corpus, then of the groups in code point order of their names, then of the documents in input
 * order; in each the best term first. 0; -1: out of memory. */
int kw_table(kw_corpus *corpus, const struct gb_host *host, gb_document *tables, int table);

#endif
