#include "measures.h"
#include <math.h>

static double mean(const double *values, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

double trend_slope(const double *years, const double *rates, size_t count) {
    if (count < 2) return 0;
    double x = mean(years, count), y = mean(rates, count), products = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        products += (years[i] - x) * (rates[i] - y);
        squares += (years[i] - x) * (years[i] - x);
    }
    return products / squares;
}

double trend_tau(const double *rates, size_t count) {
    double rises = 0, falls = 0, pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            rises += rates[j] > rates[i];
            falls += rates[j] < rates[i];
            pairs++;
        }
    return rises + falls > 0 ? (rises - falls) / sqrt(pairs * (rises + falls)) : 0;
}
