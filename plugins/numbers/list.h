/* Lists: 20、30和50个 share a unit. */
#ifndef NUMBERS_LIST_H
#define NUMBERS_LIST_H

#include "quantity.h"

#define LIST_LIMIT 32u /* numerals that can wait for a unit */

/* Numerals without a unit that stand in a list and wait for one. */
typedef struct waiting {
    measure members[LIST_LIMIT];
    unsigned count;
    uint32_t next; /* where the next member must begin */
} waiting;

/* A run of rows in one list. */
typedef struct series {
    uint32_t start, end; /* of the first and of the last row */
    uint32_t floor;      /* the end of the row before the first one */
    int64_t row;         /* the first */
    unsigned count;
    const unit_entry *unit; /* of all of them */
    bool plain;             /* none of them has a bound word */
    bool uneven;            /* they have not the same unit */
    bound_kind leading;     /* of the word before the first one */
    bound_kind trailing;    /* of the word behind the last one */
} series;

/* The sign or word at `at` that joins the members of a list: its end; 0 = none. */
uint32_t list_sign(const document_reader *reader, uint32_t at);

/* Gives a waiting numeral the unit, kind and scale of the member that ends the list. */
quantity list_share(const document_reader *reader, const measure *member, const measure *last);

#endif
