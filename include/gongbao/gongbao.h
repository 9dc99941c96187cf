/* Gongbao as a library: run a chain over texts in the calling process.  SPDX-License-Identifier: Apache-2.0
 *
 *     char why[GONGBAO_MESSAGE];
 *     gongbao *g = gongbao_open(&(gongbao_options){.size = sizeof(gongbao_options), .chain = "numbers"}, why);
 *     const gb_document *document = gongbao_run(g, "2024", text, strlen(text), NULL, why);
 *     const gb_host *read = gongbao_reading();
 *     int quantity = gongbao_layer(g, "quantity");
 *     for (size_t row = 0; row < read->rows(document, quantity); row++) ...
 *     gongbao_close(g);
 *
 * Plugins run in the caller's process, without the isolation that the program gongbao has: a plugin that crashes takes
 * the caller along. One gongbao may be used by one thread at a time, and gongbao_open and gongbao_close by one thread
 * at a time in the whole process (libltdl keeps global state). Link with `pkg-config --libs gongbao`.
 */
#ifndef GONGBAO_GONGBAO_H
#define GONGBAO_GONGBAO_H

#include "gongbao/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A chain that was opened, and the documents that it has seen. */
typedef struct gongbao gongbao;

/* Bytes of the buffer for messages: every function that takes `why` writes a NUL-terminated line into it when it fails.
 * It may be NULL. */
#define GONGBAO_MESSAGE 1024

typedef struct gongbao_options {
    uint32_t size;           /* sizeof(gongbao_options) */
    const char *chain;       /* a chain expression, "numbers all=true | slogans"; NULL = the default chain */
    const char *writer;      /* what gongbao_output() is written with, "json", "jsonl", "text"; NULL = "none" */
    const char *plugin_path; /* further plugin directories, separated by colons; NULL = none */
    const char *offsets;     /* unit of the writer's offsets: "codepoint" (NULL), "byte", "utf16" */
} gongbao_options;

/* The version of the library, "0.1.0". */
const char *gongbao_version(void);

/* Loads the plugins and opens the chain. `options` may be NULL. NULL on failure. */
gongbao *gongbao_open(const gongbao_options *options, char *why);

/* Runs the chain over one text of `length` bytes of UTF-8. `metadata` is a list of keys and values that ends with NULL
 * ("place", "云泽市", "year", "2024", NULL), or NULL. The document belongs to the gongbao and lives until its next
 * gongbao_run or gongbao_close; tables and the writer see it too. A stage that fails leaves its layers empty:
 * gongbao_failures() counts them and `why` holds the first one's message, but the document is returned. NULL when there
 * is no document: not UTF-8, no memory, or a plugin that says the run cannot go on. */
const gb_document *gongbao_run(gongbao *g, const char *id, const char *text, size_t length, const char *const *metadata,
                               char *why);

/* Stages that failed in the last gongbao_run. */
size_t gongbao_failures(const gongbao *g);

/* Ends the run: the tables of all documents so far. The corpus belongs to the gongbao; afterwards gongbao_run fails.
 * NULL on failure. */
const gb_document *gongbao_finish(gongbao *g, char *why);

/* What the writer has written; whole after gongbao_finish. Belongs to the gongbao until the next call of any function
 * on it. NUL- terminated; *length (may be NULL) is its length in bytes. */
const char *gongbao_output(gongbao *g, size_t *length);

/* The handle of a layer (for gongbao_run's documents) or a table (for gongbao_finish's corpus), of a column of either;
 * -1 when the chain has none. */
int gongbao_layer(const gongbao *g, const char *name);
int gongbao_table(const gongbao *g, const char *name);
int gongbao_layer_column(const gongbao *g, int layer, const char *name);
int gongbao_table_column(const gongbao *g, int table, const char *name);

/* The functions to read documents with: those of gb_host that take a `const gb_document *`. Do not call the others.
 * Static. */
const gb_host *gongbao_reading(void);

/* Closes the plugins and frees everything; NULL is fine. */
void gongbao_close(gongbao *g);

#ifdef __cplusplus
}
#endif
#endif
