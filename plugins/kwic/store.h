/* Places that are kept to be sorted. Memory: the bytes of the best `limit` places, twice that while more come. */
#ifndef KWIC_STORE_H
#define KWIC_STORE_H

#include "place.h"

/* Left and right: by the characters of that side from the node outwards, in code point order; equals by the other side.
 * Node: by the node, then the right side. All equals in the order they came. */
typedef enum store_order { STORE_DOCUMENT, STORE_LEFT, STORE_RIGHT, STORE_NODE } store_order;

typedef struct store_row {
    size_t start;                  /* of its texts in `bytes`, one behind the other */
    uint32_t lengths[PLACE_TEXTS]; /* UINT32_MAX: no value */
    uint32_t position;
    uint64_t number; /* the order in which they came */
} store_row;

typedef struct store {
    store_order order;
    size_t limit;
    store_row *rows;
    size_t count, capacity;
    char *bytes;
    size_t used, room;
    uint64_t added;
} store;

void store_open(store *s, store_order order, size_t limit);
/* Copies the place. 0, or -1: out of memory. */
int store_add(store *s, const place *added);
/* Sorts them and drops all but the first `limit`. 0, or -1: out of memory. */
int store_sort(store *s);
place store_get(const store *s, size_t index);
void store_close(store *s);

#endif
