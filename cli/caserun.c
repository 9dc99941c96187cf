/* Running cases. */
#include "caserun.h"

#include "base/suggest.h"
#include "run/analysis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASE_WRITER "none" /* cases write nothing */

static const struct {
    const char *name;
    int column;
} fixed[] = {{"id", CASE_ID}, {"start", CASE_START}, {"end", CASE_END}, {"text", CASE_TEXT}};
#define FIXED_COUNT (sizeof fixed / sizeof *fixed)

static void ignore_log(void *user, gb_level level, const char *plugin, const char *text) {
    (void)user;
    (void)level;
    (void)plugin;
    (void)text;
}

/* ---- opening ---- */

static int wrong(const case_runner *runner, const case_show *show, const char *what, const char *name, const char *near,
                 gb_error *error) {
    return gb_error_set(error, GB_ERROR_USAGE, "%s:%zu: show: there is no %s '%s' in the chain%s%s", runner->file->path,
                        show->line, what, name, near ? ": did you mean " : "", near ? near : "");
}

static int find_layer(case_runner *runner, const case_show *show, const gb_schema *schema, gb_error *error) {
    const char **names;
    int layer = gb_schema_layer_index(schema, show->name);
    if (layer >= 0) return layer;
    names = calloc((size_t)schema->layer_count + 1, sizeof *names);
    for (int i = 0; names && i < schema->layer_count; i++) names[i] = schema->layers[i].name;
    wrong(runner, show, show->table ? "table" : "layer", show->name, names ? gb_suggest(show->name, names) : NULL,
          error);
    free(names);
    return -1;
}

static int find_column(case_runner *runner, const case_show *show, const gb_schema_layer *layer, const char *name,
                       int *column, gb_error *error) {
    const char *names[300];
    size_t count = 0;
    for (size_t i = 0; i < FIXED_COUNT; i++) {
        if (strcmp(fixed[i].name, name) == 0) {
            *column = fixed[i].column;
            return 0;
        }
        names[count++] = fixed[i].name;
    }
    for (int i = 0; i < layer->column_count; i++) {
        if (strcmp(layer->columns[i].info.name, name) == 0) {
            *column = i;
            return 0;
        }
        if (count < 299) names[count++] = layer->columns[i].info.name;
    }
    names[count] = NULL;
    return wrong(runner, show, "column", name, gb_suggest(name, names), error);
}

/* Without a list of columns: the text (of a layer), then all. */
static int all_columns(int **columns, const case_show *show, const gb_schema_layer *layer, size_t *count) {
    *count = (size_t)layer->column_count + (show->table ? 0 : 1);
    *columns = calloc(*count + 1, sizeof **columns);
    if (!*columns) return -1;
    for (size_t i = 0, first = show->table ? 0 : 1; i < *count; i++)
        (*columns)[i] = i < first ? CASE_TEXT : (int)(i - first);
    return 0;
}

static int prepare_show(case_runner *runner, size_t number, gb_error *error) {
    case_show *show = &runner->file->shows[number];
    const gb_schema *schema = show->table ? &runner->plan.tables : &runner->plan.schema;
    int layer = find_layer(runner, show, schema, error);
    if (layer < 0) return -1;
    runner->layers[number] = layer;
    if (show->table) runner->collects = 1;
    if (show->column_count == 0) {
        if (all_columns(&runner->columns[number], show, &schema->layers[layer], &show->column_count) == 0) return 0;
        return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    }
    runner->columns[number] = calloc(show->column_count, sizeof(int));
    if (!runner->columns[number]) return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    for (size_t i = 0; i < show->column_count; i++)
        if (find_column(runner, show, &schema->layers[layer], show->columns[i], &runner->columns[number][i], error) !=
            0)
            return -1;
    return 0;
}

static int make_plan(case_runner *runner, const gb_registry *registry, gb_error *error) {
    gb_expression chain = {0}, writer = {0};
    gb_plan_request request = {&chain, NULL, &writer};
    gb_error cause = {0};
    int result = -1;
    if (gb_expression_parse(runner->file->chain, &chain, &cause) == 0 &&
        gb_expression_parse(CASE_WRITER, &writer, &cause) == 0)
        result = gb_plan_make(registry, &request, &runner->plan, &cause);
    gb_expression_free(&chain);
    gb_expression_free(&writer);
    return result == 0 ? 0 : gb_error_set(error, cause.klass, "%s: %s", runner->file->path, cause.text);
}

static int open_chain(case_runner *runner, gb_error *error) {
    gb_error cause = {0};
    runner->chain = gb_chain_open(&runner->plan, runner->paths, NULL, ignore_log, NULL, NULL, &cause);
    return runner->chain ? 0 : gb_error_set(error, cause.klass, "%s: %s", runner->file->path, cause.text);
}

int case_runner_open(case_runner *runner, const case_file *file, const gb_registry *registry, const gb_paths *paths,
                     gb_error *error) {
    *runner = (case_runner){.file = file, .paths = paths};
    runner->columns = calloc(file->show_count + 1, sizeof *runner->columns);
    runner->layers = calloc(file->show_count + 1, sizeof *runner->layers);
    if (!runner->columns || !runner->layers) {
        case_runner_close(runner);
        return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    }
    if (make_plan(runner, registry, error) != 0) {
        case_runner_close(runner);
        return -1;
    }
    for (size_t i = 0; i < file->show_count; i++)
        if (prepare_show(runner, i, error) != 0) {
            case_runner_close(runner);
            return -1;
        }
    if (open_chain(runner, error) == 0) return 0;
    case_runner_close(runner);
    return -1;
}

