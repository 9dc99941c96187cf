/* The work on one document: what the families of rules read and write. Nothing here knows layers. */
#ifndef SLOGANS_ANALYSIS_H
#define SLOGANS_ANALYSIS_H

#include "finds.h"
#include "scan.h"

/* An entry of a report's own glossary: 三智一芯：即... */
typedef struct definition {
    gb_span term; /* without quotation marks */
    gb_span text; /* what stands behind the colon, to the end of the line */
} definition;

typedef struct glossary {
    gb_span span; /* of the whole; empty when there is none */
    definition *items;
    size_t count, capacity;
} glossary;

/* What the report quotes or defines, to be found elsewhere too. */
typedef struct known_term {
    gb_span span; /* where it is quoted or defined */
    slogan_type type;
    int core;
} known_term;

typedef struct analysis {
    const vocabulary *words;
    gb_string text;
    gb_string place; /* the report's place without 省, 市, ...; may be empty */
    scan scan;
    finds finds;
    glossary glossary;
    int plain_terms;  /* 1: plain terms of policy are found too */
    gb_span *skipped; /* sorted parts of the text that are not to be read; borrowed */
    size_t skipped_count;
    known_term *terms; /* scratch of recurrence.c */
    size_t term_count, term_capacity;
} analysis;

/* Finds every slogan of a->text with its members: a->finds, sorted and without overlaps that say nothing of their own.
 * a->words, text, place, plain_terms and skipped must be set; the rest is reused from document to document. 0, or -1:
 * out of memory. */
int analyse(analysis *a);
void analysis_free(analysis *a);

/* The families, in the order in which analyse() runs them. Each adds to a->finds. */

/* glossary.c: finds the report's glossary. 0, or -1: out of memory. */
int read_glossary(analysis *a);
/* formula.c: the terms of the lexicon and brands that end in a fixed word (强市). */
void find_formulas(analysis *a);
/* quotes.c: what stands between quotation marks and is no name, title, term or speech. */
void find_quoted(analysis *a);
/* numeric.c: numeral and head without quotation marks. */
void find_numeric(analysis *a);
/* branding.c: the report's own place with a quality; joins brands that stand in pairs. */
void find_brands(analysis *a);
/* parallel.c: lists of equal length with something in common. */
void find_parallel(analysis *a);
/* A list of items of unequal lengths, `runs` of ideographs alone between its separators; adds one find or none. */
void find_uneven(analysis *a, const gb_span *runs, size_t count);
/* shapes.c: parallels without 、 between equal items, and lists of stressed characters. */
void find_shapes(analysis *a);
/* mottos.c: pairs of four characters, clauses of their own, that stand in the report twice or more; core ones. 0, or
 * -1: out of memory. O(n log n) in the number of pairs. */
int find_mottos(analysis *a);
/* recurrence.c: places where what the report quotes or defines stands again without quotation marks. 0, or -1. */
int find_recurrences(analysis *a);
/* expansion.c: the members that the report spells out; decides about tentative finds. */
void find_expansions(analysis *a);

#endif
