/* "Did you mean": the nearest of several names. */
#ifndef GB_BASE_SUGGEST_H
#define GB_BASE_SUGGEST_H

/* The nearest of the NULL-terminated `names` by Damerau-Levenshtein distance (optimal string alignment) over code
 * points; NULL when the least distance is above max(1, a third of the longer name's code points). Ties: the first. */
const char *gb_suggest(const char *name, const char *const *names);

#endif
