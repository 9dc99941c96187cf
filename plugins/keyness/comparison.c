#include "comparison.h"
#include "../common/likelihood.h"
#include "../common/words.h"
#include "measures.h"
#include <math.h>
#include <stdlib.h>

int comparison_count(comparison *c, int side, gb_string term, uint64_t times, uint32_t documents) {
    uint32_t number = numbering_add(&c->terms, term);
    if (number == NUMBERING_NONE) return -1;
    if (number >= c->capacity) {
        size_t capacity = c->terms.capacity;
        comparison_tally *tallies = realloc(c->tallies, capacity * sizeof *tallies);
        if (!tallies) return -1;
        memset(tallies + c->capacity, 0, (capacity - c->capacity) * sizeof *tallies);
        c->tallies = tallies;
        c->capacity = capacity;
    }
    c->tallies[number].count[side] += times;
    c->tallies[number].documents[side] += documents;
    return 0;
}

void comparison_free(comparison *c) {
    numbering_free(&c->terms);
    free(c->tallies);
    *c = (comparison){0};
}

/* What is compared while sorting, with the text of the term at hand. */
typedef struct ranked {
    comparison_term term;
    gb_string text;
} ranked;

static int by_rank(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    int x_side = x->term.g2 < 0, y_side = y->term.g2 < 0;
    double x_size = fabs(x->term.g2), y_size = fabs(y->term.g2);
    if (x_side != y_side) return x_side - y_side;
    if (x_size != y_size) return x_size > y_size ? -1 : 1;
    return word_compare(x->text, y->text);
}

static size_t measure(const comparison *c, uint64_t least, ranked *terms, keyness_chance *chances) {
    size_t count = 0;
    for (uint32_t i = 0; i < c->terms.count; i++) {
        const comparison_tally *t = &c->tallies[i];
        if (t->count[TARGET] + t->count[REFERENCE] < least) continue;
        double g2 = likelihood_ratio((double)t->count[TARGET], (double)c->words[TARGET], (double)t->count[REFERENCE],
                                     (double)c->words[REFERENCE]);
        double p = likelihood_chance(g2);
        terms[count] = (ranked){{i, g2, p, p}, numbering_string(&c->terms, i)};
        chances[count] = (keyness_chance){p, p, count};
        count++;
    }
    return count;
}

comparison_term *comparison_measure(const comparison *c, uint64_t least, size_t *count) {
    *count = 0;
    if (c->terms.count == 0) return NULL;
    ranked *terms = calloc(c->terms.count, sizeof *terms);
    keyness_chance *chances = calloc(c->terms.count, sizeof *chances);
    comparison_term *measured = calloc(c->terms.count, sizeof *measured);
    if (terms && chances && measured) {
        *count = measure(c, least, terms, chances);
        keyness_adjust(chances, *count);
        for (size_t i = 0; i < *count; i++) terms[chances[i].term].term.adjusted = chances[i].adjusted;
        qsort(terms, *count, sizeof *terms, by_rank);
        for (size_t i = 0; i < *count; i++) measured[i] = terms[i].term;
    } else {
        free(measured);
        measured = NULL;
    }
    free(terms);
    free(chances);
    return measured;
}
