/* Which report uses which slogan how often: what the tables of a run are made of. */
#ifndef SLOGANS_USAGE_H
#define SLOGANS_USAGE_H

#include "finds.h"
#include "names.h"

#define SLOGAN_TYPES (TYPE_BRANDING + 1)
#define PAIRED_REPORTS 64 /* up to so many reports each is compared with each; of more, neighbours in time alone */

/* A slogan in a report. */
typedef struct slogan_use {
    uint32_t report, term, count;
} slogan_use;

typedef struct slogan_report {
    uint32_t id;    /* in `ids` */
    uint32_t place; /* in `places`; NO_NAME: the report has no place in a series of years */
    int year;       /* 0 when there is no place */
} slogan_report;

/* A slogan in all reports. */
typedef struct term_tally {
    uint64_t count;
    uint32_t types[SLOGAN_TYPES]; /* times it was found as each type */
    uint32_t documents;
    uint32_t places;                /* filled in by usage_order() */
    uint32_t last_report, last_use; /* the latest report that uses it, and that use */
    int first_year, last_year;      /* of the reports that have a place and a year; 0 = none */
    uint8_t core, quoted;
} term_tally;

/* Zeros = empty. */
typedef struct usage {
    names terms, ids, places;
    term_tally *tallies; /* one for each term */
    size_t tally_capacity;
    slogan_report *reports;
    size_t report_count, report_capacity;
    slogan_use *uses;
    size_t use_count, use_capacity;
    size_t outside;         /* reports without place or year, and documents that are no work report */
    uint32_t first_outside; /* the id of the first of them */
} usage;

/* Where a document keeps its slogans: layer and columns. */
typedef struct layer_columns {
    int layer, canonical, type, origin, core;
} layer_columns;

/* Adds the slogans of a document. Place and year are taken from its metadata; a communique or a plan is no report in a
 * series of years. 0, or -1: out of memory. */
int usage_add(usage *u, const gb_host *host, const gb_document *document, const layer_columns *columns);
/* Puts reports into the order place, year, id (those without place first) and uses into the order of reports, then of
 * terms by number, so that no result depends on the order of the input; counts the places of each term. 0, or -1. */
int usage_order(usage *u);
void usage_free(usage *u);

/* The type that a term was found as most often; of equals the first. */
slogan_type usage_type(const term_tally *tally);

#endif
