#include "plugin/manifest_file.h"

#include "base/buffer.h"
#include "base/suggest.h"
#include "plugin/complete.h"
#include "plugin/declaration.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REASON_BYTES 400

static int read_file(const char *path, gb_buffer *content, gb_error *error) {
    char block[4096];
    size_t got;
    FILE *file = fopen(path, "rbe");
    if (!file) return gb_error_set(error, GB_ERROR_INPUT, "cannot be read: %s", gb_error_system(errno));
    while ((got = fread(block, 1, sizeof block, file)) > 0 && content->length <= GB_MANIFEST_LIMIT)
        gb_buffer_append(content, block, got);
    const int broken = ferror(file);
    fclose(file);
    if (broken) return gb_error_set(error, GB_ERROR_INPUT, "cannot be read");
    if (content->length > GB_MANIFEST_LIMIT)
        return gb_error_set(error, GB_ERROR_INPUT, "is longer than %zu bytes: is it a manifest?", GB_MANIFEST_LIMIT);
    if (gb_buffer_terminate(content) != 0) return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    return 0;
}

/* Line of the byte at which JSON went wrong. */
static size_t line_of(const char *text, const char *at) {
    size_t line = 1;
    for (; at && text < at && *text; text++) line += *text == '\n';
    return line;
}

static const gb_adapter *find(const char *id, const gb_adapter *const *adapters, size_t count, gb_error *error) {
    const char **names = calloc(count + 1, sizeof *names), *near;
    for (size_t i = 0; i < count; i++)
        if (strcmp(adapters[i]->id, id) == 0) {
            free(names);
            return adapters[i];
        }
    for (size_t i = 0; names && i < count; i++) names[i] = adapters[i]->id;
    near = names ? gb_suggest(id, names) : NULL;
    if (near)
        gb_error_set(error, GB_ERROR_INPUT, "there is no adapter '%s': did you mean %s?", id, near);
    else
        gb_error_set(error, GB_ERROR_INPUT, "there is no adapter '%s': the module that has it is not installed", id);
    free(names);
    return NULL;
}

static const gb_adapter *adapter_of(const gb_buffer *content, const gb_adapter *const *adapters, size_t count,
                                    gb_error *error) {
    const char *end = NULL;
    const gb_adapter *found = NULL;
    cJSON *manifest = cJSON_ParseWithLengthOpts(content->data, content->length, &end, 0);
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(manifest, "adapter");
    if (!manifest)
        gb_error_set(error, GB_ERROR_INPUT, "is not JSON: look at line %zu", line_of(content->data, end));
    else if (!cJSON_IsString(name))
        gb_error_set(error, GB_ERROR_INPUT,
                     "says no \"adapter\": write which one runs it, for example \"adapter\": \"%s\"",
                     count ? adapters[0]->id : "NAME");
    else
        found = find(name->valuestring, adapters, count, error);
    cJSON_Delete(manifest);
    return found;
}

const gb_plugin *gb_manifest_plugin(const char *path, const gb_adapter *const *adapters, size_t count, gb_arena *arena,
                                    gb_error *error) {
    gb_buffer content = {0};
    char reason[REASON_BYTES] = "";
    const gb_plugin *plugin = NULL;
    const gb_adapter *adapter =
        read_file(path, &content, error) == 0 ? adapter_of(&content, adapters, count, error) : NULL;
    if (adapter) {
        plugin = adapter->adapt((gb_string){content.data, content.length}, path, reason, sizeof reason);
        if (!plugin) gb_error_set(error, GB_ERROR_INPUT, "%s", reason[0] ? reason : "its adapter gives no reason");
    }
    if (plugin) plugin = gb_plugin_complete(plugin, arena, error);
    if (plugin && gb_declaration_check(plugin, error) != 0) plugin = NULL;
    gb_buffer_free(&content);
    return plugin;
}
