#include "run/instance.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "run/host.h"

static const char *plugin_id(const gb_context *context) {
    return context->stage->entry->plugin->id;
}

/* The failure that the plugin told, or the fact that it told none, as the stage's error. */
static gb_status report(gb_context *context, gb_status status, const char *hook, gb_error *error) {
    gb_error_class klass = status == GB_FATAL ? GB_ERROR_SYSTEM : GB_ERROR_INPUT;
    if (context->failure.klass != GB_ERROR_NONE)
        gb_error_set(error, klass, "%s", context->failure.text);
    else
        gb_error_set(error, klass, "%s: %s() failed and did not say why", plugin_id(context), hook);
    context->failure.klass = GB_ERROR_NONE;
    return status;
}

/* ---- opening ---- */

static int open_one(gb_chain *chain, gb_context *context, const gb_stage *stage, gb_error *error) {
    const gb_plugin *plugin = stage->entry->plugin;
    context->chain = chain;
    context->stage = stage;
    context->opening = 1;
    gb_status status = plugin->open ? plugin->open(context, &gb_host_table, stage->config, &context->self) : GB_OK;
    context->opening = 0;
    if (status == GB_OK) {
        context->opened = 1;
        context->failure.klass = GB_ERROR_NONE;
        return 0;
    }
    gb_error cause = {0};
    report(context, status, "open", &cause);
    return gb_error_set(error, GB_ERROR_USAGE, "plugin %s: %s", plugin->id, cause.text);
}

static int open_all(gb_chain *chain, const char **progress, gb_error *error) {
    const gb_plan *plan = chain->plan;
    for (size_t r = 0; r < plan->reader_count; r++) {
        if (progress) *progress = plan->readers[r].entry->plugin->id;
        if (open_one(chain, &chain->readers[r], &plan->readers[r], error) != 0) return -1;
    }
    for (size_t s = 0; s < plan->count; s++) {
        if (progress) *progress = plan->stages[s].entry->plugin->id;
        if (open_one(chain, &chain->stages[s], &plan->stages[s], error) != 0) return -1;
    }
    if (progress) *progress = plan->writer.entry->plugin->id;
    return open_one(chain, &chain->writer, &plan->writer, error);
}

static gb_unit unit_of(gb_facts facts) {
    for (; facts && facts[0]; facts += 2)
        if (strcmp(facts[0], "offsets") == 0 && facts[1])
            return strcmp(facts[1], "byte") == 0 ? GB_BYTE : strcmp(facts[1], "utf16") == 0 ? GB_UTF16 : GB_CODEPOINT;
    return GB_CODEPOINT;
}

gb_chain *gb_chain_open(const gb_plan *plan, const gb_paths *paths, gb_facts facts, gb_log_function *log,
                        void *log_user, const char **progress, gb_error *error) {
    gb_chain *chain = calloc(1, sizeof *chain);
    if (chain) {
        chain->plan = plan;
        chain->paths = paths;
        chain->facts = facts;
        chain->log = log;
        chain->log_user = log_user;
        chain->unit = unit_of(facts);
        chain->stages = calloc(plan->count + 1, sizeof *chain->stages);
        chain->readers = calloc(plan->reader_count + 1, sizeof *chain->readers);
    }
    if (!chain || !chain->stages || !chain->readers) {
        gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the chain");
        gb_chain_close(chain);
        return NULL;
    }
    if (open_all(chain, progress, error) != 0) {
        gb_chain_close(chain);
        return NULL;
    }
    if (progress) *progress = NULL;
    return chain;
}

static void close_one(gb_context *context) {
    gb_belonging *next;
    if (context->opened && context->stage->entry->plugin->close) context->stage->entry->plugin->close(context->self);
    for (gb_belonging *b = context->belongings; b; b = next) {
        next = b->next;
        gb_lexicon_free(b->lexicon);
        gb_data_table_free(b->table);
        if (b->mapped.data) gb_file_unmap(b->mapped);
        free(b->path);
        free(b);
    }
    gb_buffer_free(&context->content);
    free(context->source_name);
}

void gb_chain_close(gb_chain *chain) {
    if (!chain) return;
    for (size_t s = 0; chain->stages && s < chain->plan->count; s++) close_one(&chain->stages[s]);
    for (size_t r = 0; chain->readers && r < chain->plan->reader_count; r++) close_one(&chain->readers[r]);
    close_one(&chain->writer);
    free(chain->stages);
    free(chain->readers);
    free(chain);
}

