#include "statistics.h"
#include <math.h>

/* O ln(O / E). */
static double cell(double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double kw_keyness(double a, double c, double b, double d) {
    if (c <= 0 || d <= 0 || a > c || b > d) return 0;
    double all = c + d, term = a + b, other = all - term;
    double sum =
        cell(a, c * term / all) + cell(b, d * term / all) + cell(c - a, c * other / all) + cell(d - b, d * other / all);
    double g2 = sum > 0 ? 2 * sum : 0;
    return a * d < b * c ? -g2 : g2;
}

double kw_per_thousand(uint64_t count, uint64_t words) {
    return words ? 1000.0 * (double)count / (double)words : 0;
}

double kw_idf(uint64_t documents, uint64_t with_term) {
    return log((1.0 + (double)documents) / (1.0 + (double)with_term)) + 1;
}
