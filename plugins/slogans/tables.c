/* What the tables declare, and the table of terms. */
#include "tables.h"

#include <stdlib.h>

#define TYPES "numeric_abbrev|quoted_coinage|parallel|formula|branding"
#define LEVELS "national|provincial|local"

static const gb_column life_columns[] = {
    GB_COLUMN(GB_STR, "place", NULL, "the place whose reports are compared"),
    GB_COLUMN(GB_STR, "term", NULL, "the slogan, as in column canonical of layer slogan"),
    GB_COLUMN(GB_INT, "first_year", NULL, "first year of the place in this run that uses it"),
    GB_COLUMN(GB_INT, "last_year", NULL, "last year of the place in this run that uses it"),
    GB_COLUMN(GB_INT, "years", NULL, "how many years of the place in this run use it"),
    GB_COLUMN(GB_INT, "count", NULL, "times that it is used in all of them"),
    GB_COLUMN(GB_ENUM, "status", "new|kept|dropped|back",
              "the latest year of the place: used first (new), as the year before (kept), not (dropped), again (back)"),
    GB_COLUMN(GB_INT, "since", NULL, "the year in which its last unbroken use began"),
    GB_COLUMN(GB_STR, "by_year", NULL,
              "times in each year that uses it; - for years of the place that do not: 2019:2 - 2021:1"),
    GB_COLUMN(GB_INT, "place_years", NULL, "how many years of the place there are in this run"),
    GB_COLUMN(GB_ENUM, "type", TYPES, "what kind of slogan it is mostly found as"),
    GB_COLUMN(GB_BOOL, "core", NULL, "an analyst listing slogans would list it"),
    GB_COLUMN(GB_ENUM, "level", LEVELS, "where it comes from, as the lexicon knows; none: not in the lexicon"),
    GB_LIST_END};

static const gb_column shared_columns[] = {
    GB_COLUMN(GB_STR, "document", NULL, "id of a report"),
    GB_COLUMN(GB_STR, "other", NULL, "id of another: of the same place a later one"),
    GB_COLUMN(GB_INT, "shared", NULL, "different slogans that both use"),
    GB_COLUMN(GB_INT, "only_document", NULL, "different slogans of the first alone"),
    GB_COLUMN(GB_INT, "only_other", NULL, "different slogans of the other alone"),
    GB_COLUMN(GB_DEC, "similarity", NULL, "shared ones / all ones of both (Jaccard's coefficient), 0 to 1"),
    GB_COLUMN(GB_STR, "terms", NULL, "the shared ones, those of the fewest reports of the run first, with | between"),
    GB_LIST_END};

static const gb_column term_columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the slogan, as in column canonical of layer slogan"),
    GB_COLUMN(GB_ENUM, "type", TYPES, "what kind of slogan it is mostly found as"),
    GB_COLUMN(GB_BOOL, "core", NULL, "an analyst listing slogans would list it"),
    GB_COLUMN(GB_ENUM, "level", LEVELS, "where it comes from, as the lexicon knows; none: not in the lexicon"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the run"),
    GB_COLUMN(GB_INT, "documents", NULL, "how many documents use it"),
    GB_COLUMN(GB_INT, "places", NULL, "how many places use it"),
    GB_COLUMN(GB_INT, "first_year", NULL, "first year of a report of the run that uses it"),
    GB_COLUMN(GB_INT, "last_year", NULL, "last year of a report of the run that uses it"),
    GB_COLUMN(GB_STR, "domain", NULL, "the lexicon: field of policy"),
    GB_COLUMN(GB_STR, "meaning", NULL, "the lexicon: what it means"),
    GB_COLUMN(GB_STR, "stands_for", NULL, "the lexicon: its members, with | between"),
    GB_COLUMN(GB_INT, "known_since", NULL, "the lexicon: year in which it came into use"),
    GB_COLUMN(GB_STR, "source", NULL, "the lexicon: the document or occasion of that year"),
    GB_LIST_END};

const gb_layer_declaration slogan_tables[] = {
    GB_LAYER("slogan_life", life_columns,
             "a slogan in the reports of one place over the years; places with one year in the run have none"),
    GB_LAYER("slogan_shared", shared_columns,
             "two reports of the run and the slogans that both use; of more than 64 reports only neighbours in time"),
    GB_LAYER("slogan_term", term_columns, "a different slogan of the run, and what the lexicon knows of it"),
    GB_LIST_END};

const entry *known_entry(const tables *t, uint32_t term) {
    int32_t index = entry_of(t->words, name_text(&t->usage->terms, term));
    return index < 0 ? NULL : &t->words->entries[index];
}

int64_t table_row(const tables *t, int table) {
    return t->host->add(t->corpus, table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
}

void table_text(const tables *t, int table, int64_t row, int column, gb_string text) {
    if (text.length > 0) t->host->set_str(t->corpus, table, row, column, text);
}

/* ---- The table of terms ---- */

typedef struct ranked {
    gb_string text;
    const term_tally *tally;
    uint32_t term;
} ranked;

/* Core ones first, then those that many documents use. */
static int by_weight(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->tally->core != y->tally->core) return x->tally->core ? -1 : 1;
    if (x->tally->documents != y->tally->documents) return x->tally->documents > y->tally->documents ? -1 : 1;
    if (x->tally->count != y->tally->count) return x->tally->count > y->tally->count ? -1 : 1;
    return compare_strings(x->text, y->text);
}

static void write_known(const tables *t, int64_t row, const entry *e) {
    if (e->level > 0) t->host->set_int(t->corpus, t->term, row, TERM_LEVEL, e->level - 1);
    table_text(t, t->term, row, TERM_DOMAIN, e->domain);
    table_text(t, t->term, row, TERM_MEANING, e->meaning);
    table_text(t, t->term, row, TERM_STANDS_FOR, e->members);
    if (e->first_year > 0) t->host->set_int(t->corpus, t->term, row, TERM_KNOWN_SINCE, e->first_year);
    table_text(t, t->term, row, TERM_SOURCE, e->source);
}

static void write_term(const tables *t, const ranked *r) {
    const gb_host *host = t->host;
    const term_tally *tally = r->tally;
    const entry *e = known_entry(t, r->term);
    int64_t row = table_row(t, t->term);
    host->set_str(t->corpus, t->term, row, TERM_TERM, r->text);
    host->set_int(t->corpus, t->term, row, TERM_TYPE, usage_type(tally));
    host->set_int(t->corpus, t->term, row, TERM_CORE, tally->core);
    host->set_int(t->corpus, t->term, row, TERM_COUNT, (int64_t)tally->count);
    host->set_int(t->corpus, t->term, row, TERM_DOCUMENTS, tally->documents);
    if (tally->places > 0) host->set_int(t->corpus, t->term, row, TERM_PLACES, tally->places);
    if (tally->first_year > 0) host->set_int(t->corpus, t->term, row, TERM_FIRST_YEAR, tally->first_year);
    if (tally->last_year > 0) host->set_int(t->corpus, t->term, row, TERM_LAST_YEAR, tally->last_year);
    if (e) write_known(t, row, e);
}

int write_terms(const tables *t) {
    uint32_t count = t->usage->terms.count;
    ranked *sorted = count ? malloc(count * sizeof *sorted) : NULL;
    if (!sorted) return count ? -1 : 0;
    for (uint32_t i = 0; i < count; i++) sorted[i] = (ranked){name_text(&t->usage->terms, i), &t->usage->tallies[i], i};
    qsort(sorted, count, sizeof *sorted, by_weight);
    for (uint32_t i = 0; i < count; i++) write_term(t, &sorted[i]);
    free(sorted);
    return 0;
}