const gb_plan *gb_chain_plan(const gb_chain *chain) {
    return chain->plan;
}

gb_document *gb_chain_document(const gb_chain *chain) {
    gb_document *document = gb_document_new(&chain->plan->schema);
    if (document) gb_document_set_unit(document, chain->unit);
    return document;
}

gb_document *gb_chain_corpus(const gb_chain *chain) {
    return gb_document_new(&chain->plan->tables);
}

/* ---- reading ---- */

gb_status gb_chain_source(gb_chain *chain, int reader, const char *name, gb_input_function *input, void *user,
                          gb_error *error) {
    gb_context *context = &chain->readers[reader];
    const gb_plugin *plugin = context->stage->entry->plugin;
    char *copy = strdup(name);
    if (!copy) {
        gb_error_set(error, GB_ERROR_SYSTEM, "no memory");
        return GB_FATAL;
    }
    free(context->source_name);
    context->source_name = copy;
    context->input = input;
    context->input_user = user;
    context->produced = context->tried = 0;
    gb_status status = plugin->source ? plugin->source(context->self, gb_string_of(copy)) : GB_OK;
    return status == GB_OK ? GB_OK : report(context, status, "source", error);
}

/* Metadata from outside: a file's name may be anything, what is not UTF-8 in it becomes U+FFFD. */
static void set_text_meta(gb_document *document, const char *key, const char *value) {
    gb_buffer clean = {0};
    gb_utf8_clean(&clean, value, strlen(value));
    if (clean.failed ||
        gb_document_set_meta(document, key, (gb_string){clean.data ? clean.data : "", clean.length}) != 0)
        gb_document_note_mistake(document, "no memory for the metadata");
    gb_buffer_free(&clean);
}

static void set_default_id(gb_document *document, const gb_context *context, const char *id) {
    char numbered[4200];
    if (context->stage->entry->plugin->flags & GB_MANY_DOCUMENTS) {
        snprintf(numbered, sizeof numbered, "%.4000s:%zu", id, context->tried);
        id = numbered;
    }
    set_text_meta(document, "id", id);
}

/* The facts about the text that outputs give: its length and its hash. */
static void describe_text(gb_document *document) {
    gb_string text = gb_document_text(document);
    char count[16];
    snprintf(count, sizeof count, "%u", gb_document_codepoint(document, (uint32_t)text.length));
    set_text_meta(document, "chars", count);
    if (gb_document_promise_digest(document) != 0) gb_document_note_mistake(document, "no memory for the metadata");
}

gb_status gb_chain_read(gb_chain *chain, int reader, const char *id, gb_document *document, gb_error *error) {
    gb_context *context = &chain->readers[reader];
    const gb_plugin *plugin = context->stage->entry->plugin;
    gb_error mistake = {0};
    gb_document_reset(document);
    if (!(plugin->flags & GB_MANY_DOCUMENTS) && context->tried > 0) return GB_END;
    context->tried++;
    gb_document_open_stage(document, GB_STAGE_READER);
    set_default_id(document, context, id);
    set_text_meta(document, "source", context->source_name);
    gb_status status = plugin->process ? plugin->process(context->self, document) : GB_END;
    if (status == GB_OK) describe_text(document);
    int wrong = gb_document_close_stage(document, &mistake);
    if (status == GB_END) return GB_END;
    if (wrong != 0 && status != GB_FATAL) {
        context->failure.klass = GB_ERROR_NONE;
        if (error) *error = mistake;
        return GB_SKIP;
    }
    if (status != GB_OK) return report(context, status, "process", error);
    context->produced++;
    return GB_OK;
}

int gb_chain_take_text(gb_document *document, const char *id, gb_string text, const char *const *metadata,
                       gb_error *error) {
    gb_document_reset(document);
    gb_document_open_stage(document, GB_STAGE_READER);
    set_text_meta(document, "id", id);
    set_text_meta(document, "source", id);
    for (; metadata && metadata[0] && metadata[1]; metadata += 2) set_text_meta(document, metadata[0], metadata[1]);
    int result = gb_document_set_text(document, text, error);
    if (result == 0) describe_text(document);
    return gb_document_close_stage(document, result == 0 ? error : NULL) == 0 ? result : -1;
}

/* ---- analysing ---- */

