/* Candidates by neighbouring characters that two names share, then the best pairs first. */
#include "match.h"

#include <stdlib.h>

#define POSTINGS 48   /* results of one pair of characters that are looked at: keeps the time linear */
#define CANDIDATES 96 /* results that are compared with one target */
#define EMPTY UINT32_MAX

/* Result divided by target: about the same size, and so far apart that one may be a total and the other an addition. */
#define NEAR_LEAST 0.6
#define NEAR_MOST 1.8
#define SAME_LEAST 0.85
#define SAME_MOST 1.18
#define INCLUDED 950 /* inclusion from which a name counts as held by the other one */
#define REPEATED 700 /* likeness from which two targets of one value are one */
#define RESCOPED 550 /* likeness of two names that differ in the basis of calculation: 登记失业率, 调查失业率 */
#define FAR_LEAST 0.25
#define FAR_MOST 4.0

/* Results by pair of characters: chains of postings in a hash table. */
typedef struct posting {
    uint32_t pair, result, next;
} posting;

typedef struct pair_index {
    uint32_t *heads;
    posting *postings;
    uint32_t *stamps; /* last target that looked at a result */
    uint32_t mask;
    size_t count;
} pair_index;

static uint32_t hash(uint32_t pair) {
    pair ^= pair >> 15;
    pair *= 0x2C1B3C6Du;
    return pair ^ pair >> 12;
}

static void index_free(pair_index *index) {
    free(index->heads);
    free(index->postings);
    free(index->stamps);
}

static int index_make(pair_index *index, const targets_key *keys, size_t count) {
    size_t postings = 0, size = 64;
    for (size_t i = 0; i < count; i++) postings += keys[i].pair_count;
    while (size < postings && size < (size_t)1 << 30) size *= 2;
    memset(index, 0, sizeof *index);
    index->mask = (uint32_t)(size - 1);
    index->heads = malloc(size * sizeof *index->heads);
    index->postings = calloc(postings + 1, sizeof *index->postings);
    index->stamps = calloc(count + 1, sizeof *index->stamps);
    if (!index->heads || !index->postings || !index->stamps) return -1;
    memset(index->heads, 0xFF, size * sizeof *index->heads);
    for (size_t i = count; i-- > 0;) /* so that a chain runs from the first result on */
        for (uint32_t k = 0; k < keys[i].pair_count; k++) {
            const uint32_t slot = hash(keys[i].pairs[k]) & index->mask;
            index->postings[index->count] = (posting){keys[i].pairs[k], (uint32_t)i, index->heads[slot]};
            index->heads[slot] = (uint32_t)index->count++;
        }
    return 0;
}

static int is_near(const targets_value *a, const targets_value *b) {
    const double ratio = a->measure == MEASURE_LEVEL && b->measure == MEASURE_LEVEL ? targets_values_ratio(a, b) : 0;
    return ratio >= NEAR_LEAST && ratio <= NEAR_MOST;
}

/* So close that a name which holds the whole of the other one is trusted. */
static int is_same_size(const targets_value *a, const targets_value *b) {
    const double ratio = a->measure == MEASURE_LEVEL && b->measure == MEASURE_LEVEL ? targets_values_ratio(a, b) : 0;
    return ratio >= SAME_LEAST && ratio <= SAME_MOST;
}

/* The likeness that two values of one measure and dimension ask of their names. */
static int asked(const targets_demand *demand, const targets_value *a, const targets_value *b) {
    const double ratio = a->measure == MEASURE_LEVEL ? targets_values_ratio(a, b) : 0;
    if (ratio <= 0) return demand->usual;
    if (is_near(a, b)) return demand->near;
    return ratio >= FAR_LEAST && ratio <= FAR_MOST ? demand->usual : demand->far;
}

/* 1 when one figure is an addition and the other a total, or may be one by its size. */
static int is_other_extent(const targets_item *a, const targets_item *b) {
    const int one_adds = (a->extent == EXTENT_ADDITION) != (b->extent == EXTENT_ADDITION);
    if (a->extent == b->extent) return 0;
    if (a->extent != EXTENT_NONE && b->extent != EXTENT_NONE) return 1;
    const double ratio = one_adds ? targets_values_ratio(&a->value, &b->value) : 0;
    return ratio > 0 && (ratio < FAR_LEAST || ratio > FAR_MOST);
}

/* Two figures of one measure. */
static uint8_t compare_measured(const targets_demand *demand, const targets_item *target, const targets_item *result,
                                targets_sameness sameness, int likeness, int inclusion) {
    const int included =
        inclusion >= INCLUDED && likeness >= demand->inside && is_same_size(&target->value, &result->value);
    if (is_other_extent(target, result)) return COMPARABLE_NONE;
    const int least = sameness == SAMENESS_SCOPE ? RESCOPED : asked(demand, &target->value, &result->value);
    if (!included && likeness < least) return COMPARABLE_NONE;
    return sameness == SAMENESS_SAME && gb_equal(target->scope, result->scope) ? COMPARABLE_STRICT : COMPARABLE_LOOSE;
}

