#include "chain/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/plan_internal.h"
#include "plugin/declared.h"

static const gb_column error_columns[] = {
    GB_COLUMN(GB_STR, "document", NULL, "the document's id; empty when it is about the run"),
    GB_COLUMN(GB_STR, "plugin", NULL, "the plugin that failed"),
    GB_COLUMN(GB_STR, "kind", NULL, "read, decode, plugin, crash, timeout, exit, output, skipped, collect"),
    GB_COLUMN(GB_STR, "message", NULL, "what went wrong and what to do"),
    GB_LIST_END,
};
static const gb_layer_declaration error_table = GB_LAYER("error", error_columns, "A document or stage that failed");

static const char *kind_name(gb_kind kind) {
    return kind == GB_READER ? "reader" : kind == GB_WRITER ? "writer" : "analyzer";
}

static int no_memory(gb_error *error) {
    return gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the chain");
}

/* Says what else the name could mean. */
static int refuse_name(const gb_registry *registry, gb_kind kind, const char *id, gb_error *error) {
    const char *near = gb_registry_suggest(registry, kind, id);
    const gb_refusal *refusal = gb_registry_refused(registry, id);
    if (refusal)
        return gb_error_set(error, GB_ERROR_USAGE, "the %s '%s' cannot be used: %s: %s", kind_name(kind), id,
                            refusal->path, refusal->reason);
    for (gb_kind other = GB_READER; other <= GB_WRITER; other++)
        if (other != kind && gb_registry_find(registry, other, id)) {
            const char *how = other == GB_READER   ? "give it with --reader"
                              : other == GB_WRITER ? "give it with -f"
                                                   : "put it into the chain (-c)";
            return gb_error_set(error, GB_ERROR_USAGE, "%s is no %s but a %s: %s", id, kind_name(kind),
                                kind_name(other), how);
        }
    if (near)
        return gb_error_set(error, GB_ERROR_USAGE, "there is no %s '%s': did you mean %s?", kind_name(kind), id, near);
    return gb_error_set(error, GB_ERROR_USAGE, "there is no %s '%s': gongbao list shows all", kind_name(kind), id);
}

static int take_step(const gb_registry *registry, gb_kind kind, const gb_step *step, gb_stage *stage, gb_error *error) {
    const gb_entry_plugin *entry = gb_registry_find(registry, kind, step->id);
    if (!entry) return refuse_name(registry, kind, step->id, error);
    *stage = (gb_stage){.entry = entry, .settings = step->settings, .setting_count = step->setting_count};
    return 0;
}

static int draft_steps(gb_draft *draft, const gb_expression *chain, gb_error *error) {
    for (size_t i = 0; i < chain->count; i++) {
        if (take_step(draft->registry, GB_ANALYZER, &chain->steps[i], &draft->stages[i], error) != 0) return -1;
        for (size_t j = 0; j < i; j++)
            if (draft->stages[j].entry == draft->stages[i].entry)
                return gb_error_set(error, GB_ERROR_USAGE, "chain: %s stands twice: leave one out", chain->steps[i].id);
        draft->count++;
    }
    return 0;
}

/* Settings outlive the expression: the plan keeps copies. */
static int keep_settings(gb_plan *plan, gb_stage *stage, gb_error *error) {
    gb_setting *copy = gb_arena_allocate(&plan->arena, (stage->setting_count + 1) * sizeof *copy);
    if (!copy) return no_memory(error);
    for (size_t i = 0; i < stage->setting_count; i++) {
        copy[i].name = gb_arena_copy(&plan->arena, stage->settings[i].name, strlen(stage->settings[i].name));
        copy[i].value = gb_arena_copy(&plan->arena, stage->settings[i].value, strlen(stage->settings[i].value));
        if (!copy[i].name || !copy[i].value) return no_memory(error);
    }
    stage->settings = copy;
    return gb_options_fill(stage->entry->plugin, stage->settings, stage->setting_count, &plan->arena, &stage->config,
                           error);
}

static int fill_stages(gb_plan *plan, const gb_draft *draft, gb_error *error) {
    plan->count = draft->count;
    plan->stages = gb_arena_allocate(&plan->arena, (draft->count + 1) * sizeof *plan->stages);
    if (!plan->stages) return no_memory(error);
    for (size_t s = 0; s < draft->count; s++) {
        gb_stage *stage = &plan->stages[s];
        const gb_need *need;
        *stage = draft->stages[s];
        stage->needs = gb_arena_allocate(&plan->arena, draft->count + 1);
        if (!stage->needs) return no_memory(error);
        for (size_t i = 0; (need = gb_need_of(stage->entry->plugin, i)); i++) {
            int giver = gb_draft_giver(draft, need->layer);
            if (!need->optional && giver >= 0 && (size_t)giver != s) stage->needs[giver] = 1;
        }
        if (keep_settings(plan, stage, error) != 0) return -1;
    }
    return 0;
}

