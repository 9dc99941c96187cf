/* How evenly a term is spread over the parts of a corpus. The parts have words w(1..n), W in all; the term stands
 * f(1..n) times in them, F in all.
 *
 * DP: S. Th. Gries, "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13
 * (2008): half the sum of the differences between the share of the term and the share of the words. 0 = spread as the
 * words are, near 1 = all in one small part.
 *
 *     DP = 1/2 sum |f(i) / F - w(i) / W|
 *
 * DPnorm: J. Lijffijt and S. Th. Gries, "Correction to Stefan Th. Gries' Dispersions and adjusted frequencies in
 * corpora", International Journal of Corpus Linguistics 17 (2012), so that 1 can be reached.
 *
 *     DPnorm = DP / (1 - least w(i) / W)
 *
 * Juilland's D: A. Juilland, D. Brodin and C. Davidovitch, "Frequency Dictionary of French Words" (1970), over the
 * rates r(i) = f(i) / w(i), so that parts may differ in length; the standard deviation is that of a population. 1 =
 * even, 0 = all in one part.
 *
 *     D = 1 - (standard deviation of r / mean of r) / sqrt(n - 1) */
#ifndef DISPERSION_MEASURES_H
#define DISPERSION_MEASURES_H

#include <stddef.h>
#include <stdint.h>

/* A part in which the term stands. */
typedef struct dispersion_part {
    uint32_t count; /* not 0 */
    uint64_t words; /* not 0 */
} dispersion_part;

typedef struct dispersion_corpus {
    uint64_t words, least_words; /* of all parts, of the shortest that has words */
    size_t parts;                /* that have words */
} dispersion_corpus;

typedef struct dispersion_values {
    double dp, dp_norm, juilland_d; /* with one part alone dp is 0 and the others mean nothing */
} dispersion_values;

/* `parts`: those with the term, at least one. */
dispersion_values dispersion_measure(const dispersion_corpus *corpus, const dispersion_part *parts, size_t count);

#endif
