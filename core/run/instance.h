/* An opened chain: the plan's plugins with their contexts and selves, and the calls of their hooks. No processes here.
 */
#ifndef GB_RUN_INSTANCE_H
#define GB_RUN_INSTANCE_H

#include "base/error.h"
#include "chain/plan.h"
#include "model/document.h"
#include "paths.h"

/* Hands a message of a plugin on: log() and notes. */
typedef void gb_log_function(void *user, gb_level level, const char *plugin, const char *text);

/* Facts about the run for gb_host.setting(); name, value, name, value, ..., NULL. Borrowed. */
typedef const char *const *gb_facts;

/* Where a writer's bytes go. Implemented by run/output.c (files) and by the embedding library (memory). */
struct gb_sink;
/* What every output begins with: implementations embed it as their first member. */
struct gb_output {
    const struct gb_sink *sink; /* who writes it */
};

typedef struct gb_sink {
    gb_output *(*open)(void *user, const char *name, gb_error *error); /* see gb_host.output */
    gb_status (*write)(gb_output *output, const void *data, size_t length);
    void *user;
} gb_sink;

typedef struct gb_chain gb_chain;

/* Opens every plugin of the plan (readers, analyzers, writer). `plan`, `paths`, `facts` are borrowed. NULL with
 * `error`: the plugin's own words, class USAGE. `progress` (may be NULL) is set to the id of the plugin being opened.
 */
gb_chain *gb_chain_open(const gb_plan *plan, const gb_paths *paths, gb_facts facts, gb_log_function *log,
                        void *log_user, const char **progress, gb_error *error);
void gb_chain_close(gb_chain *chain);
const gb_plan *gb_chain_plan(const gb_chain *chain);
/* A new empty document of the chain's schema, a new corpus of its tables. */
gb_document *gb_chain_document(const gb_chain *chain);
gb_document *gb_chain_corpus(const gb_chain *chain);

/* -- Reading. `input` gives bytes: 0 at the end, -1 on error with `error` set. -- */
typedef int64_t gb_input_function(void *user, void *buffer, size_t capacity, gb_error *error);
/* Begins a source with readers[reader]. */
gb_status gb_chain_source(gb_chain *chain, int reader, const char *name, gb_input_function *input, void *user,
                          gb_error *error);
/* Fills `document` (reset first) with the next one: GB_OK, GB_END, GB_SKIP with `error` (this document or source),
 * GB_FATAL. Sets metadata id (when the reader set none: `id`, with :N appended for the N-th of several) and source. */
gb_status gb_chain_read(gb_chain *chain, int reader, const char *id, gb_document *document, gb_error *error);

/* Fills `document` (reset first) with a text that needs no reader. `metadata`: key, value, ..., NULL; or NULL. 0, or -1
 * with `error`. */
int gb_chain_take_text(gb_document *document, const char *id, gb_string text, const char *const *metadata,
                       gb_error *error);

/* -- Analysing -- */
/* Runs stage `stage` on a document: its rows are frozen, or emptied on failure. GB_OK; GB_SKIP, GB_FATAL with `error`.
 */
gb_status gb_chain_process(gb_chain *chain, size_t stage, gb_document *document, gb_error *error);
/* 1 when the stage has tables (collect or finish). */
int gb_chain_collects(const gb_chain *chain, size_t stage);
gb_status gb_chain_collect(gb_chain *chain, size_t stage, const gb_document *document, gb_error *error);
gb_status gb_chain_finish(gb_chain *chain, size_t stage, gb_document *corpus, gb_error *error);

/* -- Writing -- */
void gb_chain_set_sink(gb_chain *chain, const gb_sink *sink);
gb_status gb_chain_write(gb_chain *chain, const gb_document *document, gb_error *error);
/* Adds a row to the corpus's table `error`. */
int gb_chain_add_error(gb_chain *chain, gb_document *corpus, const char *document, const char *plugin, const char *kind,
                       const char *message);
gb_status gb_chain_write_finish(gb_chain *chain, gb_document *corpus, gb_error *error);

#endif