static int fill_readers(gb_plan *plan, const gb_registry *registry, const gb_expression *asked, gb_error *error) {
    gb_stage chosen = {0};
    if (asked && take_step(registry, GB_READER, &asked->steps[0], &chosen, error) != 0) return -1;
    plan->reader = chosen.entry ? chosen.entry->plugin->id : NULL;
    plan->readers = gb_arena_allocate(&plan->arena, (registry->plugin_count + 1) * sizeof *plan->readers);
    if (!plan->readers) return no_memory(error);
    for (size_t i = 0; i < registry->plugin_count; i++) {
        const gb_entry_plugin *entry = &registry->plugins[i];
        if (entry->plugin->kind != GB_READER) continue;
        gb_stage *stage = &plan->readers[plan->reader_count++];
        *stage = entry == chosen.entry ? chosen : (gb_stage){.entry = entry};
        if (keep_settings(plan, stage, error) != 0) return -1;
    }
    if (plan->reader_count == 0)
        return gb_error_set(error, GB_ERROR_USAGE,
                            "no reader is installed: see gongbao list for files that were refused");
    return 0;
}

static int add_table(gb_plan *plan, const gb_stage *stage, int number, const gb_layer_declaration *table,
                     gb_error *error) {
    int other = gb_schema_layer_index(&plan->tables, table->name);
    if (strcmp(table->name, error_table.name) == 0)
        return gb_error_set(error, GB_ERROR_USAGE, "%s gives a table 'error', which is the host's own: rename it",
                            stage->entry->plugin->id);
    if (other >= 0)
        return gb_error_set(error, GB_ERROR_USAGE, "both %s and %s give the table %s: leave one out",
                            plan->stages[plan->tables.layers[other].giver].entry->plugin->id, stage->entry->plugin->id,
                            table->name);
    return gb_schema_add(&plan->tables, table, number) < 0 ? no_memory(error) : 0;
}

static int fill_schemas(gb_plan *plan, gb_error *error) {
    for (size_t s = 0; s < plan->count; s++) {
        const gb_plugin *plugin = plan->stages[s].entry->plugin;
        const gb_layer_declaration *layer;
        for (size_t i = 0; (layer = gb_layer_of(plugin, i)); i++)
            if (gb_schema_add(&plan->schema, layer, (int)s) < 0) return no_memory(error);
        for (size_t i = 0; (layer = gb_table_of(plugin, i)); i++)
            if (add_table(plan, &plan->stages[s], (int)s, layer, error) != 0) return -1;
    }
    if (gb_schema_add(&plan->tables, &error_table, -1) < 0) return no_memory(error);
    gb_schema_link(&plan->schema);
    gb_schema_link(&plan->tables);
    return 0;
}

int gb_plan_make(const gb_registry *registry, const gb_plan_request *request, gb_plan *plan, gb_error *error) {
    gb_draft *draft = calloc(1, sizeof *draft);
    int result = -1;
    memset(plan, 0, sizeof *plan);
    if (!draft) return no_memory(error);
    draft->registry = registry;
    draft->arena = &plan->arena;
    draft->notes = gb_arena_allocate(&plan->arena, (GB_NOTE_LIMIT + 1) * sizeof *draft->notes);
    if (!draft->notes)
        no_memory(error);
    else if (draft_steps(draft, request->chain, error) == 0 && gb_draft_complete(draft, error) == 0 &&
             gb_draft_order(draft, error) == 0 && fill_stages(plan, draft, error) == 0 &&
             fill_readers(plan, registry, request->reader, error) == 0 &&
             take_step(registry, GB_WRITER, &request->writer->steps[0], &plan->writer, error) == 0 &&
             keep_settings(plan, &plan->writer, error) == 0 && fill_schemas(plan, error) == 0)
        result = 0;
    plan->notes = draft->notes;
    free(draft);
    if (result != 0) gb_plan_free(plan);
    return result;
}

void gb_plan_free(gb_plan *plan) {
    gb_schema_free(&plan->schema);
    gb_schema_free(&plan->tables);
    gb_arena_free(&plan->arena);
    memset(plan, 0, sizeof *plan);
}

/* ---- which reader ---- */

static int reader_called(const gb_plan *plan, const char *id) {
    for (size_t r = 0; r < plan->reader_count; r++)
        if (strcmp(plan->readers[r].entry->plugin->id, id) == 0) return (int)r;
    return -1;
}

/* 1 when `wanted` (with `length` bytes) is one of the space-separated `endings`, whatever its case. */
static int is_ending(const char *endings, const char *wanted, size_t length) {
    for (const char *at = endings ? endings : ""; *at;) {
        size_t n = strcspn(at, " ");
        if (n == length && strncasecmp(at, wanted, n) == 0) return 1;
        at += n + (at[n] == ' ');
    }
    return 0;
}

int gb_plan_reader_for(const gb_plan *plan, const char *source) {
    const char *slash = strrchr(source, '/');
    const char *dot = strrchr(slash ? slash : source, '.');
    if (plan->reader) return reader_called(plan, plan->reader);
    for (size_t r = 0; dot && r < plan->reader_count; r++)
        if (is_ending(plan->readers[r].entry->plugin->extensions, dot + 1, strlen(dot + 1))) return (int)r;
    for (size_t r = 0; r < plan->reader_count; r++)
        if (is_ending(plan->readers[r].entry->plugin->extensions, "*", 1)) return (int)r;
    return -1;
}

int gb_plan_sniff(const gb_plan *plan, gb_string head) {
    int best = -1, sure = 0;
    if (plan->reader) return reader_called(plan, plan->reader);
    for (size_t r = 0; r < plan->reader_count; r++) {
        const gb_plugin *plugin = plan->readers[r].entry->plugin;
        int score = plugin->sniff ? plugin->sniff(head) : 0;
        if (score > sure) {
            sure = score;
            best = (int)r;
        }
    }
    return best >= 0 ? best : gb_plan_reader_for(plan, "-");
}
