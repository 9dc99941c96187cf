#include "panel.h"
#include "../common/words.h"
#include <stdlib.h>

/* Room for one more of each cell, for one more document. */
static int make_room(panel *p) {
    if (p->document_count < p->document_capacity) return 0;
    size_t documents = p->document_capacity ? p->document_capacity * 2 : 64;
    if (p->categories && documents > SIZE_MAX / sizeof *p->hits / p->categories) return -1;
    size_t cells = documents * p->categories + 1;
    panel_document *more = realloc(p->documents, documents * sizeof *more);
    if (more) p->documents = more;
    uint32_t *hits = realloc(p->hits, cells * sizeof *hits);
    if (hits) p->hits = hits;
    uint32_t *covered = realloc(p->covered, cells * sizeof *covered);
    if (covered) p->covered = covered;
    if (!more || !hits || !covered) return -1;
    p->document_capacity = documents;
    return 0;
}

static panel_sum *add_sum(panel *p, uint32_t name) {
    if (p->sum_count == p->sum_capacity) {
        size_t capacity = p->sum_capacity ? p->sum_capacity * 2 : 32;
        panel_sum *sums = realloc(p->sums, capacity * sizeof *sums);
        if (!sums) return NULL;
        p->sums = sums;
        p->sum_capacity = capacity;
    }
    panel_sum sum = {.name = name,
                     .hits = calloc(p->categories + 1, sizeof(uint64_t)),
                     .documents_with = calloc(p->categories + 1, sizeof(uint64_t))};
    if (!sum.hits || !sum.documents_with) {
        free(sum.hits);
        free(sum.documents_with);
        return NULL;
    }
    p->sums[p->sum_count] = sum;
    return &p->sums[p->sum_count++];
}

static panel_sum *find_sum(panel *p, uint32_t name) {
    for (size_t i = 0; i < p->sum_count; i++)
        if (p->sums[i].name == name) return &p->sums[i];
    return add_sum(p, name);
}

/* Counts the document in a sum and brings that to its place, where panel_count() expects it. */
static int count_document(panel *p, uint32_t name, uint64_t tokens, size_t place) {
    panel_sum *sum = find_sum(p, name);
    if (!sum) return -1;
    sum->documents++;
    sum->tokens += tokens;
    panel_sum swapped = p->sums[place];
    p->sums[place] = *sum;
    *sum = swapped;
    return 0;
}

int panel_begin(panel *p, gb_string id, gb_string place, int year, gb_string group, uint64_t tokens) {
    panel_document d = {.place = NUMBERING_NONE, .year = year, .tokens = tokens};
    if ((d.id = numbering_add(&p->names, id)) == NUMBERING_NONE) return -1;
    if (place.data && (d.place = numbering_add(&p->names, place)) == NUMBERING_NONE) return -1;
    if (make_room(p) != 0 || count_document(p, NUMBERING_NONE, tokens, 0) != 0) return -1;
    p->in_group = 0;
    if (group.data) {
        uint32_t name = numbering_add(&p->names, group);
        if (name == NUMBERING_NONE || count_document(p, name, tokens, 1) != 0) return -1;
        p->in_group = 1;
    }
    p->documents[p->document_count++] = d;
    return 0;
}

static void count_in(panel_sum *sum, size_t category, uint32_t hits) {
    sum->hits[category] += hits;
    sum->documents_with[category] += hits > 0;
}

void panel_count(panel *p, size_t category, uint32_t hits, uint32_t covered) {
    size_t cell = (p->document_count - 1) * p->categories + category;
    p->hits[cell] = hits;
    p->covered[cell] = covered;
    count_in(&p->sums[0], category, hits);
    if (p->in_group) count_in(&p->sums[1], category, hits);
}

typedef struct named {
    gb_string name;
    panel_sum sum;
} named;

static int by_name(const void *a, const void *b) {
    return word_compare(((const named *)a)->name, ((const named *)b)->name);
}

int panel_sort(panel *p) {
    if (p->sum_count < 3) return 0;
    size_t count = p->sum_count - 1;
    named *order = calloc(count, sizeof *order);
    if (!order) return -1;
    for (size_t i = 0; i < count; i++)
        order[i] = (named){numbering_string(&p->names, p->sums[i + 1].name), p->sums[i + 1]};
    qsort(order, count, sizeof *order, by_name);
    for (size_t i = 0; i < count; i++) p->sums[i + 1] = order[i].sum;
    free(order);
    return 0;
}

void panel_free(panel *p) {
    for (size_t i = 0; i < p->sum_count; i++) {
        free(p->sums[i].hits);
        free(p->sums[i].documents_with);
    }
    numbering_free(&p->names);
    free(p->documents);
    free(p->hits);
    free(p->covered);
    free(p->sums);
    *p = (panel){0};
}
