/* Values of figures: whether two may be compared, and how they compare. */
#ifndef TARGETS_VALUE_H
#define TARGETS_VALUE_H

#include "figure.h"

/* A figure's value. NULL strings where there is none; decimals as text. */
typedef struct targets_value {
    gb_string value, low, high, unit, base_value, base_unit;
    uint8_t kind;      /* FIGURE_ */
    uint8_t bound;     /* BOUND_ */
    uint8_t measure;   /* MEASURE_ */
    uint8_t direction; /* DIRECTION_ */
} targets_value;

/* The value columns of a row of the quantity layer; strings live as long as the document. */
void targets_value_read(const targets_layers *layers, const gb_document *document, size_t row, targets_value *value);

/* 1 when both are measured in the same dimension and may be subtracted. */
int targets_values_agree(const targets_vocabulary *vocabulary, const targets_value *a, const targets_value *b);

/* b divided by a, roughly; 0 when one is missing, zero or below zero. */
double targets_values_ratio(const targets_value *a, const targets_value *b);

/* A pair of values in one unit, signed: a decrease counts below zero when one of the two is an increase. */
typedef struct targets_measured {
    gb_string low, high; /* of the target; equal when it is no range */
    gb_string result;
} targets_measured;

/* 1 when the result is less than half of the target. */
int targets_values_far(const targets_measured *measured);

/* 0, or -1 when a value is missing. Strings live as long as `document`. */
int targets_values_measure(const gb_host *host, gb_document *document, const targets_value *target,
                           const targets_value *result, targets_measured *measured);

#endif
