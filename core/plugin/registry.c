#include "plugin/registry.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/suggest.h"
#include "plugin/bundle.h"
#include "plugin/declaration.h"
#include "plugin/loader.h"
#include "plugin/manifest_file.h"
#include "plugin/probe.h"
#include "plugin/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The registry with what it is made of; `shown` is what others see. */
typedef struct full_registry {
    gb_registry shown;
    gb_arena arena;
    gb_scan scan;
    gb_buffer plugins;  /* gb_entry_plugin[] */
    gb_buffer adapters; /* const gb_adapter *[] */
} full_registry;

/* Loads a module and checks all that it declares: its plugins, ending with NULL, or NULL with `error`. */
static const gb_plugin *const *open_module(const gb_probe_file *file, gb_arena *arena,
                                           const gb_adapter *const **adapters, gb_error *error) {
    gb_entry *entry = gb_loader_open(file->path, file->module, error);
    const gb_plugin *const *plugins = entry ? gb_bundle_plugins(entry, arena, error) : NULL;
    *adapters = plugins ? gb_bundle_adapters(entry) : NULL;
    return plugins;
}

/* The same in the throw-away process. */
static int try_module(void *user, const gb_probe_file *file, gb_error *error) {
    gb_arena arena = {0};
    const gb_adapter *const *adapters;
    int result = open_module(file, &arena, &adapters, error) ? 0 : -1;
    (void)user;
    gb_arena_free(&arena);
    return result;
}

/* There its end is tried too, which here comes when all is written. */
static void leave_module(void *user) {
    (void)user;
    gb_loader_close();
}

/* Shows what has been gathered so far. */
static void show(full_registry *full) {
    full->shown.plugins = (const gb_entry_plugin *)(const void *)full->plugins.data;
    full->shown.plugin_count = full->plugins.length / sizeof(gb_entry_plugin);
    full->shown.refusals = (const gb_refusal *)(const void *)full->scan.refusals.data;
    full->shown.refusal_count = full->scan.refusals.length / sizeof(gb_refusal);
}

static int refuse_twin(full_registry *full, const gb_probe_file *file, const gb_plugin *plugin,
                       const gb_entry_plugin *first) {
    gb_error error;
    gb_error_set(&error, GB_ERROR_INPUT,
                 "%s %s is already there from %s: this one is not used; take one away or rename it",
                 gb_kind_name(plugin->kind), plugin->id, first->path);
    return gb_scan_refuse(&full->scan, file->path, error.text);
}

static int add_plugin(full_registry *full, const gb_probe_file *file, const gb_plugin *plugin) {
    const gb_entry_plugin *first = gb_registry_find(&full->shown, plugin->kind, plugin->id);
    gb_entry_plugin entry = {plugin, file->module, file->path};
    if (first) return refuse_twin(full, file, plugin, first);
    if (gb_buffer_append(&full->plugins, &entry, sizeof entry) != 0) return -1;
    show(full);
    return 0;
}

static int add_module(full_registry *full, const gb_probe_file *file) {
    gb_error error;
    const gb_plugin *const *plugins;
    const gb_adapter *const *adapters;
    if (file->reason) return gb_scan_refuse(&full->scan, file->path, file->reason);
    error.text[0] = '\0';
    plugins = open_module(file, &full->arena, &adapters, &error);
    if (!plugins) return gb_scan_refuse(&full->scan, file->path, error.text);
    for (; *plugins; plugins++)
        if (add_plugin(full, file, *plugins) != 0) return -1;
    for (; adapters && *adapters; adapters++)
        if (gb_buffer_append(&full->adapters, adapters, sizeof *adapters) != 0) return -1;
    return 0;
}

