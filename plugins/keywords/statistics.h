/* The measures of keywords.
 *
 * Keyness: common/likelihood.h.
 *
 * TF-IDF: G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing &
 * Management 24 (1988): frequency in the text x inverse document frequency. The frequency is per thousand words, so
 * that texts of different length can be compared; the inverse document frequency is smoothed,
 *
 *     idf = ln((1 + D) / (1 + documents with the term)) + 1
 *
 * so that it is 1 for a term of every document, and with a single document the measure is the frequency. */
#ifndef KEYWORDS_STATISTICS_H
#define KEYWORDS_STATISTICS_H

#include <stdint.h>

/* Occurrences per thousand words, or characters; 0 for none. */
double kw_per_thousand(uint64_t count, uint64_t words);

/* Smoothed inverse document frequency. */
double kw_idf(uint64_t documents, uint64_t with_term);

#endif
