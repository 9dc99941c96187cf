#include "run/host.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/suggest.h"
#include "base/decimal.h"
#include "plugin/declared.h"

/* ---- messages ---- */

void gb_context_log(gb_context *context, gb_level level, const char *text) {
    if (context->chain->log)
        context->chain->log(context->chain->log_user, level, context->stage->entry->plugin->id, text);
}

__attribute__((format(printf, 3, 4))) static void host_log(gb_context *context, gb_level level, const char *format,
                                                           ...) {
    gb_error message; /* for its one-line form */
    va_list arguments;
    va_start(arguments, format);
    gb_error_setv(&message, GB_ERROR_NONE, format, arguments);
    va_end(arguments);
    gb_context_log(context, level, message.text);
}

__attribute__((format(printf, 3, 4))) static gb_status host_fail(gb_context *context, gb_status status,
                                                                 const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    gb_error_setv(&context->failure, status == GB_FATAL ? GB_ERROR_SYSTEM : GB_ERROR_INPUT, format, arguments);
    va_end(arguments);
    return status;
}

/* ---- handles ---- */

static int declares(const gb_plugin *plugin, const char *layer) {
    const gb_need *need;
    const gb_layer_declaration *given;
    if (plugin->kind == GB_WRITER) return 1; /* may look at anything */
    for (size_t i = 0; (need = gb_need_of(plugin, i)); i++)
        if (strcmp(need->layer, layer) == 0) return 1;
    for (size_t i = 0; (given = gb_layer_of(plugin, i)); i++)
        if (strcmp(given->name, layer) == 0) return 1;
    return 0;
}

static int host_layer(gb_context *context, const char *name) {
    if (!declares(context->stage->entry->plugin, name)) {
        host_log(context, GB_WARNING, "a mistake in the plugin: layer(): it declares no '%s' in needs or gives", name);
        return -1;
    }
    return gb_schema_layer_index(&context->chain->plan->schema, name);
}

static int host_table(gb_context *context, const char *name) {
    const gb_schema *tables = &context->chain->plan->tables;
    int table = gb_schema_layer_index(tables, name);
    if (table < 0 || context->stage->entry->plugin->kind == GB_WRITER) return table;
    const gb_layer_declaration *own;
    for (size_t i = 0; (own = gb_table_of(context->stage->entry->plugin, i)); i++)
        if (strcmp(own->name, name) == 0) return table;
    return -1;
}

static int host_column(gb_context *context, int layer, const char *name) {
    return gb_schema_column_index(&context->chain->plan->schema, layer, name);
}

static int host_choice(gb_context *context, int layer, int column, const char *name) {
    return gb_schema_choice_index(&context->chain->plan->schema, layer, column, name);
}

/* ---- what a document holds ---- */

static int host_layer_count(const gb_document *document) {
    return gb_document_schema(document)->layer_count;
}

static const gb_schema_layer *schema_layer(const gb_document *document, int layer) {
    const gb_schema *schema = gb_document_schema(document);
    return layer >= 0 && layer < schema->layer_count ? &schema->layers[layer] : NULL;
}

static const char *host_layer_name(const gb_document *document, int layer) {
    const gb_schema_layer *found = schema_layer(document, layer);
    return found ? found->name : NULL;
}

static int host_column_count(const gb_document *document, int layer) {
    const gb_schema_layer *found = schema_layer(document, layer);
    return found ? found->column_count : 0;
}

static const gb_schema_column *schema_column(const gb_document *document, int layer, int column) {
    const gb_schema_layer *found = schema_layer(document, layer);
    return found && column >= 0 && column < found->column_count ? &found->columns[column] : NULL;
}

static const gb_column *host_column_info(const gb_document *document, int layer, int column) {
    const gb_schema_column *found = schema_column(document, layer, column);
    return found ? &found->info : NULL;
}

static const char *host_choice_name(const gb_document *document, int layer, int column, int64_t choice) {
    const gb_schema_column *found = schema_column(document, layer, column);
    return found && choice >= 0 && choice < found->choice_count ? found->choices[choice] : NULL;
}

/* ---- metadata and text ---- */

static int reader_fills(const gb_document *document) {
    return gb_document_stage(document) == GB_STAGE_READER;
}

