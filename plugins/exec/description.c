/* Manifests: JSON in, a declaration out. */
#include "description.h"

#include "declare.h"
#include "hooks.h"

#include <stdio.h>
#include <stdlib.h>

#define COMMAND_WORDS 64

/* All that were read: they must live as long as the process, and open() looks them up by path. */
static description *all;

const description *description_of(const char *path) {
    const description *d = all;
    while (d && strcmp(d->path, path) != 0) d = d->next;
    return d;
}

/* The directory part of an absolute path. */
static char *directory_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return strndup(path, slash && slash > path ? (size_t)(slash - path) : 1);
}

/* "command": ["python3", "words.py"]. 0, or -1 after saying why. */
static int read_command(declaring *d, const cJSON *json, description *made) {
    const int count = cJSON_GetArraySize(json);
    if (!cJSON_IsArray(json) || count < 1 || count > COMMAND_WORDS)
        return declare_wrong(d, "\"command\" must be a list of words, for example [\"python3\", \"words.py\"]");
    made->command = declare_room(d, (size_t)count + 1, sizeof(char *));
    if (!made->command) return -1;
    for (int i = 0; i < count; i++) {
        const cJSON *word = cJSON_GetArrayItem(json, i);
        if (!cJSON_IsString(word) || !*word->valuestring)
            return declare_wrong(d, "\"command\" holds something that is no word");
        made->command[i] = strdup(word->valuestring);
        if (!made->command[i]) return declare_wrong(d, "out of memory");
    }
    return 0;
}

/* The hooks: what the manifest declares decides which there are. */
static void set_hooks(gb_plugin *plugin) {
    plugin->open = exec_open;
    plugin->close = exec_close;
    if (plugin->gives) plugin->process = exec_process;
    if (!plugin->tables) return;
    plugin->collect = exec_collect;
    plugin->finish = exec_finish;
}

static int read_plugin(declaring *d, const cJSON *json, description *made) {
    gb_plugin *plugin = &made->plugin;
    const cJSON *kind = cJSON_GetObjectItemCaseSensitive(json, "kind");
    plugin->size = sizeof *plugin;
    plugin->kind = GB_ANALYZER;
    if (kind && (!cJSON_IsString(kind) || strcmp(kind->valuestring, "analyzer") != 0))
        return declare_wrong(d, "\"kind\" must be \"analyzer\": readers and writers are written in C");
    plugin->id = declare_text(d, json, "id", 1);
    plugin->version = declare_text(d, json, "version", 1);
    plugin->summary = declare_text(d, json, "summary", 1);
    plugin->license = declare_text(d, json, "license", 1);
    plugin->help = declare_text(d, json, "help", 0);
    plugin->example = declare_text(d, json, "example", 0);
    if (d->failed) return -1;
    if (read_command(d, cJSON_GetObjectItemCaseSensitive(json, "command"), made) != 0) return -1;
    plugin->options =
        declare_options(d, cJSON_GetObjectItemCaseSensitive(json, "options"), made->path, &made->option_count);
    plugin->config_size = (SLOT_OWN + made->option_count) * sizeof(slot);
    plugin->needs = declare_needs(d, cJSON_GetObjectItemCaseSensitive(json, "needs"));
    plugin->gives = declare_layers(d, cJSON_GetObjectItemCaseSensitive(json, "gives"), "gives");
    plugin->tables = declare_layers(d, cJSON_GetObjectItemCaseSensitive(json, "tables"), "tables");
    if (d->failed) return -1;
    if (!plugin->gives && !plugin->tables)
        return declare_wrong(d, "it gives nothing: name its layers in \"gives\" or its tables in \"tables\"");
    set_hooks(plugin);
    return 0;
}

const description *description_read(gb_string manifest, const char *path, char *reason, size_t capacity) {
    declaring d = {reason, capacity, 0};
    cJSON *json = cJSON_ParseWithLength(manifest.data, manifest.length);
    description *made = calloc(1, sizeof *made);
    int result = -1;
    if (made) {
        /* Linked at once: what a wrong manifest leaves behind stays reachable, and is little. */
        made->next = all;
        all = made;
        made->path = strdup(path);
        made->directory = directory_of(path);
        if (!cJSON_IsObject(json))
            declare_wrong(&d, "is no JSON object");
        else if (made->path && made->directory)
            result = read_plugin(&d, json, made);
    }
    cJSON_Delete(json);
    if (result == 0) return made;
    if (!reason[0]) snprintf(reason, capacity, "out of memory");
    if (made && made->path) made->path[0] = '\0';
    return NULL;
}
