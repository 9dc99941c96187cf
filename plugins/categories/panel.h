/* What is kept of a run: the counts of each document, and sums by group. */
#ifndef CATEGORIES_PANEL_H
#define CATEGORIES_PANEL_H

#include "../common/numbering.h"

typedef struct panel_document {
    uint32_t id, place; /* in `names`; place may be NUMBERING_NONE */
    int year;           /* 0: none */
    uint64_t tokens;
} panel_document;

/* A group, or the whole run. */
typedef struct panel_sum {
    uint32_t name; /* in `names`; NUMBERING_NONE: the whole run */
    uint32_t documents;
    uint64_t tokens;
    uint64_t *hits, *documents_with; /* by category */
} panel_sum;

/* Zeros but for `categories` = empty. */
typedef struct panel {
    size_t categories;
    numbering names;
    panel_document *documents;
    size_t document_count, document_capacity;
    uint32_t *hits, *covered; /* by document, then category */
    panel_sum *sums;          /* the whole run first, then the group of the present document */
    size_t sum_count, sum_capacity;
    int in_group; /* 1: the present document has one */
} panel;

/* Empty strings and NULL strings: none. All return 0, or -1: out of memory. */

/* A further document; its counts are to be written with panel_count() then. */
int panel_begin(panel *p, gb_string id, gb_string place, int year, gb_string group, uint64_t tokens);
void panel_count(panel *p, size_t category, uint32_t hits, uint32_t covered);
/* Puts the groups in code point order of their names, behind the whole run. */
int panel_sort(panel *p);
void panel_free(panel *p);

#endif
