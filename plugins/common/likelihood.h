/* The log-likelihood ratio of words in two texts. Compiled into the bundled analyzers that need it.
 *
 * G2 is the test of T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
 * Linguistics 19 (1993), over the full table
 *
 *                    target    reference
 *     term             a           b
 *     other words    c - a       d - b
 *     words            c           d
 *
 *     G2 = 2 sum O ln(O / E),  E = row total x column total / (c + d),  0 ln 0 = 0
 *
 * given a minus sign here when the term is rarer in the target than in the reference. 3.84, 6.63, 10.83, 15.13 are the
 * values that chance exceeds with a probability of 5, 1, 0.1, 0.01 per cent; with long texts nearly all differences are
 * significant, so it is used for ranking, beside a measure of how large the difference is. */
#ifndef COMMON_LIKELIHOOD_H
#define COMMON_LIKELIHOOD_H

/* G2 of a of c words against b of d words; 0 when one of the texts has no words, or fewer than the term has. */
double likelihood_ratio(double a, double c, double b, double d);
/* The probability that chance gives at least that G2, whatever its sign: chi-squared with one degree of freedom,
 * erfc(sqrt(|G2| / 2)). */
double likelihood_chance(double ratio);
/* Ten digits after the point: enough for any reader, and few enough to be the same on every machine. */
double likelihood_rounded(double value);
/* Ten significant digits of a probability, however small. */
double likelihood_significant(double chance);

#endif