/* 自贸新城, 前海自贸新城 */
static int same_area(gb_string a, gb_string b) {
    const gb_string longer = a.length < b.length ? b : a, shorter = a.length < b.length ? a : b;
    if (shorter.length == 0) return longer.length == 0;
    return gb_stands_at(longer, longer.length - shorter.length, shorter) || gb_stands_at(longer, 0, shorter);
}

/* Whether a result can answer a target that has words instead of a figure. */
static int answers(const targets_item *target, const targets_item *result) {
    if (result->wordless) return result->phrase == PHRASE_NONE || result->phrase == target->phrase;
    switch (target->phrase) {
    case PHRASE_IN_STEP:
    case PHRASE_ABOVE_GROWTH:
    case PHRASE_NO_DECREASE:
    case PHRASE_NO_INCREASE:
        return result->value.measure == MEASURE_GROWTH;
    case PHRASE_COMPLETE:
        return result->value.measure == MEASURE_SHARE;
    default:
        return result->value.measure != MEASURE_RANK;
    }
}

/* How two items compare; COMPARABLE_NONE when they do not. */
static uint8_t comparable(const targets_vocabulary *vocabulary, const targets_demand *demand,
                          const targets_item *target, const targets_item *result, const targets_key *a,
                          const targets_key *b, targets_pair *pair) {
    const uint8_t one = target->value.measure, other = result->value.measure;
    int inclusion = 0;
    const int likeness = targets_key_likeness(a, b, &inclusion);
    const int tells = targets_key_tells(a) < targets_key_tells(b) ? targets_key_tells(a) : targets_key_tells(b);
    pair->likeness = (uint16_t)likeness;
    if (!same_area(target->area, result->area)) return COMPARABLE_NONE;
    if (tells == 0 || (tells == 1 && !(likeness == 1000 && is_near(&target->value, &result->value))))
        return COMPARABLE_NONE;
    const targets_sameness sameness = targets_key_sameness(vocabulary, a, b);
    if (target->phrase == PHRASE_COMPLETE && result->value.measure == MEASURE_SHARE && !result->wordless &&
        gb_stands_at(result->name, 0, target->name)) /* 食堂全覆盖, 食堂覆盖率 */
        return COMPARABLE_LOOSE;
    if (sameness == SAMENESS_DIFFERENT) return COMPARABLE_NONE;
    pair->inexact = sameness != SAMENESS_SAME;
    pair->rescoped = sameness == SAMENESS_SCOPE || !gb_equal(target->scope, result->scope);
    if (target->wordless)
        return likeness >= demand->usual && answers(target, result) ? COMPARABLE_LOOSE : COMPARABLE_NONE;
    if (result->wordless)
        return likeness >= demand->usual && sameness == SAMENESS_SAME && result->phrase == PHRASE_NONE
                   ? COMPARABLE_LOOSE
                   : COMPARABLE_NONE;
    if (one == other && targets_values_agree(vocabulary, &target->value, &result->value))
        return compare_measured(demand, target, result, sameness, likeness, inclusion);
    const int level_and_growth =
        (one == MEASURE_LEVEL && other == MEASURE_GROWTH) || (one == MEASURE_GROWTH && other == MEASURE_LEVEL);
    return level_and_growth && sameness == SAMENESS_SAME && likeness >= demand->loose ? COMPARABLE_LOOSE
                                                                                      : COMPARABLE_NONE;
}

static int add_pair(targets_pairs *pairs, targets_pair pair) {
    if (pairs->count == pairs->capacity) {
        const size_t capacity = pairs->capacity ? pairs->capacity * 2 : 128;
        targets_pair *rows = capacity > SIZE_MAX / sizeof *rows ? NULL : realloc(pairs->rows, capacity * sizeof *rows);
        if (!rows) return -1;
        pairs->rows = rows;
        pairs->capacity = capacity;
    }
    pairs->rows[pairs->count++] = pair;
    return 0;
}

static int add_candidates(const targets_vocabulary *vocabulary, const targets_demand *demand,
                          const targets_item *target, const targets_key *key, uint32_t number,
                          const targets_item *results, const targets_key *keys, pair_index *index,
                          targets_pairs *pairs) {
    size_t candidates = 0;
    for (uint32_t k = 0; k < key->pair_count; k++) {
        size_t seen = 0;
        for (uint32_t at = index->heads[hash(key->pairs[k]) & index->mask];
             at != EMPTY && seen < POSTINGS && candidates < CANDIDATES; at = index->postings[at].next) {
            const posting *here = &index->postings[at];
            seen++;
            if (here->pair != key->pairs[k] || index->stamps[here->result] == number + 1) continue;
            index->stamps[here->result] = number + 1;
            candidates++;
            const targets_item *result = &results[here->result];
            targets_pair pair = {.target = number, .result = here->result, .elided = result->elided};
            pair.comparable = comparable(vocabulary, demand, target, result, key, &keys[here->result], &pair);
            if (pair.comparable == COMPARABLE_NONE) continue;
            pair.words = result->wordless;
            if (add_pair(pairs, pair) != 0) return -1;
        }
    }
    return 0;
}

