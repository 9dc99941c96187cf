/* The resolved chain as JSON. */
#include "base/utf8.h"
#include "chain/plan.h"
#include "plugin/declared.h"

/* A JSON string of what may be anything: an option can be the name of a file. */
static void text(gb_buffer *out, const char *value) {
    gb_buffer clean = {0};
    gb_utf8_clean(&clean, value, strlen(value));
    if (clean.failed) out->failed = 1;
    gb_buffer_json(out, clean.data ? clean.data : "", clean.length);
    gb_buffer_free(&clean);
}

static void names(gb_buffer *out, const char *key, const gb_layer_declaration *(*next)(const gb_plugin *, size_t),
                  const gb_plugin *plugin) {
    const gb_layer_declaration *layer;
    gb_buffer_format(out, ",\"%s\":[", key);
    for (size_t i = 0; (layer = next(plugin, i)); i++) {
        if (i) gb_buffer_text(out, ",");
        text(out, layer->name);
    }
    gb_buffer_text(out, "]");
}

static void needs(gb_buffer *out, const gb_plugin *plugin) {
    const gb_need *need;
    gb_buffer_text(out, ",\"needs\":[");
    for (size_t i = 0; (need = gb_need_of(plugin, i)); i++) {
        if (i) gb_buffer_text(out, ",");
        gb_buffer_text(out, "{\"layer\":");
        text(out, need->layer);
        gb_buffer_text(out, need->optional ? ",\"optional\":true}" : ",\"optional\":false}");
    }
    gb_buffer_text(out, "]");
}

static void stage_json(gb_buffer *out, const gb_stage *stage, int analyzer) {
    const gb_plugin *plugin = stage->entry->plugin;
    gb_buffer_text(out, "{\"plugin\":");
    text(out, plugin->id);
    gb_buffer_text(out, ",\"version\":");
    text(out, plugin->version);
    gb_buffer_text(out, ",\"module\":");
    text(out, stage->entry->module);
    gb_buffer_text(out, ",\"options\":{");
    for (size_t i = 0; i < stage->setting_count; i++) {
        if (i) gb_buffer_text(out, ",");
        text(out, stage->settings[i].name);
        gb_buffer_text(out, ":");
        text(out, stage->settings[i].value);
    }
    gb_buffer_text(out, "}");
    if (analyzer) {
        gb_buffer_format(out, ",\"added\":%s,\"moved\":%s", stage->added ? "true" : "false",
                         stage->moved ? "true" : "false");
        needs(out, plugin);
        names(out, "gives", gb_layer_of, plugin);
        names(out, "tables", gb_table_of, plugin);
    }
    gb_buffer_text(out, "}");
}

int gb_plan_json(const gb_plan *plan, gb_buffer *out) {
    gb_buffer_text(out, "{\"reader\":");
    if (plan->reader) {
        text(out, plan->reader);
    } else {
        gb_buffer_text(out, "null");
    }
    gb_buffer_text(out, ",\"chain\":[");
    for (size_t s = 0; s < plan->count; s++) {
        if (s) gb_buffer_text(out, ",");
        stage_json(out, &plan->stages[s], 1);
    }
    gb_buffer_text(out, "],\"writer\":");
    stage_json(out, &plan->writer, 0);
    gb_buffer_text(out, "}");
    return out->failed ? -1 : 0;
}
