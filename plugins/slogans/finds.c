#include "finds.h"

#include <stdlib.h>

void finds_clear(finds *f) {
    f->count = f->part_count = 0;
    f->failed = 0;
}

void finds_free(finds *f) {
    free(f->items);
    free(f->parts);
    memset(f, 0, sizeof(*f));
}

static int grow(finds *f, void **items, size_t *capacity, size_t size) {
    size_t grown = *capacity ? *capacity * 2 : 256;
    void *moved = *capacity > UINT32_MAX / 4 ? NULL : realloc(*items, grown * size);
    if (!moved) {
        f->failed = 1;
        return 0;
    }
    *items = moved;
    *capacity = grown;
    return 1;
}

find *finds_add(finds *f, gb_span span, slogan_type type, slogan_origin origin) {
    if (f->count == f->capacity && !grow(f, (void **)&f->items, &f->capacity, sizeof(find))) return NULL;
    find *item = &f->items[f->count++];
    *item = (find){.span = span, .entry = NO_ENTRY, .type = (uint8_t)type, .origin = (uint8_t)origin};
    return item;
}

void finds_add_part(finds *f, size_t item, gb_span span, gb_span head) {
    if (f->part_count == f->part_capacity && !grow(f, (void **)&f->parts, &f->part_capacity, sizeof(part))) return;
    find *owner = &f->items[item];
    if (owner->part_count == 0) owner->first_part = (uint32_t)f->part_count;
    f->parts[f->part_count++] = (part){span, head};
    owner->part_count++;
}

#define NESTED 16 /* finds that may lie inside one */

/* Which of two finds at the same place is better; a lower number is. */
static int rank(const find *f) {
    static const int by_type[] = {
        [TYPE_NUMERIC] = 1, [TYPE_BRANDING] = 2, [TYPE_QUOTED] = 3, [TYPE_PARALLEL] = 4, [TYPE_FORMULA] = 5};
    if (f->entry != NO_ENTRY) return 0;
    return f->tentative ? 9 : by_type[f->type];
}

static int compare(const void *left, const void *right) {
    const find *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return rank(a) - rank(b);
}

void finds_sort(finds *f) {
    if (f->count > 1) qsort(f->items, f->count, sizeof(find), compare);
}

/* Does `inner`, which lies inside `outer`, say something of its own? */
static int stands_alone(const find *outer, const find *inner) {
    if (inner->tentative || inner->type == TYPE_PARALLEL) return 0;
    if (outer->type == TYPE_NUMERIC) return inner->type == TYPE_NUMERIC && inner->origin == ORIGIN_QUOTED;
    if (outer->entry != NO_ENTRY) return inner->type == TYPE_NUMERIC && inner->core;
    if (inner->type == TYPE_BRANDING && outer->type == TYPE_BRANDING) return 0;
    return inner->core;
}

void finds_resolve(finds *f) {
    size_t kept = 0;
    finds_sort(f);
    for (size_t i = 0; i < f->count; i++) {
        find item = f->items[i];
        int keep = 1;
        /* Kept finds are sorted by start; those that still reach here are among the last few. */
        for (size_t k = kept, looked = 0; k > 0 && looked < NESTED && keep; k--, looked++) {
            find *other = &f->items[k - 1];
            if (other->dropped || other->span.end <= item.span.start) continue;
            if (other->tentative && !item.tentative) {
                other->dropped = 1;
            } else if (other->span.end >= item.span.end) {
                if (other->span.start == item.span.start && other->span.end == item.span.end) {
                    /* What the lexicon says of an abbreviation holds unless the report itself marks it. */
                    if (item.core && item.type != TYPE_FORMULA &&
                        (other->entry == NO_ENTRY || item.type == TYPE_QUOTED || item.origin == ORIGIN_QUOTED))
                        other->core = 1;
                    keep = 0;
                } else {
                    keep = stands_alone(other, &item);
                }
            } else if (rank(other) <= rank(&item)) {
                keep = 0; /* they cross */
            } else {
                other->dropped = 1;
            }
        }
        if (keep) f->items[kept++] = item;
    }
    f->count = 0;
    for (size_t i = 0; i < kept; i++) {
        if (!f->items[i].dropped) f->items[f->count++] = f->items[i];
    }
}
