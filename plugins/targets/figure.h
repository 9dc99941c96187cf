/* Figures: the rows of the quantity layer, as flat structs that the reading works on. */
#ifndef TARGETS_FIGURE_H
#define TARGETS_FIGURE_H

#include "layers.h"
#include "vocabulary.h"

/* Kinds of the quantity layer, in the order of targets_figure_kinds[]. */
enum {
    FIGURE_QUANTITY,
    FIGURE_MONEY,
    FIGURE_PERCENT,
    FIGURE_POINT,
    FIGURE_MULTIPLE,
    FIGURE_FRACTION,
    FIGURE_RANK,
    FIGURE_ORDINAL,
    FIGURE_AGE,
    FIGURE_DATE,
    FIGURE_DURATION,
    FIGURE_NUMERAL,
    FIGURE_KINDS
};
extern const char *const targets_figure_kinds[]; /* ends with NULL */

/* Bounds of the quantity layer, in the order of targets_figure_bounds[]. */
enum {
    BOUND_EXACT,
    BOUND_APPROX,
    BOUND_NEARLY,
    BOUND_AT_LEAST,
    BOUND_MORE_THAN,
    BOUND_AT_MOST,
    BOUND_LESS_THAN,
    BOUND_KINDS
};
extern const char *const targets_figure_bounds[]; /* ends with NULL */

typedef struct targets_figure {
    gb_span span;
    uint32_t row; /* in the quantity layer */
    uint8_t kind;
    uint8_t bound;
    uint8_t counts;  /* its unit counts things or people */
    uint8_t ranks;   /* its unit counts places in an order */
    uint8_t passive; /* 1: belongs to the words around it (a date, an attribute of another noun) and is no indicator */
    int16_t year;    /* of a date; 0 = none */
    int16_t year_to; /* the last year of a span of years; 0 = it is none */
    uint8_t in_year; /* a date inside a year: a month or a day */
    gb_string unit;  /* NULL string when there is none */
} targets_figure;

static inline int targets_is_percentage(const targets_figure *figure) {
    return figure->kind == FIGURE_PERCENT || figure->kind == FIGURE_POINT || figure->kind == FIGURE_FRACTION;
}

/* All figures of a document in order, in memory of the document; NULL with *count 0 when there are none, NULL with
 * *count > 0 when memory ran out. Constant in time for every row. */
targets_figure *targets_figures_read(const targets_layers *layers, const targets_vocabulary *vocabulary,
                                     gb_document *document, size_t *count);

#endif
