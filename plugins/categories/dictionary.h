/* A dictionary of categories: words by what they stand for. */
#ifndef CATEGORIES_DICTIONARY_H
#define CATEGORIES_DICTIONARY_H

#include "gongbao/plugin.h"

#define DICTIONARY_LIMIT 1000000u /* patterns, and categories */
#define DICTIONARY_DEPTH 16       /* levels of categories */
#define NO_CATEGORY UINT32_MAX

typedef struct dictionary_category {
    char *path;      /* names of all levels, with points between them */
    uint32_t parent; /* index, or NO_CATEGORY */
    uint32_t level;  /* 1 = at the top */
} dictionary_category;

typedef struct dictionary_pattern {
    char *text; /* ASCII letters in lower case, no needless blanks, without the mark of an exclusion */
    uint32_t category;
    int excludes; /* 1: places of this pattern are no hits of the category, nor of those below it */
} dictionary_pattern;

/* Zeros = empty. */
typedef struct dictionary {
    dictionary_category *categories; /* in the order of the file; a parent comes before its children */
    size_t category_count, category_capacity;
    dictionary_pattern *patterns;
    size_t pattern_count, pattern_capacity;
} dictionary;

/* What came of adding something. */
typedef enum dictionary_result {
    DICTIONARY_DONE,
    DICTIONARY_NO_MEMORY,
    DICTIONARY_EMPTY,   /* nothing but blanks */
    DICTIONARY_NO_TEXT, /* neither letters nor characters in the pattern */
    DICTIONARY_DEEP,    /* more than DICTIONARY_DEPTH levels */
    DICTIONARY_FULL
} dictionary_result;

/* A category with that name below `parent` (NO_CATEGORY: at the top), new or old. Points in the name make levels. */
dictionary_result dictionary_enter(dictionary *d, uint32_t parent, gb_string name, uint32_t *category);
/* A pattern of the category; ! at its start makes it an exclusion. */
dictionary_result dictionary_add(dictionary *d, uint32_t category, gb_string pattern);
/* What to tell the user of a result that is not DICTIONARY_DONE. */
const char *dictionary_problem(dictionary_result result);
/* 1 when `category` is `above` or below it. */
int dictionary_is_below(const dictionary *d, uint32_t category, uint32_t above);
void dictionary_free(dictionary *d);

/* Readers of files; `name` is for messages. GB_OK, or GB_FATAL after fail(). In open() only. */

/* Two columns: category TAB pattern. */
gb_status dictionary_read_columns(dictionary *d, const gb_host *host, gb_context *context, const char *name,
                                  gb_string file);
/* YAML: keys are categories, what is below them patterns or further categories. */
gb_status dictionary_read_yaml(dictionary *d, const gb_host *host, gb_context *context, const char *name,
                               gb_string file);

#endif
