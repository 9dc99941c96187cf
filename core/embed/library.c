/* The library: one chain, one document at a time, in the caller's process. */
#include "gongbao/gongbao.h"

#include <stdio.h>
#include <stdlib.h>

#include "gongbao/version.h"
#include "run/analysis.h"
#include "run/host.h"
#include "run/setup.h"

#define EXPORTED __attribute__((visibility("default")))

/* The one output that a writer can have here. */
typedef struct memory_output {
    gb_output base;
    gb_buffer content;
} memory_output;

struct gongbao {
    gb_setup setup;
    gb_document *document;
    gb_document *corpus;
    unsigned char *outcomes;
    size_t failures;
    int finished;
    gb_sink sink;
    memory_output output;
};

static void explain(char *why, const char *text) {
    if (why) snprintf(why, GONGBAO_MESSAGE, "%s", text);
}

static gb_output *open_memory(void *user, const char *name, gb_error *error) {
    gongbao *g = user;
    if (!name) return &g->output.base;
    gb_error_set(error, GB_ERROR_USAGE, "this format writes several files: in a library call use one that writes one");
    return NULL;
}

static gb_status write_memory(gb_output *output, const void *data, size_t length) {
    memory_output *memory = (memory_output *)output;
    return gb_buffer_append(&memory->content, data, length) == 0 ? GB_OK : GB_FATAL;
}

EXPORTED const char *gongbao_version(void) {
    return GONGBAO_VERSION;
}

EXPORTED const gb_host *gongbao_reading(void) {
    return &gb_host_table;
}

static int prepare(gongbao *g, const gongbao_options *options, gb_error *error) {
    gb_run_request request = {.chain = options->chain,
                              .writer = options->writer ? options->writer : "none",
                              .plugin_path = options->plugin_path,
                              .offsets = options->offsets,
                              .columns = 80};
    if (gb_setup_plan(&g->setup, &request, error) != 0 || gb_setup_open(&g->setup, NULL, NULL, NULL, error) != 0)
        return -1;
    g->document = gb_chain_document(g->setup.chain);
    g->corpus = gb_chain_corpus(g->setup.chain);
    g->outcomes = calloc(g->setup.plan.count + 1, 1);
    if (!g->document || !g->corpus || !g->outcomes) return gb_error_set(error, GB_ERROR_SYSTEM, "no memory");
    g->sink = (gb_sink){open_memory, write_memory, g};
    g->output.base.sink = &g->sink;
    gb_chain_set_sink(g->setup.chain, &g->sink);
    return 0;
}

EXPORTED gongbao *gongbao_open(const gongbao_options *options, char *why) {
    gongbao_options all = {.size = sizeof all};
    gb_error error = {0};
    gongbao *g = calloc(1, sizeof *g);
    if (options) memcpy(&all, options, options->size < sizeof all ? options->size : sizeof all);
    if (!g) {
        explain(why, "no memory");
        return NULL;
    }
    if (prepare(g, &all, &error) == 0) return g;
    explain(why, error.text);
    gongbao_close(g);
    return NULL;
}

/* Runs the stages; the first failure goes into `error`. -1 when the run cannot go on. */
static int analyse(gongbao *g, gb_error *error) {
    const gb_plan *plan = &g->setup.plan;
    gb_error cause = {0};
    gb_string id = gb_document_meta(g->document, "id");
    memset(g->outcomes, GB_STAGE_DONE, plan->count + 1);
    for (size_t s = 0; s < plan->count; s++) {
        if (gb_stage_blocked(plan, s, g->outcomes)) {
            g->outcomes[s] = GB_STAGE_SKIPPED;
            gb_document_clear_stage(g->document, (int)s);
            continue;
        }
        gb_status status = gb_chain_process(g->setup.chain, s, g->document, &cause);
        if (status == GB_OK) continue;
        g->outcomes[s] = GB_STAGE_FAILED;
        if (g->failures++ == 0) *error = cause;
        gb_chain_add_error(g->setup.chain, g->corpus, id.data, plan->stages[s].entry->plugin->id, "plugin", cause.text);
        if (status == GB_FATAL) return -1;
    }
    return 0;
}

static int collect(gongbao *g, gb_error *error) {
    for (size_t s = 0; s < g->setup.plan.count; s++)
        if (gb_chain_collects(g->setup.chain, s) && gb_chain_collect(g->setup.chain, s, g->document, error) != GB_OK)
            return -1;
    return gb_chain_write(g->setup.chain, g->document, error) == GB_OK ? 0 : -1;
}

EXPORTED const gb_document *gongbao_run(gongbao *g, const char *id, const char *text, size_t length,
                                        const char *const *metadata, char *why) {
    gb_error error = {0};
    int result = -1;
    g->failures = 0;
    if (g->finished)
        gb_error_set(&error, GB_ERROR_USAGE, "the run has been finished: open another");
    else if (gb_chain_take_text(g->document, id ? id : "text", (gb_string){text ? text : "", text ? length : 0},
                                metadata, &error) == 0 &&
             analyse(g, &error) == 0)
        result = collect(g, &error);
    if (error.klass != GB_ERROR_NONE) explain(why, error.text);
    return result == 0 ? g->document : NULL;
}

EXPORTED size_t gongbao_failures(const gongbao *g) {
    return g->failures;
}

EXPORTED const gb_document *gongbao_finish(gongbao *g, char *why) {
    gb_error error = {0};
    if (g->finished) return g->corpus;
    g->finished = 1;
    for (size_t s = 0; s < g->setup.plan.count; s++)
        if (gb_chain_collects(g->setup.chain, s) && gb_chain_finish(g->setup.chain, s, g->corpus, &error) != GB_OK) {
            explain(why, error.text);
            return NULL;
        }
    if (gb_chain_write_finish(g->setup.chain, g->corpus, &error) == GB_OK) return g->corpus;
    explain(why, error.text);
    return NULL;
}

EXPORTED const char *gongbao_output(gongbao *g, size_t *length) {
    if (gb_buffer_terminate(&g->output.content) != 0) return NULL;
    if (length) *length = g->output.content.length;
    return g->output.content.data;
}

EXPORTED int gongbao_layer(const gongbao *g, const char *name) {
    return gb_schema_layer_index(&g->setup.plan.schema, name);
}

EXPORTED int gongbao_table(const gongbao *g, const char *name) {
    return gb_schema_layer_index(&g->setup.plan.tables, name);
}

EXPORTED int gongbao_layer_column(const gongbao *g, int layer, const char *name) {
    return gb_schema_column_index(&g->setup.plan.schema, layer, name);
}

EXPORTED int gongbao_table_column(const gongbao *g, int table, const char *name) {
    return gb_schema_column_index(&g->setup.plan.tables, table, name);
}

EXPORTED void gongbao_close(gongbao *g) {
    if (!g) return;
    gb_document_free(g->document);
    gb_document_free(g->corpus);
    free(g->outcomes);
    gb_buffer_free(&g->output.content);
    gb_setup_free(&g->setup);
    free(g);
}
