#include "plugin/describe.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "plugin/declaration.h"
#include "plugin/declared.h"

#include <stdlib.h>
#include <string.h>

/* A JSON string of text that may be anything (a path, say): what is not UTF-8 becomes U+FFFD. NULL gives null. */
static void put_text(gb_buffer *json, const char *text) {
    gb_buffer clean = {0};
    if (!text) {
        gb_buffer_text(json, "null");
        return;
    }
    gb_utf8_clean(&clean, text, strlen(text));
    if (clean.failed) json->failed = 1;
    gb_buffer_json(json, clean.data, clean.length);
    gb_buffer_free(&clean);
}

/* "name": with a comma before it unless it is the first of its object. */
static void put_name(gb_buffer *json, const char *name) {
    if (json->length > 0 && json->data[json->length - 1] != '{') gb_buffer_text(json, ",");
    put_text(json, name);
    gb_buffer_text(json, ":");
}

static void put_pair(gb_buffer *json, const char *name, const char *text) {
    put_name(json, name);
    put_text(json, text);
}

static void put_flag(gb_buffer *json, const char *name, int flag) {
    put_name(json, name);
    gb_buffer_text(json, flag ? "true" : "false");
}

/* Begins an element of an array or object. */
static void begin(gb_buffer *json, const char *bracket) {
    char last = json->length > 0 ? json->data[json->length - 1] : '[';
    if (last == '}' || last == ']' || last == '"') gb_buffer_text(json, ",");
    gb_buffer_text(json, bracket);
}

static void begin_list(gb_buffer *json, const char *name) {
    put_name(json, name);
    gb_buffer_text(json, "[");
}

/* The parts of "one|two" (or "one two") as an array. */
static void put_parts(gb_buffer *json, const char *name, const char *parts, const char *separator) {
    begin_list(json, name);
    while (parts && *parts) {
        size_t length = strcspn(parts, separator);
        if (length > 0) {
            if (json->length > 0 && json->data[json->length - 1] == '"') gb_buffer_text(json, ",");
            gb_buffer_json(json, parts, length);
        }
        parts += length + (parts[length] != '\0');
    }
    gb_buffer_text(json, "]");
}

static void put_option(gb_buffer *json, const gb_option *option) {
    begin(json, "{");
    put_pair(json, "name", option->name);
    put_pair(json, "type", gb_type_name(option->type));
    put_pair(json, "default", option->initial);
    if (option->type == GB_ENUM) put_parts(json, "choices", option->choices, "|");
    if ((option->type == GB_INT || option->type == GB_NUM) && option->minimum < option->maximum) {
        put_name(json, "minimum");
        gb_buffer_format(json, "%.15g", option->minimum);
        put_name(json, "maximum");
        gb_buffer_format(json, "%.15g", option->maximum);
    }
    put_pair(json, "help", option->help);
    gb_buffer_text(json, "}");
}

static void put_column(gb_buffer *json, const gb_column *column) {
    begin(json, "{");
    put_pair(json, "name", column->name);
    put_pair(json, "type", gb_type_name(column->type));
    put_pair(json, "detail", column->detail);
    if (column->type == GB_ENUM) put_parts(json, "choices", column->detail, "|");
    put_pair(json, "help", column->help);
    gb_buffer_text(json, "}");
}

static void put_layers(gb_buffer *json, const char *name, const gb_layer_declaration *layers) {
    begin_list(json, name);
    for (; layers && layers->size; layers++) {
        begin(json, "{");
        put_pair(json, "name", layers->name);
        put_pair(json, "help", layers->help);
        begin_list(json, "columns");
        for (const gb_column *c = layers->columns; c && c->size; c++) put_column(json, c);
        gb_buffer_text(json, "]}");
    }
    gb_buffer_text(json, "]");
}

/* What `list` says of a plugin; the object stays open. */
static void begin_plugin(gb_buffer *json, const gb_entry_plugin *entry) {
    const gb_plugin *plugin = entry->plugin;
    begin(json, "{");
    put_pair(json, "kind", gb_kind_name(plugin->kind));
    put_pair(json, "id", plugin->id);
    put_pair(json, "version", plugin->version);
    put_pair(json, "summary", plugin->summary);
    put_pair(json, "license", plugin->license);
    put_pair(json, "module", entry->module);
    put_pair(json, "path", entry->path);
}

