#include "grams.h"
#include <stdlib.h>

static uint32_t count_above(const grams *g, uint32_t least) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < g->sequences.count; i++) count += g->tallies[i].count > least;
    return count;
}

static int make_room(grams *g, uint32_t number) {
    if (number < g->capacity) return 0;
    gram_tally *more = realloc(g->tallies, g->sequences.capacity * sizeof *more);
    if (!more) return -1;
    g->tallies = more;
    g->capacity = g->sequences.capacity;
    return 0;
}

/* Forgets the rarest until at most half of the limit is in use. */
static int forget(grams *g, uint32_t limit) {
    uint32_t least = g->forgotten ? g->forgotten : 1;
    while (count_above(g, least) > limit / 2) least *= 2;
    numbering kept = {0};
    for (uint32_t i = 0; i < g->sequences.count; i++) {
        if (g->tallies[i].count <= least) continue;
        uint32_t number = numbering_add(&kept, numbering_string(&g->sequences, i));
        if (number == NUMBERING_NONE) {
            numbering_free(&kept);
            return -1;
        }
        g->tallies[number] = g->tallies[i];
    }
    numbering_free(&g->sequences);
    g->sequences = kept;
    g->forgotten = least;
    return 0;
}

int grams_count(grams *g, const uint32_t *words, size_t count, uint32_t document) {
    uint32_t limit = g->limit ? g->limit : GRAMS_LIMIT;
    if (g->sequences.count >= limit && forget(g, limit) != 0) return -1;
    uint32_t known = g->sequences.count;
    uint32_t number = numbering_add(&g->sequences, (gb_string){(const char *)words, count * sizeof *words});
    if (number == NUMBERING_NONE || make_room(g, number) != 0) return -1;
    gram_tally *tally = &g->tallies[number];
    if (number == known) *tally = (gram_tally){.missed = g->forgotten};
    if (tally->count < UINT32_MAX) tally->count++;
    if (tally->last != document) tally->documents++;
    tally->last = document;
    return 0;
}

size_t grams_words(const grams *g, uint32_t number, uint32_t words[GRAM_WORDS]) {
    gb_string bytes = numbering_string(&g->sequences, number);
    memcpy(words, bytes.data, bytes.length);
    return bytes.length / sizeof *words;
}

void grams_free(grams *g) {
    numbering_free(&g->sequences);
    free(g->tallies);
    *g = (grams){0};
}