void case_runner_close(case_runner *runner) {
    gb_chain_close(runner->chain);
    gb_plan_free(&runner->plan);
    for (size_t i = 0; runner->columns && i < runner->file->show_count; i++) free(runner->columns[i]);
    free(runner->columns);
    free(runner->layers);
    *runner = (case_runner){0};
}

/* ---- running ---- */

static int set_meta(gb_document *document, const case_meta *meta) {
    for (size_t i = 0; i < meta->count; i++)
        if (gb_document_set_meta(document, meta->pairs[i].key, gb_string_of(meta->pairs[i].value)) != 0) return -1;
    return 0;
}

/* Fills the document with a text of the case: its id is the case's number. */
static int fill(case_runner *runner, size_t number, size_t part, gb_document *document, gb_error *error) {
    const case_entry *entry = &runner->file->cases[number];
    char id[48];
    snprintf(id, sizeof id, entry->document_count > 1 ? "%zu.%zu" : "%zu", number + 1, part + 1);
    gb_document_reset(document);
    if (gb_document_set_text(document, entry->documents[part].text, error) != 0) return -1;
    if (gb_document_set_meta(document, "id", gb_string_of(id)) == 0 &&
        gb_document_set_meta(document, "source", gb_string_of(runner->file->path)) == 0 &&
        set_meta(document, &runner->file->meta) == 0 && set_meta(document, &entry->meta) == 0 &&
        set_meta(document, &entry->documents[part].meta) == 0)
        return 0;
    return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
}

static int add_failure(case_rows *rows, const char *plugin, const char *message) {
    gb_buffer line = {0};
    int result;
    gb_buffer_format(&line, "error\t%s\t%s", plugin, message);
    result = line.failed ? -1 : case_rows_add(rows, line.data, line.length);
    gb_buffer_free(&line);
    return result;
}

static int analyse(case_runner *runner, gb_document *document, case_rows *rows) {
    const gb_plan *plan = &runner->plan;
    unsigned char *outcomes = calloc(plan->count + 1, 1);
    gb_error cause = {0};
    int result = outcomes ? 0 : -1;
    if (outcomes) memset(outcomes, GB_STAGE_DONE, plan->count + 1);
    for (size_t s = 0; s < plan->count && result == 0; s++) {
        const char *plugin = plan->stages[s].entry->plugin->id;
        if (gb_stage_blocked(plan, s, outcomes)) {
            outcomes[s] = GB_STAGE_SKIPPED;
            gb_document_clear_stage(document, (int)s);
            continue;
        }
        if (gb_chain_process(runner->chain, s, document, &cause) != GB_OK) {
            outcomes[s] = GB_STAGE_FAILED;
            result = add_failure(rows, plugin, cause.text);
        }
    }
    free(outcomes);
    return result;
}

static int collect(case_runner *runner, const gb_document *document, case_rows *rows) {
    gb_error cause = {0};
    for (size_t s = 0; s < runner->plan.count; s++)
        if (gb_chain_collects(runner->chain, s) && gb_chain_collect(runner->chain, s, document, &cause) != GB_OK &&
            add_failure(rows, runner->plan.stages[s].entry->plugin->id, cause.text) != 0)
            return -1;
    return 0;
}

static int finish(case_runner *runner, case_rows *rows) {
    gb_document *corpus = gb_chain_corpus(runner->chain);
    gb_error cause = {0};
    int result = corpus ? 0 : -1;
    for (size_t s = 0; s < runner->plan.count && result == 0; s++)
        if (gb_chain_collects(runner->chain, s) && gb_chain_finish(runner->chain, s, corpus, &cause) != GB_OK)
            result = add_failure(rows, runner->plan.stages[s].entry->plugin->id, cause.text);
    if (result == 0) result = case_runner_show(runner, 1, corpus, rows);
    gb_document_free(corpus);
    return result;
}

/* A chain that has seen no document, so that a case's tables are its own. */
static int refresh(case_runner *runner, size_t number, gb_error *error) {
    if (!runner->collects || number == 0) return 0;
    gb_chain_close(runner->chain);
    return open_chain(runner, error);
}

int case_runner_run(case_runner *runner, size_t number, case_rows *rows, gb_error *error) {
    const case_entry *entry = &runner->file->cases[number];
    gb_document *document;
    int result = 0;
    if (refresh(runner, number, error) != 0) return -1;
    document = gb_chain_document(runner->chain);
    if (!document) return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    for (size_t part = 0; part < entry->document_count && result == 0; part++) {
        if (fill(runner, number, part, document, error) != 0) {
            gb_document_free(document);
            return -1;
        }
        result = analyse(runner, document, rows);
        if (result == 0) result = case_runner_show(runner, 0, document, rows);
        if (result == 0 && runner->collects) result = collect(runner, document, rows);
    }
    gb_document_free(document);
    if (result == 0 && runner->collects) result = finish(runner, rows);
    if (result == 0) result = case_rows_group(runner->file, rows);
    return result == 0 ? 0 : gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
}
