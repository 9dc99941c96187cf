/* Case files: texts with the rows that a chain must find in them. The format is described in docs/case-files.md; in
 * short:
 *
 *     # comments, before the first case
 *     chain: numbers                       the chain for all cases
 *     show: quantity(kind, value, text)    layers to print, with columns; `table NAME(...)` for a table; several lines
 *     meta: year=2023                      metadata of all documents
 *
 *     === title of a case
 *     meta: place=...                      metadata of this case's documents
 *     the text, any number of lines
 *     +++ year=2024                        begins a further document, with its metadata
 *     its text
 *     ---
 *     quantity  money  80000               the rows: layer, then the columns; separated by a tab or several spaces
 */
#ifndef CLI_CASEFILE_H
#define CLI_CASEFILE_H

#include "base/arena.h"
#include "base/error.h"
#include "gongbao/plugin.h"

typedef struct case_pair {
    const char *key, *value;
} case_pair;

typedef struct case_meta {
    case_pair *pairs;
    size_t count;
} case_meta;

/* A layer or table to print. */
typedef struct case_show {
    int table;
    const char *name;
    const char **columns;
    size_t column_count; /* 0 = all */
    size_t line;
} case_show;

typedef struct case_document {
    case_meta meta;
    gb_string text;
} case_document;

typedef struct case_entry {
    const char *title;
    size_t line; /* of the title, from 1 */
    case_meta meta;
    case_document *documents;
    size_t document_count;
    gb_string expected; /* the part of the file behind --- */
} case_entry;

typedef struct case_file {
    gb_arena arena;
    const char *path;
    gb_string content; /* the whole file */
    const char *chain;
    case_show *shows;
    size_t show_count;
    case_meta meta;
    case_entry *cases;
    size_t case_count;
} case_file;

/* Reads and checks a case file; `path` is borrowed. 0, or -1 with `error` ("FILE:LINE: cause"). */
int case_file_read(case_file *file, const char *path, gb_error *error);
void case_file_free(case_file *file);

#endif
