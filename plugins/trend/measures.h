/* How the rate of a term goes through the years. x: years, y: rates, n of both.
 *
 * Slope: ordinary least squares, the change of the rate a year.
 *
 *     slope = sum (x - mean x)(y - mean y) / sum (x - mean x)^2
 *
 * Tau: M. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), tau-b between year and rate: 1 =
 * it rises every year, -1 = it falls every year, 0 = neither. With C pairs of years in which it rises, D in which it
 * falls, T pairs of equal rates, n(n-1)/2 pairs in all:
 *
 *     tau = (C - D) / sqrt(n(n-1)/2 x (n(n-1)/2 - T)) */
#ifndef TREND_MEASURES_H
#define TREND_MEASURES_H

#include <stddef.h>

/* 0 for fewer than two years. The years are different ones. */
double trend_slope(const double *years, const double *rates, size_t count);
/* 0 for fewer than two years, and when all rates are equal. The years ascend. Time: the square of their number. */
double trend_tau(const double *rates, size_t count);

#endif
