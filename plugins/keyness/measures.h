/* How the frequencies of a term in two texts differ. a of c words in the target, b of d words in the reference.
 *
 * G2 and its probability: common/likelihood.h.
 *
 * Log ratio: A. Hardie, "Log Ratio: an informal introduction" (2014), the binary logarithm of the ratio of the relative
 * frequencies: 1 = twice as frequent in the target, 2 = four times, -1 = half. A term that one text lacks counts as
 * half an occurrence there.
 *
 *     log ratio = log2((a / c) / (b / d))
 *
 * %DIFF: C. Gabrielatos and A. Marchi, "Keyness: appropriate metrics and practical issues" (2012): by how many per cent
 * the relative frequency in the target is above that in the reference; without a value when the reference lacks the
 * term.
 *
 *     %DIFF = (a / c - b / d) x 100 / (b / d)
 *
 * Adjusted probability: Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal
 * Statistical Society B 57 (1995): with the m probabilities in ascending order, the least of p(k) m / k for k >= the
 * rank of the term, at most 1. */
#ifndef KEYNESS_MEASURES_H
#define KEYNESS_MEASURES_H

#include <stddef.h>

/* c and d are not 0. */
double keyness_log_ratio(double a, double c, double b, double d);
/* b, c and d are not 0. */
double keyness_percent_difference(double a, double c, double b, double d);

typedef struct keyness_chance {
    double p;
    double adjusted;
    size_t term; /* what the caller says */
} keyness_chance;

/* Puts them in ascending order of p (of equal ones, of `term`) and fills in `adjusted`. */
void keyness_adjust(keyness_chance *chances, size_t count);

#endif
