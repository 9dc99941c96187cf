#include "best.h"
#include "../common/words.h"
#include <stdlib.h>

void kw_best_start(kw_best *best, const numbering *terms, size_t limit) {
    best->terms = terms;
    best->limit = limit;
    best->count = 0;
}

/* 1 when `a` stands behind `b`. */
static int is_worse(const kw_best *best, const kw_candidate *a, const kw_candidate *b) {
    if (a->score != b->score) return a->score < b->score;
    return word_compare(numbering_string(best->terms, a->term), numbering_string(best->terms, b->term)) > 0;
}

/* The worst item is the root of the heap; this lets the item at `at` sink among the first `count`. */
static void sink(kw_best *best, size_t at, size_t count) {
    kw_candidate item = best->items[at];
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && is_worse(best, &best->items[child + 1], &best->items[child])) child++;
        if (!is_worse(best, &best->items[child], &item)) break;
        best->items[at] = best->items[child];
    }
    best->items[at] = item;
}

static void rise(kw_best *best, size_t at) {
    kw_candidate item = best->items[at];
    for (size_t parent; at > 0; at = parent) {
        parent = (at - 1) / 2;
        if (!is_worse(best, &item, &best->items[parent])) break;
        best->items[at] = best->items[parent];
    }
    best->items[at] = item;
}

int kw_best_offer(kw_best *best, kw_candidate candidate) {
    if (best->limit == 0) return 0;
    if (best->count == best->limit) {
        if (!is_worse(best, &best->items[0], &candidate)) return 0;
        best->items[0] = candidate;
        sink(best, 0, best->count);
        return 0;
    }
    if (best->count == best->capacity) {
        size_t capacity = best->capacity ? best->capacity * 2 : 32;
        kw_candidate *items = realloc(best->items, capacity * sizeof *items);
        if (!items) return -1;
        best->items = items;
        best->capacity = capacity;
    }
    best->items[best->count] = candidate;
    rise(best, best->count++);
    return 0;
}

void kw_best_sort(kw_best *best) {
    for (size_t end = best->count; end > 1; end--) {
        kw_candidate worst = best->items[0];
        best->items[0] = best->items[end - 1];
        best->items[end - 1] = worst;
        sink(best, 0, end - 1);
    }
}

void kw_best_free(kw_best *best) {
    free(best->items);
    *best = (kw_best){0};
}
