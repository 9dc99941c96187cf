#include "likelihood.h"
#include <math.h>

/* O ln(O / E). */
static double cell(double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double likelihood_ratio(double a, double c, double b, double d) {
    if (c <= 0 || d <= 0 || a > c || b > d) return 0;
    double all = c + d, term = a + b, other = all - term;
    double sum =
        cell(a, c * term / all) + cell(b, d * term / all) + cell(c - a, c * other / all) + cell(d - b, d * other / all);
    double g2 = sum > 0 ? 2 * sum : 0;
    return a * d < b * c ? -g2 : g2;
}

double likelihood_chance(double ratio) {
    return erfc(sqrt(fabs(ratio) / 2));
}

double likelihood_significant(double chance) {
    if (!(chance > 1e-290)) return chance;
    double scale = pow(10, 9 - floor(log10(chance)));
    return round(chance * scale) / scale;
}

double likelihood_rounded(double value) {
    return fabs(value) < 1e5 ? round(value * 1e10) / 1e10 : value;
}
