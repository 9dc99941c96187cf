#include "resolve.h"
#include <stdlib.h>

/* By place, the longest first. */
static int by_place(const match *a, const match *b) {
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return 0;
}

static int by_category(const void *a, const void *b) {
    const match *x = a, *y = b;
    if (x->category != y->category) return x->category < y->category ? -1 : 1;
    int place = by_place(x, y);
    return place ? place : (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static int by_text(const void *a, const void *b) {
    int place = by_place(a, b);
    return place ? place : by_category(a, b);
}

static void sort(matches *m, int (*order)(const void *, const void *)) {
    if (m->count) qsort(m->list, m->count, sizeof *m->list, order);
}

/* Exclusions hold in the categories below, too. */
static int spread_exclusions(const dictionary *d, const matches *found, matches *all) {
    all->count = 0;
    for (size_t i = 0; i < found->count; i++) {
        match m = found->list[i];
        if (matches_add(all, m) != 0) return -1;
        if (!d->patterns[m.pattern].excludes) continue;
        for (uint32_t c = m.category + 1; c < d->category_count; c++) {
            if (!dictionary_is_below(d, c, found->list[i].category)) continue;
            m.category = c;
            if (matches_add(all, m) != 0) return -1;
        }
    }
    return 0;
}

/* Goes through places that are sorted by category and keeps those that are hits; returns how many. Of equal places an
 * exclusion has not to come first: `blocked` is found before. */
static size_t keep_hits(const dictionary *d, match *list, size_t count) {
    size_t kept = 0;
    for (size_t begin = 0, end; begin < count; begin = end) {
        uint32_t free_from = 0, blocked = 0;
        for (end = begin; end < count && list[end].category == list[begin].category; end++) continue;
        for (size_t i = begin, ahead = begin; i < end; i++) {
            for (; ahead < end && list[ahead].first <= list[i].first; ahead++)
                if (d->patterns[list[ahead].pattern].excludes && list[ahead].end > blocked) blocked = list[ahead].end;
            match m = list[i];
            if (d->patterns[m.pattern].excludes || m.end <= blocked || m.first < free_from) continue;
            free_from = m.end;
            list[kept++] = m;
        }
    }
    return kept;
}

/* Every word counts once: goes through hits that are sorted by their places. */
static size_t keep_once(match *list, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const match *last = kept ? &list[kept - 1] : NULL;
        if (!last || list[i].first >= last->end || by_place(&list[i], last) == 0) list[kept++] = list[i];
    }
    return kept;
}

/* The hits of a category are hits of those above it. */
static int roll_up(const dictionary *d, const matches *hits, matches *rolled) {
    rolled->count = 0;
    for (size_t i = 0; i < hits->count; i++) {
        match m = hits->list[i];
        for (; m.category != NO_CATEGORY; m.category = d->categories[m.category].parent)
            if (matches_add(rolled, m) != 0) return -1;
    }
    return 0;
}

int resolve(resolver *r, const dictionary *d, matches *found, int once, category_count *counts) {
    if (spread_exclusions(d, found, &r->work) != 0) return -1;
    sort(&r->work, by_category);
    r->work.count = keep_hits(d, r->work.list, r->work.count);
    if (once) {
        sort(&r->work, by_text);
        r->work.count = keep_once(r->work.list, r->work.count);
        sort(&r->work, by_category);
    }
    if (roll_up(d, &r->work, &r->rolled) != 0) return -1;
    sort(&r->rolled, by_category);
    r->rolled.count = keep_hits(d, r->rolled.list, r->rolled.count);
    memset(counts, 0, d->category_count * sizeof *counts);
    for (size_t i = 0; i < r->rolled.count; i++) {
        const match *m = &r->rolled.list[i];
        counts[m->category].hits++;
        counts[m->category].covered += m->end - m->first;
    }
    found->count = 0;
    for (size_t i = 0; i < r->work.count; i++)
        if (matches_add(found, r->work.list[i]) != 0) return -1;
    return 0;
}

void resolver_free(resolver *r) {
    free(r->work.list);
    free(r->rolled.list);
    *r = (resolver){0};
}
