/* The tables of a run: what becomes of slogans over the years, which reports share them, what they mean. */
#ifndef SLOGANS_TABLES_H
#define SLOGANS_TABLES_H

#include "usage.h"
#include "vocabulary.h"

/* What the tables are made of, and where they go. */
typedef struct tables {
    const gb_host *host;
    gb_document *corpus;
    const usage *usage; /* ordered */
    const vocabulary *words;
    int life, shared, term; /* tables */
} tables;

extern const gb_layer_declaration slogan_tables[];

/* Each writes its table. 0, or -1: out of memory. */
int write_lives(const tables *t);
int write_shared(const tables *t);
int write_terms(const tables *t);

/* What the lexicon knows of a term; NULL = nothing. */
const entry *known_entry(const tables *t, uint32_t term);
/* A new row of a table. */
int64_t table_row(const tables *t, int table);
/* Sets a cell unless the text is empty. */
void table_text(const tables *t, int table, int64_t row, int column, gb_string text);

enum {
    LIFE_PLACE,
    LIFE_TERM,
    LIFE_FIRST_YEAR,
    LIFE_LAST_YEAR,
    LIFE_YEARS,
    LIFE_COUNT,
    LIFE_STATUS,
    LIFE_SINCE,
    LIFE_BY_YEAR,
    LIFE_PLACE_YEARS,
    LIFE_TYPE,
    LIFE_CORE,
    LIFE_LEVEL
};
enum {
    SHARED_DOCUMENT,
    SHARED_OTHER,
    SHARED_SHARED,
    SHARED_ONLY_DOCUMENT,
    SHARED_ONLY_OTHER,
    SHARED_SIMILARITY,
    SHARED_TERMS
};
enum {
    TERM_TERM,
    TERM_TYPE,
    TERM_CORE,
    TERM_LEVEL,
    TERM_COUNT,
    TERM_DOCUMENTS,
    TERM_PLACES,
    TERM_FIRST_YEAR,
    TERM_LAST_YEAR,
    TERM_DOMAIN,
    TERM_MEANING,
    TERM_STANDS_FOR,
    TERM_KNOWN_SINCE,
    TERM_SOURCE
};

#endif
