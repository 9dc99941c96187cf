#include "table.h"
#include "../common/likelihood.h"
#include "../common/words.h"
#include "statistics.h"
#include <stdlib.h>

/* Where the rows go, and what they are about. */
typedef struct scope {
    const gb_host *host;
    gb_document *tables;
    int table;
    gb_string document, group; /* NULL strings: none */
    uint64_t words, characters;
    const kw_corpus *corpus;
    int whole; /* 1: the corpus itself, which has no rest */
} scope;

typedef struct measures {
    double per_thousand, tfidf, keyness;
} measures;

static measures measure(const scope *s, uint32_t term, uint64_t count) {
    const kw_corpus *k = s->corpus;
    const kw_tally *all = &k->tallies[term];
    measures m = {.per_thousand = kw_per_thousand(count, s->words)};
    m.tfidf = m.per_thousand * kw_idf(k->document_count, all->documents);
    uint64_t rest = k->words - s->words;
    if (k->settings.against == KW_REST && !s->whole && rest > 0)
        m.keyness = likelihood_ratio((double)count, (double)s->words, (double)(all->count - count), (double)rest);
    else
        m.keyness = likelihood_ratio((double)count, (double)s->words, all->general, (double)k->reference->total);
    return m;
}

static double score(const kw_corpus *k, const measures *m, uint64_t count) {
    return k->settings.rank == KW_BY_KEYNESS ? m->keyness : k->settings.rank == KW_BY_TFIDF ? m->tfidf : (double)count;
}

static int offer(kw_best *best, const scope *s, uint32_t term, uint64_t count) {
    measures m = measure(s, term, count);
    if (s->corpus->settings.rank == KW_BY_KEYNESS && m.keyness <= 0) return 0;
    uint32_t times = count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
    return kw_best_offer(best, (kw_candidate){score(s->corpus, &m, count), term, times});
}

static void add_row(const scope *s, uint32_t term, uint64_t count, uint32_t documents) {
    const gb_host *host = s->host;
    measures m = measure(s, term, count);
    int64_t row = host->add(s->tables, s->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    if (s->document.data) host->set_str(s->tables, s->table, row, KW_DOCUMENT, s->document);
    if (s->group.data) host->set_str(s->tables, s->table, row, KW_GROUP, s->group);
    host->set_str(s->tables, s->table, row, KW_TERM, numbering_string(&s->corpus->terms, term));
    host->set_int(s->tables, s->table, row, KW_COUNT, (int64_t)count);
    host->set_int(s->tables, s->table, row, KW_DOCUMENTS, documents);
    host->set_num(s->tables, s->table, row, KW_PER_THOUSAND, likelihood_rounded(m.per_thousand));
    host->set_num(s->tables, s->table, row, KW_TFIDF, likelihood_rounded(m.tfidf));
    host->set_num(s->tables, s->table, row, KW_KEYNESS, likelihood_rounded(m.keyness));
    host->set_num(s->tables, s->table, row, KW_PER_TEN_THOUSAND,
                  likelihood_rounded(10 * kw_per_thousand(count, s->characters)));
}

static int add_corpus(kw_corpus *k, scope s) {
    s.words = k->words;
    s.characters = k->characters;
    s.whole = 1;
    kw_best_start(&k->best, &k->terms, k->settings.top);
    for (uint32_t term = 0; term < k->terms.count; term++)
        if (offer(&k->best, &s, term, k->tallies[term].count) != 0) return -1;
    kw_best_sort(&k->best);
    for (size_t i = 0; i < k->best.count; i++) {
        uint32_t term = k->best.items[i].term;
        add_row(&s, term, k->tallies[term].count, k->tallies[term].documents);
    }
    return 0;
}

/* ---- Groups ---- */

typedef struct named {
    gb_string name;
    uint32_t group;
} named;

static int by_name(const void *a, const void *b) {
    return word_compare(((const named *)a)->name, ((const named *)b)->name);
}

static scope group_scope(const kw_corpus *k, scope s, uint32_t group) {
    s.group = numbering_string(&k->names, k->groups[group].name);
    s.words = k->groups[group].words;
    s.characters = k->groups[group].characters;
    return s;
}

static void split_pair(const kw_corpus *k, uint32_t pair, uint32_t key[2]) {
    memcpy(key, numbering_string(&k->pairs, pair).data, 2 * sizeof *key);
}

/* The number of a pair that is there. */
static const kw_tally *pair_tally(kw_corpus *k, uint32_t group, uint32_t term) {
    uint32_t key[2] = {group, term};
    return &k->pair_tallies[numbering_add(&k->pairs, (gb_string){(const char *)key, sizeof key})];
}

static int rank_groups(const kw_corpus *k, const scope *base, kw_best *best) {
    for (uint32_t pair = 0; pair < k->pairs.count; pair++) {
        uint32_t key[2];
        split_pair(k, pair, key);
        scope s = group_scope(k, *base, key[0]);
        if (offer(&best[key[0]], &s, key[1], k->pair_tallies[pair].count) != 0) return -1;
    }
    return 0;
}

static int add_groups(kw_corpus *k, scope base) {
    named *order = calloc(k->group_count, sizeof *order);
    kw_best *best = calloc(k->group_count, sizeof *best);
    int status = order && best ? 0 : -1;
    for (uint32_t g = 0; status == 0 && g < k->group_count; g++) {
        order[g] = (named){numbering_string(&k->names, k->groups[g].name), g};
        kw_best_start(&best[g], &k->terms, k->settings.top);
    }
    if (status == 0) status = rank_groups(k, &base, best);
    if (status == 0) qsort(order, k->group_count, sizeof *order, by_name);
    for (uint32_t i = 0; status == 0 && i < k->group_count; i++) {
        uint32_t group = order[i].group;
        scope s = group_scope(k, base, group);
        kw_best_sort(&best[group]);
        for (size_t j = 0; j < best[group].count; j++) {
            const kw_tally *tally = pair_tally(k, group, best[group].items[j].term);
            add_row(&s, best[group].items[j].term, tally->count, tally->documents);
        }
    }
    for (uint32_t g = 0; best && g < k->group_count; g++) kw_best_free(&best[g]);
    free(best);
    free(order);
    return status;
}

/* ---- Documents ---- */

static int add_document(kw_corpus *k, scope s, const kw_document *document) {
    s.document = numbering_string(&k->names, document->name);
    if (document->group != NUMBERING_NONE) s.group = numbering_string(&k->names, k->groups[document->group].name);
    s.words = document->words;
    s.characters = document->characters;
    kw_best_start(&k->best, &k->terms, k->settings.top);
    for (size_t i = 0; i < document->count; i++) {
        const kw_candidate *candidate = &k->candidates[document->first + i];
        if (offer(&k->best, &s, candidate->term, candidate->count) != 0) return -1;
    }
    kw_best_sort(&k->best);
    for (size_t i = 0; i < k->best.count; i++) {
        uint32_t term = k->best.items[i].term;
        add_row(&s, term, k->best.items[i].count, k->tallies[term].documents);
    }
    return 0;
}

int kw_table(kw_corpus *k, const gb_host *host, gb_document *tables, int table) {
    scope base = {.host = host, .tables = tables, .table = table, .corpus = k};
    int status = add_corpus(k, base);
    if (status == 0 && k->group_count > 0) status = add_groups(k, base);
    for (size_t i = 0; status == 0 && i < k->document_count; i++) status = add_document(k, base, &k->documents[i]);
    return status;
}
