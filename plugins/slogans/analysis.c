#include "analysis.h"

#include <stdlib.h>

/* Drops finds in parts of the text that are not to be read: page furniture and the glossary itself. */
static void drop_skipped(analysis *a) {
    finds *f = &a->finds;
    size_t kept = 0, next = 0;
    finds_sort(f);
    for (size_t i = 0; i < f->count; i++) {
        uint32_t at = f->items[i].span.start;
        if (at >= a->glossary.span.start && at < a->glossary.span.end) continue;
        while (next < a->skipped_count && a->skipped[next].end <= at) next++;
        if (next < a->skipped_count && a->skipped[next].start <= at) continue;
        f->items[kept++] = f->items[i];
    }
    f->count = kept;
}

int analyse(analysis *a) {
    finds_clear(&a->finds);
    if (scan_text(&a->scan, a->words, a->text) < 0 || read_glossary(a) < 0) return -1;
    find_formulas(a);
    find_quoted(a);
    find_numeric(a);
    find_brands(a);
    find_parallel(a);
    find_shapes(a);
    if (find_mottos(a) < 0) return -1;
    if (find_recurrences(a) < 0) return -1;
    drop_skipped(a);
    finds_resolve(&a->finds);
    find_expansions(a);
    return a->finds.failed ? -1 : 0;
}

void analysis_free(analysis *a) {
    scan_free(&a->scan);
    finds_free(&a->finds);
    free(a->glossary.items);
    free(a->terms);
}