/* Figures before words, strict before loose, the more alike first, then as they stand in the reports. */
static int better_first(const void *left, const void *right) {
    const targets_pair *a = left, *b = right;
    if (a->words != b->words) return a->words - b->words;
    if (a->comparable != b->comparable) return a->comparable - b->comparable;
    if (a->likeness != b->likeness) return a->likeness < b->likeness ? 1 : -1;
    if (a->elided != b->elided) return a->elided - b->elided;
    if (a->target != b->target) return a->target > b->target ? 1 : -1;
    return a->result > b->result ? 1 : a->result < b->result ? -1 : 0;
}

static int by_target(const void *left, const void *right) {
    const targets_pair *a = left, *b = right;
    return a->target > b->target ? 1 : a->target < b->target ? -1 : 0;
}

static int same_value(const targets_item *a, const targets_item *b) {
    if (a->wordless || b->wordless) return a->wordless && b->wordless && a->phrase == b->phrase;
    return gb_equal(a->value.value, b->value.value) && gb_equal(a->value.unit, b->value.unit);
}

static int says_the_same(const targets_vocabulary *vocabulary, const targets_item *a, const targets_item *b) {
    targets_key one, other;
    int inclusion = 0;
    if (!same_value(a, b)) return 0;
    targets_key_make(vocabulary, a->name, &one);
    targets_key_make(vocabulary, b->name, &other);
    return targets_key_likeness(&one, &other, &inclusion) >= REPEATED || inclusion >= INCLUDED;
}

/* Keeps the best pair of each target and result. */
static int assign(const targets_vocabulary *vocabulary, targets_item *targets, const targets_item *results,
                  size_t target_count, size_t result_count, targets_pairs *pairs) {
    uint32_t *of_target = malloc((target_count + 1) * sizeof *of_target);
    uint32_t *taken = malloc((result_count + 1) * sizeof *taken); /* by which target */
    size_t kept = 0;
    if (!of_target || !taken) {
        free(of_target);
        free(taken);
        return -1;
    }
    memset(of_target, 0xFF, (target_count + 1) * sizeof *of_target);
    memset(taken, 0xFF, (result_count + 1) * sizeof *taken);
    for (size_t i = 0; i < pairs->count; i++) {
        const targets_pair pair = pairs->rows[i];
        if (targets[pair.target].repeats) continue;
        if (of_target[pair.target] != EMPTY) {
            targets_pair *mine = &pairs->rows[of_target[pair.target]];
            if (mine->likeness == pair.likeness && mine->comparable == pair.comparable && mine->elided == pair.elided &&
                !pair.words && !same_value(&results[mine->result], &results[pair.result]))
                mine->rival = 1;
            continue;
        }
        if (taken[pair.result] != EMPTY) {
            if (says_the_same(vocabulary, &targets[pair.target], &targets[taken[pair.result]]))
                targets[pair.target].repeats = 1;
            continue;
        }
        taken[pair.result] = pair.target;
        of_target[pair.target] = (uint32_t)kept;
        pairs->rows[kept++] = pair;
    }
    pairs->count = kept;
    free(of_target);
    free(taken);
    qsort(pairs->rows, pairs->count, sizeof *pairs->rows, by_target);
    return 0;
}

int targets_match(const targets_vocabulary *vocabulary, const targets_demand *demand, targets_item *targets,
                  size_t target_count, const targets_item *results, size_t result_count, targets_pairs *pairs) {
    pair_index index = {NULL, NULL, NULL, 0, 0};
    int status = -1;
    pairs->count = 0;
    if (target_count == 0 || result_count == 0) return 0;
    if (target_count >= EMPTY - 1 || result_count >= EMPTY - 1) return -1;
    targets_key *keys = calloc(result_count, sizeof *keys);
    if (!keys) return -1;
    for (size_t i = 0; i < result_count; i++)
        if (!results[i].skip) targets_key_make(vocabulary, results[i].name, &keys[i]);
    if (index_make(&index, keys, result_count) == 0) {
        status = 0;
        for (size_t i = 0; i < target_count && status == 0; i++) {
            targets_key key;
            if (targets[i].skip) continue;
            targets_key_make(vocabulary, targets[i].name, &key);
            status = add_candidates(vocabulary, demand, &targets[i], &key, (uint32_t)i, results, keys, &index, pairs);
        }
    }
    if (status == 0 && pairs->count > 0) {
        qsort(pairs->rows, pairs->count, sizeof *pairs->rows, better_first);
        status = assign(vocabulary, targets, results, target_count, result_count, pairs);
    }
    index_free(&index);
    free(keys);
    return status;
}
