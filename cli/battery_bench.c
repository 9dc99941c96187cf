/* A plugin opened in a chain, for the conformance battery. */
#include "battery.h"

#include "run/analysis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gb_output *open_output(void *user, const char *name, gb_error *error) {
    bench *b = user;
    (void)name;
    (void)error;
    return &b->output.base;
}

static gb_status write_output(gb_output *output, const void *data, size_t length) {
    struct bench_output *own = (struct bench_output *)output;
    return gb_buffer_append(&own->content, data, length) == 0 ? GB_OK : GB_FATAL;
}

/* Where the plugin stands in the plan. -1 when another one of that name came first. */
static int find_place(bench *b, gb_error *why) {
    const gb_plan *plan = &b->setup.plan;
    const char *path = plan->writer.entry->path;
    b->stage = 0;
    b->reader = 0;
    if (b->subject->kind == GB_ANALYZER) {
        while (b->stage < plan->count && strcmp(plan->stages[b->stage].entry->plugin->id, b->subject->id) != 0)
            b->stage++;
        path = b->stage < plan->count ? plan->stages[b->stage].entry->path : "";
    } else if (b->subject->kind == GB_READER) {
        while ((size_t)b->reader < plan->reader_count &&
               strcmp(plan->readers[b->reader].entry->plugin->id, b->subject->id) != 0)
            b->reader++;
        path = (size_t)b->reader < plan->reader_count ? plan->readers[b->reader].entry->path : "";
    }
    if (strcmp(path, b->subject->file) == 0) return 0;
    return gb_error_set(why, GB_ERROR_USAGE, "%s is taken from %s: take that one away or rename yours", b->subject->id,
                        path);
}

/* Of what is logged only the mistakes count that the host tells in its own words. */
static void take_log(void *user, gb_level level, const char *plugin, const char *text) {
    static const char words[] = "a mistake in the plugin";
    bench *b = user;
    if (level < GB_WARNING || !plugin || strcmp(plugin, b->subject->id) != 0 || b->mistake[0]) return;
    if (strncmp(text, words, sizeof words - 1) == 0) snprintf(b->mistake, sizeof b->mistake, "%s", text);
}

int bench_open(bench *b, const subject *s, const char *options, gb_error *why) {
    gb_buffer call = {0};
    *b = (bench){.subject = s};
    gb_buffer_format(&call, "%s %s", s->id, options ? options : s->options);
    if (gb_buffer_terminate(&call) != 0) return gb_error_set(why, GB_ERROR_SYSTEM, "out of memory");
    const gb_run_request request = {.plugin_path = s->directory,
                                    .chain = s->kind == GB_ANALYZER ? call.data : NULL,
                                    .reader = s->kind == GB_READER ? call.data : NULL,
                                    .writer = s->kind == GB_WRITER ? call.data : "none",
                                    .columns = 80};
    int result = gb_setup_plan(&b->setup, &request, why);
    if (result == 0) result = find_place(b, why);
    if (result == 0) result = gb_setup_open(&b->setup, take_log, b, NULL, why);
    gb_buffer_free(&call);
    if (result != 0) return -1;
    b->document = gb_chain_document(b->setup.chain);
    b->corpus = gb_chain_corpus(b->setup.chain);
    if (!b->document || !b->corpus) return gb_error_set(why, GB_ERROR_SYSTEM, "out of memory");
    b->sink = (gb_sink){open_output, write_output, b};
    b->output.base.sink = &b->sink;
    gb_chain_set_sink(b->setup.chain, &b->sink);
    return 0;
}

/* Every stage on the document: failures of others are not the plugin's. */
static int run_stages(bench *b, gb_error *why) {
    const gb_plan *plan = &b->setup.plan;
    unsigned char *outcomes = calloc(plan->count + 1, 1);
    int result = outcomes ? 0 : 1;
    if (outcomes) memset(outcomes, GB_STAGE_DONE, plan->count + 1);
    for (size_t s = 0; outcomes && s < plan->count; s++) {
        gb_error cause = {0};
        const int own = b->subject->kind == GB_ANALYZER && s == b->stage;
        if (gb_stage_blocked(plan, s, outcomes)) {
            outcomes[s] = GB_STAGE_SKIPPED;
            gb_document_clear_stage(b->document, (int)s);
        } else if (gb_chain_process(b->setup.chain, s, b->document, &cause) != GB_OK) {
            outcomes[s] = GB_STAGE_FAILED;
            if (!own) continue;
            *why = cause;
            result = 1;
        }
    }
    free(outcomes);
    return result;
}