gb_status gb_chain_process(gb_chain *chain, size_t stage, gb_document *document, gb_error *error) {
    gb_context *context = &chain->stages[stage];
    const gb_plugin *plugin = context->stage->entry->plugin;
    gb_error mistake = {0};
    gb_document_open_stage(document, (int)stage);
    gb_status status = plugin->process ? plugin->process(context->self, document) : GB_OK;
    int wrong = gb_document_close_stage(document, &mistake);
    if (status == GB_OK && wrong == 0) {
        context->failure.klass = GB_ERROR_NONE;
        return GB_OK;
    }
    gb_document_clear_stage(document, (int)stage);
    if (status == GB_SKIP || status == GB_FATAL) return report(context, status, "process", error);
    if (wrong != 0)
        gb_error_set(error, GB_ERROR_INPUT, "a mistake in the plugin: %s", mistake.text);
    else
        gb_error_set(error, GB_ERROR_INPUT, "a mistake in the plugin: process() returned %d", (int)status);
    return GB_SKIP;
}

int gb_chain_collects(const gb_chain *chain, size_t stage) {
    const gb_plugin *plugin = chain->plan->stages[stage].entry->plugin;
    return plugin->tables != NULL && (plugin->collect || plugin->finish);
}

gb_status gb_chain_collect(gb_chain *chain, size_t stage, const gb_document *document, gb_error *error) {
    gb_context *context = &chain->stages[stage];
    const gb_plugin *plugin = context->stage->entry->plugin;
    gb_status status = plugin->collect ? plugin->collect(context->self, document) : GB_OK;
    return status == GB_OK ? GB_OK : report(context, status, "collect", error);
}

gb_status gb_chain_finish(gb_chain *chain, size_t stage, gb_document *corpus, gb_error *error) {
    gb_context *context = &chain->stages[stage];
    const gb_plugin *plugin = context->stage->entry->plugin;
    gb_error mistake = {0};
    gb_document_open_stage(corpus, (int)stage);
    gb_status status = plugin->finish ? plugin->finish(context->self, corpus) : GB_OK;
    int wrong = gb_document_close_stage(corpus, &mistake);
    if (status == GB_OK && wrong == 0) return GB_OK;
    gb_document_clear_stage(corpus, (int)stage);
    if (status != GB_OK) return report(context, status, "finish", error);
    gb_error_set(error, GB_ERROR_INPUT, "a mistake in the plugin: %s", mistake.text);
    return GB_SKIP;
}

/* ---- writing ---- */

void gb_chain_set_sink(gb_chain *chain, const gb_sink *sink) {
    chain->sink = sink;
}

/* Whatever goes wrong in a writer ends the run: the output would have a hole. */
static gb_status writer_failed(gb_context *context, const char *hook, gb_error *error) {
    return report(context, GB_FATAL, hook, error);
}

gb_status gb_chain_write(gb_chain *chain, const gb_document *document, gb_error *error) {
    gb_context *context = &chain->writer;
    const gb_plugin *plugin = context->stage->entry->plugin;
    context->writing = 1;
    gb_status status = plugin->collect ? plugin->collect(context->self, document) : GB_OK;
    context->writing = 0;
    return status == GB_OK ? GB_OK : writer_failed(context, "collect", error);
}

int gb_chain_add_error(gb_chain *chain, gb_document *corpus, const char *document, const char *plugin, const char *kind,
                       const char *message) {
    int table = chain->plan->tables.layer_count - 1; /* the planner puts `error` last */
    const char *values[] = {document, plugin, kind, message};
    gb_document_open_stage(corpus, -1);
    int64_t row = gb_document_add(corpus, table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    for (int c = 0; row >= 0 && c < 4; c++) {
        gb_buffer clean = {0};
        gb_utf8_clean(&clean, values[c], strlen(values[c]));
        gb_document_set_str(corpus, table, row, c, (gb_string){clean.data ? clean.data : "", clean.length});
        gb_buffer_free(&clean);
    }
    gb_document_open_stage(corpus, GB_STAGE_CLOSED);
    return row >= 0 ? 0 : -1;
}

gb_status gb_chain_write_finish(gb_chain *chain, gb_document *corpus, gb_error *error) {
    gb_context *context = &chain->writer;
    const gb_plugin *plugin = context->stage->entry->plugin;
    gb_document_open_stage(corpus, -1);
    if (gb_document_close_stage(corpus, error) != 0) return GB_FATAL;
    context->writing = 1;
    gb_status status = plugin->finish ? plugin->finish(context->self, corpus) : GB_OK;
    context->writing = 0;
    return status == GB_OK ? GB_OK : writer_failed(context, "finish", error);
}