/* All the rest of its declaration. */
static void put_declaration(gb_buffer *json, const gb_plugin *plugin) {
    put_pair(json, "help", plugin->help);
    put_pair(json, "example", plugin->example);
    put_parts(json, "extensions", plugin->extensions, " ");
    put_flag(json, "many_documents", (plugin->flags & GB_MANY_DOCUMENTS) != 0);
    begin_list(json, "options");
    for (const gb_option *o = plugin->options; o && o->size; o++) put_option(json, o);
    gb_buffer_text(json, "]");
    begin_list(json, "needs");
    for (const gb_need *n = plugin->needs; n && n->size; n++) {
        begin(json, "{");
        put_pair(json, "layer", n->layer);
        put_flag(json, "optional", n->optional);
        put_parts(json, "columns", n->columns, " ");
        gb_buffer_text(json, "}");
    }
    gb_buffer_text(json, "]");
    put_layers(json, "gives", plugin->gives);
    put_layers(json, "tables", plugin->tables);
}

int gb_describe_list(const gb_registry *registry, gb_buffer *json) {
    gb_buffer_text(json, "{");
    begin_list(json, "plugins");
    for (size_t i = 0; i < registry->plugin_count; i++) {
        begin_plugin(json, &registry->plugins[i]);
        gb_buffer_text(json, "}");
    }
    gb_buffer_text(json, "]");
    begin_list(json, "refused");
    for (size_t i = 0; i < registry->refusal_count; i++) {
        begin(json, "{");
        put_pair(json, "path", registry->refusals[i].path);
        put_pair(json, "reason", registry->refusals[i].reason);
        gb_buffer_text(json, "}");
    }
    return gb_buffer_text(json, "]}");
}

/* The plugin that gives a layer or table of this name, or NULL. */
static const gb_plugin *giver_of(const gb_registry *registry, const char *name) {
    const gb_layer_declaration *given;
    for (size_t i = 0; i < registry->plugin_count; i++) {
        const gb_plugin *plugin = registry->plugins[i].plugin;
        for (size_t k = 0; (given = gb_layer_of(plugin, k)); k++)
            if (strcmp(given->name, name) == 0) return plugin;
        for (size_t k = 0; (given = gb_table_of(plugin, k)); k++)
            if (strcmp(given->name, name) == 0) return plugin;
    }
    return NULL;
}

static int unknown_plugin(const gb_registry *registry, const char *id, gb_error *error) {
    const gb_refusal *refusal = gb_registry_refused(registry, id);
    const gb_plugin *giver = giver_of(registry, id);
    const char **names, *near = NULL;
    if (refusal)
        return gb_error_set(error, GB_ERROR_USAGE, "plugin \"%s\" cannot be used: %s: %s", id, refusal->path,
                            refusal->reason);
    if (giver)
        return gb_error_set(error, GB_ERROR_USAGE, "%s is no plugin but what %s gives: gongbao info %s", id, giver->id,
                            giver->id);
    names = calloc(registry->plugin_count + 1, sizeof *names);
    for (size_t i = 0; names && i < registry->plugin_count; i++) names[i] = registry->plugins[i].plugin->id;
    if (names) near = gb_suggest(id, names);
    free(names);
    if (near) return gb_error_set(error, GB_ERROR_USAGE, "there is no plugin \"%s\"; did you mean \"%s\"?", id, near);
    return gb_error_set(error, GB_ERROR_USAGE, "there is no plugin \"%s\"; gongbao list shows them all", id);
}

int gb_describe_info(const gb_registry *registry, const char *id, gb_buffer *json, gb_error *error) {
    size_t found = 0;
    for (size_t i = 0; i < registry->plugin_count; i++) found += strcmp(registry->plugins[i].plugin->id, id) == 0;
    if (found == 0) return unknown_plugin(registry, id, error);
    gb_buffer_text(json, "{");
    begin_list(json, "plugins");
    for (size_t i = 0; i < registry->plugin_count; i++) {
        if (strcmp(registry->plugins[i].plugin->id, id) != 0) continue;
        begin_plugin(json, &registry->plugins[i]);
        put_declaration(json, registry->plugins[i].plugin);
        gb_buffer_text(json, "}");
    }
    if (gb_buffer_text(json, "]}") == 0) return 0;
    return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
}
