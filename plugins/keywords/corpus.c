#include "corpus.h"
#include "statistics.h"
#include <stdlib.h>

/* Where candidates are chosen before all documents are known, so many are kept for each that is wanted. */
#define SPARE 10

/* The candidates of a document are those that rank best at the time. By count and by keyness against general Chinese
 * that is final; otherwise it is an estimate from the documents read so far. */
static int is_estimate(const kw_settings *settings) {
    return settings->rank == KW_BY_TFIDF || (settings->rank == KW_BY_KEYNESS && settings->against == KW_REST);
}

/* Room for one more element. */
static int make_room(void *array, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return 0;
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *old, *more;
    if (larger > SIZE_MAX / size) return -1;
    memcpy(&old, array, sizeof old);
    if (!(more = realloc(old, larger * size))) return -1;
    memcpy(array, &more, sizeof more);
    *capacity = larger;
    return 0;
}

/* The index of the group of that name, new or old; NUMBERING_NONE when it is one too many. */
static int find_group(kw_corpus *k, uint32_t name, uint32_t *group) {
    for (*group = 0; *group < k->group_count; ++*group)
        if (k->groups[*group].name == name) return 0;
    *group = NUMBERING_NONE;
    if (k->group_count == KW_GROUP_LIMIT) {
        k->groups_left_out = 1;
        return 0;
    }
    if (make_room(&k->groups, k->group_count, &k->group_capacity, sizeof *k->groups) != 0) return -1;
    *group = (uint32_t)k->group_count;
    k->groups[k->group_count++] = (kw_group){name, 0, 0, 0};
    return 0;
}

int kw_corpus_document(kw_corpus *k, gb_string id, gb_string group, uint64_t words, uint64_t characters) {
    uint32_t index = NUMBERING_NONE, name = numbering_add(&k->names, id);
    if (name == NUMBERING_NONE) return -1;
    if (group.data) {
        uint32_t group_name = numbering_add(&k->names, group);
        if (group_name == NUMBERING_NONE || find_group(k, group_name, &index) != 0) return -1;
    }
    if (make_room(&k->documents, k->document_count, &k->document_capacity, sizeof *k->documents) != 0) return -1;
    k->documents[k->document_count++] = (kw_document){name, index, words, characters, k->candidate_count, 0};
    k->words += words;
    k->characters += characters;
    if (index != NUMBERING_NONE) {
        k->groups[index].documents++;
        k->groups[index].words += words;
        k->groups[index].characters += characters;
    }
    size_t top = k->settings.top;
    kw_best_start(&k->best, &k->terms, is_estimate(&k->settings) ? top * SPARE : top);
    return 0;
}

/* The tally of a number that was just given, new or old. NULL: out of memory. */
static kw_tally *tally_of(kw_tally **tallies, size_t *capacity, uint32_t number, int *is_new) {
    *is_new = 0;
    if (number >= *capacity) {
        size_t old = *capacity;
        if (make_room(tallies, number, capacity, sizeof **tallies) != 0) return NULL;
        memset(*tallies + old, 0, (*capacity - old) * sizeof **tallies);
    }
    *is_new = (*tallies)[number].documents == 0;
    return &(*tallies)[number];
}

static void count(kw_tally *tally, uint32_t times) {
    tally->count += times;
    tally->documents++;
}

static int count_in_group(kw_corpus *k, uint32_t group, uint32_t term, uint32_t times) {
    uint32_t key[2] = {group, term};
    uint32_t pair = numbering_add(&k->pairs, (gb_string){(const char *)key, sizeof key});
    int is_new;
    kw_tally *tally = pair == NUMBERING_NONE ? NULL : tally_of(&k->pair_tallies, &k->pair_capacity, pair, &is_new);
    if (!tally) return -1;
    count(tally, times);
    return 0;
}

static double estimate(const kw_corpus *k, const kw_document *document, const kw_tally *tally, uint32_t times,
                       double keyness) {
    if (k->settings.rank == KW_BY_COUNT) return times;
    if (!is_estimate(&k->settings)) return keyness;
    return kw_per_thousand(times, document->words) * kw_idf(k->document_count, tally->documents);
}

static int add_term(kw_corpus *k, const kw_document *document, uint32_t term, const kw_occurrence *occurrence) {
    int is_new;
    kw_tally *tally = tally_of(&k->tallies, &k->tally_capacity, term, &is_new);
    if (!tally) return -1;
    if (is_new) tally->general = kw_reference_frequency(k->reference, k->terms.entries[term].hash);
    count(tally, occurrence->times);
    if (document->group != NUMBERING_NONE && count_in_group(k, document->group, term, occurrence->times) != 0)
        return -1;
    double score = estimate(k, document, tally, occurrence->times, occurrence->keyness);
    return kw_best_offer(&k->best, (kw_candidate){score, term, occurrence->times});
}

int kw_corpus_terms(kw_corpus *k, const kw_occurrence *occurrences, size_t count) {
    const kw_document *document = &k->documents[k->document_count - 1];
    uint64_t hashes[KW_TOGETHER] = {0};
    uint32_t terms[KW_TOGETHER];
    for (size_t i = 0; i < count; i++) hashes[i] = numbering_hash(occurrences[i].term);
    numbering_expect(&k->terms, hashes, count);
    for (size_t i = 0; i < count; i++) {
        terms[i] = numbering_add_hashed(&k->terms, occurrences[i].term, hashes[i]);
        if (terms[i] == NUMBERING_NONE) return -1;
        if (terms[i] < k->tally_capacity) __builtin_prefetch(&k->tallies[terms[i]]);
    }
    for (size_t i = 0; i < count; i++)
        if (add_term(k, document, terms[i], &occurrences[i]) != 0) return -1;
    return 0;
}

int kw_corpus_document_end(kw_corpus *k) {
    for (size_t i = 0; i < k->best.count; i++) {
        if (make_room(&k->candidates, k->candidate_count, &k->candidate_capacity, sizeof *k->candidates) != 0)
            return -1;
        k->candidates[k->candidate_count++] = k->best.items[i];
    }
    k->documents[k->document_count - 1].count = k->best.count;
    return 0;
}

void kw_corpus_free(kw_corpus *k) {
    numbering_free(&k->terms);
    numbering_free(&k->names);
    numbering_free(&k->pairs);
    kw_best_free(&k->best);
    free(k->tallies);
    free(k->pair_tallies);
    free(k->groups);
    free(k->documents);
    free(k->candidates);
}
