/* The measures of keywords.
 *
 * Keyness: the log-likelihood ratio G2 of T. Dunning, "Accurate Methods for the Statistics of Surprise and
 * Coincidence", Computational Linguistics 19 (1993), over the full table of two texts
 *
 *                    target    reference
 *     term             a           b
 *     other words    c - a       d - b
 *     words            c           d
 *
 *     G2 = 2 sum O ln(O / E),  E = row total x column total / (c + d),  0 ln 0 = 0
 *
 * with a minus sign when the term is rarer in the target than in the reference. 3.84, 6.63, 10.83, 15.13 are the values
 * that chance exceeds with a probability of 5, 1, 0.1, 0.01 per cent; with long texts nearly all differences are
 * significant, so it is used for ranking.
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

/* Times of the term in the target (a of c words) against the reference (b of d words); 0 when one of them has no words.
 */
double kw_keyness(double a, double c, double b, double d);

/* Occurrences per thousand words; 0 for no words. */
double kw_per_thousand(uint64_t count, uint64_t words);

/* Smoothed inverse document frequency. */
double kw_idf(uint64_t documents, uint64_t with_term);

#endif
