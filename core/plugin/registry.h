/* Which plugins there are: scan directories, refuse what cannot be trusted or loaded, keep the reasons. */
#ifndef GB_PLUGIN_REGISTRY_H
#define GB_PLUGIN_REGISTRY_H

#include "base/error.h"
#include "gongbao/plugin.h"

/* A plugin that can be used. */
typedef struct gb_entry_plugin {
    const gb_plugin
        *plugin; /* the module's own struct, or a copy completed with zeros when the module's is older and shorter */
    const char *module; /* file name without .so or .gongbao.json */
    const char *path;   /* absolute path of that file */
} gb_entry_plugin;

/* A file or directory that was refused. */
typedef struct gb_refusal {
    const char *path;
    const char *reason; /* one line: the true cause and what to do */
} gb_refusal;

typedef struct gb_registry {
    const gb_entry_plugin *plugins; /* sorted by kind, then id */
    size_t plugin_count;
    const gb_refusal *refusals; /* in the order they were met */
    size_t refusal_count;
} gb_registry;

/* Scans `directories` (NULL-terminated, absolute, searched in this order) for *.so files and loads what can be loaded.
 * Each file is first loaded in a throw-away child process with a limit of `seconds`, so a file that crashes or hangs
 * while it is loaded costs nothing. A missing directory is no refusal. Call from a single-threaded process; loaded
 * modules stay for the life of the process. NULL with `error` set only when memory or libltdl fails. */
gb_registry *gb_registry_load(const char *const *directories, double seconds, gb_error *error);
/* NULL when there is none of that kind and id. */
const gb_entry_plugin *gb_registry_find(const gb_registry *registry, gb_kind kind, const char *id);
/* The nearest id of that kind, or NULL. */
const char *gb_registry_suggest(const gb_registry *registry, gb_kind kind, const char *id);
/* The refusal of the file ID.so or ID.gongbao.json, in which that plugin probably is, or NULL. */
const gb_refusal *gb_registry_refused(const gb_registry *registry, const char *id);
void gb_registry_free(gb_registry *registry);

#endif
