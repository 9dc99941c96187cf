/* A quantity that has been read, before it becomes a row. */
#ifndef NUMBERS_QUANTITY_H
#define NUMBERS_QUANTITY_H

#include "bound.h"
#include "unit.h"

/* A numeral with its unit. */
typedef struct measure {
    numeral number;
    uint32_t start, end; /* with 百分之 and the unit, without bound words */
    unit_match unit;
    gb_string denominator; /* of 三分之二; NULL otherwise */
    bool more;             /* 多, 余 inside */
    bound_kind after;      /* of the word behind it */
    uint32_t after_end;    /* behind that word */
    const char *rule;
} measure;

typedef struct quantity {
    uint32_t start, end;
    quantity_kind kind;
    bound_kind bound;
    bool more;        /* 多, 余 inside */
    bool bound_after; /* the bound is that of a word behind */
    gb_string value, low, high, exact, iso, note;
    unit_match unit;
    const char *rule;
} quantity;

/* Reads numeral and unit at `at`. false: no numeral; m->end is where to go on. */
bool measure_read(const document_reader *reader, uint32_t at, measure *m);

/* The quantity that a measure makes, with its bounds. */
quantity quantity_of(const document_reader *reader, const measure *m);

/* a / b as text in lowest terms, "2/3"; as it stands where a part has more than 17 digits. A NULL string without
 * memory. */
gb_string ratio_text(const document_reader *reader, gb_string a, gb_string b);

#endif
