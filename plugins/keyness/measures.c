#include "measures.h"
#include <math.h>
#include <stdlib.h>

double keyness_log_ratio(double a, double c, double b, double d) {
    return log2(((a > 0 ? a : 0.5) / c) / ((b > 0 ? b : 0.5) / d));
}

double keyness_percent_difference(double a, double c, double b, double d) {
    return (a / c - b / d) * 100 / (b / d);
}

static int by_chance(const void *a, const void *b) {
    const keyness_chance *x = a, *y = b;
    if (x->p != y->p) return x->p < y->p ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

void keyness_adjust(keyness_chance *chances, size_t count) {
    double least = 1;
    if (count) qsort(chances, count, sizeof *chances, by_chance);
    for (size_t k = count; k > 0; k--) {
        double adjusted = chances[k - 1].p * (double)count / (double)k;
        if (adjusted < least) least = adjusted;
        chances[k - 1].adjusted = least;
    }
}
