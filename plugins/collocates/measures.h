/* How strongly two words go together. The node stands f(node) times in N words, the collocate f(word) times; the
 * windows around all nodes hold W words (a word in two windows counts once), O of them the collocate.
 *
 * Expected, as S. Evert sets it out for surface cooccurrence ("Corpora and collocations", in: Corpus Linguistics. An
 * International Handbook, 2008):
 *
 *     E = W f(word) / N
 *
 * G2: common/likelihood.h, of O in W words against f(word) - O in N - W words.
 *
 * MI: K. W. Church and P. Hanks, "Word association norms, mutual information, and lexicography", Computational
 * Linguistics 16 (1990): log2(O / E). It favours rare words.
 *
 * logDice: P. Rychly, "A lexicographer-friendly association score", RASLAN (2008). 14 at most; one more is twice as
 * strong; it does not depend on the size of the corpus.
 *
 *     logDice = 14 + log2(2 O / (f(node) + f(word))) */
#ifndef COLLOCATES_MEASURES_H
#define COLLOCATES_MEASURES_H

/* All are above 0. */
double collocates_information(double together, double window, double word, double all);
double collocates_log_dice(double together, double node, double word);

#endif