static gb_status host_set_meta(gb_document *document, const char *key, gb_string value) {
    if (!key || !*key || !value.data) return GB_OK;
    if (!reader_fills(document) && gb_document_meta(document, key).data) return GB_OK;
    if (gb_document_set_meta(document, key, value) == 0) return GB_OK;
    gb_document_note_mistake(document, "set_meta: no memory for '%s'", key);
    return GB_SKIP;
}

static gb_status host_set_text(gb_document *document, gb_string text) {
    gb_error error = {0};
    if (!reader_fills(document)) {
        gb_document_note_mistake(document, "set_text: only a reader sets the text");
        return GB_SKIP;
    }
    if (gb_document_set_text(document, text, &error) == 0) return GB_OK;
    gb_document_note_mistake(document, "%s", error.text);
    return GB_SKIP;
}

/* ---- decimals ---- */

static gb_string host_decimal(gb_document *document, gb_operation operation, gb_string a, gb_string b) {
    return gb_decimal_compute(gb_document_arena(document), operation, a, b);
}

static gb_string host_decimal_divide(gb_document *document, gb_string a, gb_string b, int places, int *exact) {
    return gb_decimal_divide(gb_document_arena(document), a, b, places, exact);
}

static gb_string host_decimal_shift(gb_document *document, gb_string a, int power) {
    return gb_decimal_shift(gb_document_arena(document), a, power);
}

/* ---- lexicons and data ---- */

static gb_belonging *add_belonging(gb_context *context) {
    gb_belonging *belonging = calloc(1, sizeof *belonging);
    if (!belonging) {
        host_fail(context, GB_FATAL, "no memory");
        return NULL;
    }
    belonging->next = context->belongings;
    context->belongings = belonging;
    return belonging;
}

static gb_lexicon *host_lexicon_new(gb_context *context) {
    gb_belonging *belonging = add_belonging(context);
    if (belonging) belonging->lexicon = gb_lexicon_new();
    return belonging ? belonging->lexicon : NULL;
}

/* The path of a data file in `buffer`; absolute names stand for themselves. NULL after fail(). */
static const char *find_data(gb_context *context, const char *name, char *buffer, size_t capacity) {
    const gb_entry_plugin *entry = context->stage->entry;
    if (!context->opening) {
        host_fail(context, GB_FATAL, "%s: data files can be asked for in open() only", name);
        return NULL;
    }
    if (name[0] == '/') return name;
    const char *path = gb_paths_module_data(context->chain->paths, entry->path, name, buffer, capacity);
    if (!path)
        host_fail(context, GB_FATAL,
                  "its data file %s is missing: install the plugin's data, or put it into %s.data/ beside %s", name,
                  entry->module, entry->path);
    return path;
}

static const char *host_data_path(gb_context *context, const char *name) {
    char buffer[4096];
    const char *path = find_data(context, name, buffer, sizeof buffer);
    gb_belonging *belonging = path ? add_belonging(context) : NULL;
    if (!belonging) return NULL;
    belonging->path = strdup(path);
    return belonging->path;
}

static gb_status host_data_file(gb_context *context, const char *name, gb_string *content) {
    char buffer[4096];
    gb_error error = {0};
    const char *path = find_data(context, name, buffer, sizeof buffer);
    gb_belonging *belonging = path ? add_belonging(context) : NULL;
    if (!belonging) return GB_FATAL;
    if (gb_file_map(path, content, &error) != 0) return host_fail(context, GB_FATAL, "%s", error.text);
    belonging->mapped = *content;
    return GB_OK;
}

static const gb_data_table *host_data_table(gb_context *context, const char *name, const char *columns) {
    char buffer[4096];
    gb_error error = {0};
    const char *path = find_data(context, name, buffer, sizeof buffer);
    gb_belonging *belonging = path ? add_belonging(context) : NULL;
    if (!belonging) return NULL;
    belonging->table = gb_data_table_read(path, columns, &error);
    if (!belonging->table) host_fail(context, GB_FATAL, "%s", error.text);
    return belonging->table;
}

/* ---- readers ---- */

