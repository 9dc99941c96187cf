#include "measures.h"
#include <math.h>

/* The parts without the term come in by their sum: each differs by its share of the words. */
static double deviation_of_proportions(const dispersion_corpus *corpus, const dispersion_part *parts, size_t count,
                                       double times) {
    double differences = 0, covered = 0;
    for (size_t i = 0; i < count; i++) {
        double share = (double)parts[i].words / (double)corpus->words;
        differences += fabs((double)parts[i].count / times - share);
        covered += share;
    }
    return (differences + fmax(0, 1 - covered)) / 2;
}

static double juilland(const dispersion_corpus *corpus, const dispersion_part *parts, size_t count) {
    double n = (double)corpus->parts, sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) sum += (double)parts[i].count / (double)parts[i].words;
    double mean = sum / n;
    for (size_t i = 0; i < count; i++) {
        double difference = (double)parts[i].count / (double)parts[i].words - mean;
        squares += difference * difference;
    }
    squares += (n - (double)count) * mean * mean;
    return 1 - sqrt(squares / n) / mean / sqrt(n - 1);
}

dispersion_values dispersion_measure(const dispersion_corpus *corpus, const dispersion_part *parts, size_t count) {
    dispersion_values values = {0, 0, 0};
    double times = 0;
    if (corpus->parts < 2) return values;
    for (size_t i = 0; i < count; i++) times += parts[i].count;
    values.dp = deviation_of_proportions(corpus, parts, count, times);
    values.dp_norm = values.dp / (1 - (double)corpus->least_words / (double)corpus->words);
    values.juilland_d = juilland(corpus, parts, count);
    return values;
}