/* The plugin that a manifest describes, made by the adapter that it names. */
static int add_manifest(full_registry *full, const gb_probe_file *file) {
    const gb_adapter *const *adapters = (const gb_adapter *const *)(const void *)full->adapters.data;
    gb_error error = {0};
    const gb_plugin *plugin =
        gb_manifest_plugin(file->path, adapters, full->adapters.length / sizeof *adapters, &full->arena, &error);
    return plugin ? add_plugin(full, file, plugin) : gb_scan_refuse(&full->scan, file->path, error.text);
}

static int by_kind_and_id(const void *a, const void *b) {
    const gb_plugin *left = ((const gb_entry_plugin *)a)->plugin, *right = ((const gb_entry_plugin *)b)->plugin;
    if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
    return strcmp(left->id, right->id);
}

static int no_memory(gb_error *error) {
    return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory while plugins are loaded");
}

static int load(full_registry *full, const char *const *directories, double seconds, gb_error *error) {
    gb_scan *scan = &full->scan;
    const gb_probe_work work = {try_module, leave_module, NULL};
    gb_probe_file *files;
    size_t count;
    scan->arena = &full->arena;
    for (; *directories; directories++)
        if (gb_scan_directory(scan, *directories) != 0) return no_memory(error);
    files = (gb_probe_file *)(void *)scan->files.data;
    count = scan->files.length / sizeof *files;
    if (gb_probe(files, count, seconds, &work, &full->arena, error) != 0) return -1;
    for (size_t i = 0; i < count; i++)
        if (add_module(full, &files[i]) != 0) return no_memory(error);
    files = (gb_probe_file *)(void *)scan->manifests.data;
    count = scan->manifests.length / sizeof *files;
    for (size_t i = 0; i < count; i++)
        if (add_manifest(full, &files[i]) != 0) return no_memory(error);
    show(full);
    if (full->shown.plugin_count > 0)
        qsort(full->plugins.data, full->shown.plugin_count, sizeof(gb_entry_plugin), by_kind_and_id);
    return 0;
}

gb_registry *gb_registry_load(const char *const *directories, double seconds, gb_error *error) {
    full_registry *full = calloc(1, sizeof *full);
    if (!full) {
        no_memory(error);
        return NULL;
    }
    if (load(full, directories, seconds, error) == 0) return &full->shown;
    gb_registry_free(&full->shown);
    return NULL;
}

const gb_entry_plugin *gb_registry_find(const gb_registry *registry, gb_kind kind, const char *id) {
    for (size_t i = 0; i < registry->plugin_count; i++) {
        const gb_entry_plugin *entry = &registry->plugins[i];
        if (entry->plugin->kind == kind && strcmp(entry->plugin->id, id) == 0) return entry;
    }
    return NULL;
}

const char *gb_registry_suggest(const gb_registry *registry, gb_kind kind, const char *id) {
    const char **names = calloc(registry->plugin_count + 1, sizeof *names), *near;
    size_t count = 0;
    if (!names) return NULL;
    for (size_t i = 0; i < registry->plugin_count; i++)
        if (registry->plugins[i].plugin->kind == kind) names[count++] = registry->plugins[i].plugin->id;
    near = gb_suggest(id, names);
    free(names);
    return near;
}

const gb_refusal *gb_registry_refused(const gb_registry *registry, const char *id) {
    const size_t length = strlen(id);
    for (size_t i = 0; i < registry->refusal_count; i++) {
        const char *slash = strrchr(registry->refusals[i].path, '/');
        if (!slash || strncmp(slash + 1, id, length) != 0) continue;
        const char *ending = slash + 1 + length;
        if (strcmp(ending, ".so") == 0 || strcmp(ending, ".gongbao.json") == 0) return &registry->refusals[i];
    }
    return NULL;
}

void gb_registry_free(gb_registry *registry) {
    full_registry *full = (full_registry *)(void *)registry;
    if (!full) return;
    gb_scan_free(&full->scan);
    gb_buffer_free(&full->plugins);
    gb_buffer_free(&full->adapters);
    gb_arena_free(&full->arena);
    free(full);
}