static int64_t host_read(gb_context *context, void *buffer, size_t capacity) {
    gb_error error = {0};
    if (!context->input) {
        host_fail(context, GB_SKIP, "no source is open");
        return -1;
    }
    int64_t got = context->input(context->input_user, buffer, capacity, &error);
    if (got < 0) host_fail(context, GB_SKIP, "%s", error.text);
    return got;
}

static gb_status host_read_all(gb_context *context, gb_string *content) {
    context->content.length = 0;
    for (;;) {
        /* One byte more than the limit is read, so that set_text() can refuse it. */
        if (context->content.length > GB_DOCUMENT_LIMIT)
            return host_fail(context, GB_SKIP, "more than %zu bytes: split the source", GB_DOCUMENT_LIMIT);
        if (gb_buffer_reserve(&context->content, 65536) != 0)
            return host_fail(context, GB_SKIP, "no memory for the source");
        int64_t got = host_read(context, context->content.data + context->content.length,
                                context->content.capacity - context->content.length);
        if (got < 0) return GB_SKIP;
        if (got == 0) break;
        context->content.length += (size_t)got;
    }
    *content = (gb_string){context->content.data, context->content.length};
    return GB_OK;
}

/* ---- writers ---- */

static const char *host_setting(gb_context *context, const char *key) {
    const char *const *fact = context->chain->facts;
    for (; fact && fact[0]; fact += 2)
        if (strcmp(fact[0], key) == 0) return fact[1];
    return NULL;
}

static gb_output *host_output(gb_context *context, const char *name) {
    gb_error error = {0};
    const gb_sink *sink = context->chain->sink;
    if (!context->writing || !sink) {
        host_fail(context, GB_FATAL, "outputs can be opened by a writer in collect() and finish() only");
        return NULL;
    }
    gb_output *output = sink->open(sink->user, name, &error);
    if (!output) host_fail(context, GB_FATAL, "%s", error.text);
    return output;
}

static gb_status host_write(gb_output *output, const void *data, size_t length) {
    return output->sink->write(output, data, length);
}

const gb_host gb_host_table = {
    .size = sizeof(gb_host),
    .abi_major = GB_ABI_MAJOR,
    .abi_minor = GB_ABI_MINOR,
    .layer = host_layer,
    .table = host_table,
    .column = host_column,
    .choice = host_choice,
    .layer_count = host_layer_count,
    .layer_name = host_layer_name,
    .column_count = host_column_count,
    .column_info = host_column_info,
    .choice_name = host_choice_name,
    .text = gb_document_text,
    .meta = gb_document_meta,
    .meta_at = gb_document_meta_at,
    .set_meta = host_set_meta,
    .set_text = host_set_text,
    .codepoint = gb_document_codepoint,
    .position = gb_document_position,
    .rows = gb_document_rows,
    .spans = gb_document_spans,
    .within = gb_document_within,
    .covering = gb_document_covering,
    .is_null = gb_document_is_null,
    .get_int = gb_document_get_int,
    .get_num = gb_document_get_num,
    .get_str = gb_document_get_str,
    .add = gb_document_add,
    .set_int = gb_document_set_int,
    .set_num = gb_document_set_num,
    .set_str = gb_document_set_str,
    .allocate = gb_document_allocate,
    .keep = gb_document_keep,
    .decimal = host_decimal,
    .decimal_divide = host_decimal_divide,
    .decimal_shift = host_decimal_shift,
    .decimal_compare = gb_decimal_compare,
    .lexicon_new = host_lexicon_new,
    .lexicon_add = gb_lexicon_add,
    .lexicon_build = gb_lexicon_build,
    .lexicon_longest = gb_lexicon_longest,
    .lexicon_all = gb_lexicon_all,
    .lexicon_find = gb_lexicon_find,
    .lexicon_value = gb_lexicon_value,
    .data_path = host_data_path,
    .data_file = host_data_file,
    .data_table = host_data_table,
    .data_rows = gb_data_table_rows,
    .data_cell = gb_data_table_cell,
    .data_line = gb_data_table_line,
    .read = host_read,
    .read_all = host_read_all,
    .setting = host_setting,
    .output = host_output,
    .write = host_write,
    .log = host_log,
    .fail = host_fail,
    .nearest = gb_suggest,
    .add_rows = gb_document_add_rows,
    .set_choices = gb_document_set_choices,
    .choices = gb_document_choices,
};