int bench_text(bench *b, const char *id, gb_string text, gb_error *why) {
    const char *const metadata[] = {"place", "平川市", "year", "2024", NULL};
    gb_document_reset(b->document);
    if (gb_chain_take_text(b->document, id, text, metadata, why) != 0 || run_stages(b, why) != 0) return 1;
    if (b->subject->kind == GB_ANALYZER && gb_chain_collects(b->setup.chain, b->stage))
        return gb_chain_collect(b->setup.chain, b->stage, b->document, why) == GB_OK ? 0 : 1;
    if (b->subject->kind == GB_WRITER) return gb_chain_write(b->setup.chain, b->document, why) == GB_OK ? 0 : 1;
    return 0;
}

/* ---- reading ---- */

typedef struct bytes {
    gb_string all;
    size_t at;
} bytes;

static int64_t give_bytes(void *user, void *buffer, size_t capacity, gb_error *error) {
    bytes *source = user;
    const size_t left = source->all.length - source->at, count = left < capacity ? left : capacity;
    (void)error;
    if (count) memcpy(buffer, source->all.data + source->at, count);
    source->at += count;
    return (int64_t)count;
}

long bench_read(bench *b, gb_string all, size_t *failed, gb_error *why) {
    bytes source = {all, 0};
    const int many = (b->setup.plan.readers[b->reader].entry->plugin->flags & GB_MANY_DOCUMENTS) != 0;
    long count = 0;
    *failed = 0;
    gb_status status = gb_chain_source(b->setup.chain, b->reader, "sample", give_bytes, &source, why);
    while (status == GB_OK || (status == GB_SKIP && many)) {
        if (count + (long)*failed > 1000000) {
            gb_error_set(why, GB_ERROR_INPUT, "process() never returns GB_END");
            return -1;
        }
        gb_document_reset(b->document);
        status = gb_chain_read(b->setup.chain, b->reader, "sample", b->document, why);
        count += status == GB_OK;
        *failed += status == GB_SKIP;
        if (!many && status != GB_OK) break;
    }
    return status == GB_FATAL ? -1 : count;
}

/* ---- the end ---- */

int bench_finish(bench *b, gb_error *why) {
    if (b->subject->kind == GB_WRITER) return gb_chain_write_finish(b->setup.chain, b->corpus, why) == GB_OK ? 0 : 1;
    if (!gb_chain_collects(b->setup.chain, b->stage)) return 0;
    return gb_chain_finish(b->setup.chain, b->stage, b->corpus, why) == GB_OK ? 0 : 1;
}

static void put_cell(gb_buffer *rows, const gb_document *document, int layer, size_t row, int column, gb_type type) {
    if (gb_document_is_null(document, layer, row, column)) {
        gb_buffer_text(rows, "\t-");
        return;
    }
    gb_buffer_text(rows, "\t");
    if (type == GB_STR || type == GB_DEC) {
        const gb_string text = gb_document_get_str(document, layer, row, column);
        gb_buffer_append(rows, text.data, text.length);
    } else if (type == GB_NUM) {
        gb_buffer_format(rows, "%a", gb_document_get_num(document, layer, row, column));
    } else {
        gb_buffer_format(rows, "%lld", (long long)gb_document_get_int(document, layer, row, column));
    }
}

/* All layers that the plugin itself gives. */
static int put_layers(const bench *b, const gb_document *document, gb_buffer *rows) {
    const gb_schema *schema = gb_document_schema(document);
    rows->length = 0;
    for (int l = 0; l < schema->layer_count; l++) {
        if (schema->layers[l].giver != (int)b->stage) continue;
        gb_buffer_format(rows, "%s\n", schema->layers[l].name);
        for (size_t row = 0; row < gb_document_rows(document, l); row++) {
            const gb_span span = gb_document_spans(document, l)[row];
            gb_buffer_format(rows, "%u %u", span.start, span.end);
            for (int c = 0; c < schema->layers[l].column_count; c++)
                put_cell(rows, document, l, row, c, schema->layers[l].columns[c].info.type);
            gb_buffer_text(rows, "\n");
        }
    }
    return rows->failed ? -1 : 0;
}

int bench_rows(bench *b, gb_buffer *rows) {
    return put_layers(b, b->document, rows);
}

int bench_tables(bench *b, gb_buffer *rows) {
    rows->length = 0;
    if (b->subject->kind == GB_WRITER) return gb_buffer_append(rows, b->output.content.data, b->output.content.length);
    return put_layers(b, b->corpus, rows);
}

void bench_close(bench *b) {
    gb_document_free(b->document);
    gb_document_free(b->corpus);
    gb_setup_free(&b->setup);
    gb_buffer_free(&b->output.content);
}
