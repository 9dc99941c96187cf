/* Running cases: their texts through an opened chain, the rows as lines. */
#ifndef CLI_CASERUN_H
#define CLI_CASERUN_H

#include "casefile.h"
#include "plugin/registry.h"
#include "run/instance.h"

/* Rows as lines: fields separated by tabs, grouped in the order of the file's show: lines. */
typedef struct case_rows {
    gb_arena arena;
    const char **lines;
    size_t count, capacity;
} case_rows;

typedef struct case_runner {
    const case_file *file;
    const gb_paths *paths;
    gb_plan plan;
    gb_chain *chain;
    int collects;  /* 1: a table is shown, so each case needs a fresh chain */
    int **columns; /* per show: handles of its columns, or a CASE_* below */
    int *layers;   /* per show: the layer's or table's handle */
} case_runner;

enum { CASE_ID = -1, CASE_START = -2, CASE_END = -3, CASE_TEXT = -4 };

/* Plans and opens the file's chain, finds what is to be shown. 0, or -1 with `error`. */
int case_runner_open(case_runner *runner, const case_file *file, const gb_registry *registry, const gb_paths *paths,
                     gb_error *error);
/* Runs the case with that number (from 0); `rows` of zeros. A stage that fails gives a row `error`. 0, or -1 with
 * `error`. */
int case_runner_run(case_runner *runner, size_t number, case_rows *rows, gb_error *error);
/* Adds the rows of the shown layers of a document (tables = 0), or of the shown tables of the corpus. 0; -1: no memory.
 */
int case_runner_show(const case_runner *runner, int tables, const gb_document *document, case_rows *rows);
void case_runner_close(case_runner *runner);

/* The rows of the case file, in the form of case_runner_run. 0, or -1: no memory. */
int case_rows_expected(const case_file *file, const case_entry *entry, case_rows *rows);
/* Brings the lines into the order of the file's show: lines; the order within a layer stays. 0; -1: no memory. */
int case_rows_group(const case_file *file, case_rows *rows);
int case_rows_add(case_rows *rows, const char *line, size_t length);
void case_rows_free(case_rows *rows);

#endif
