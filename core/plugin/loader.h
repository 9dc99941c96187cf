/* Opening modules through libltdl, with a loader of our own that binds at once and keeps the system's error text. */
#ifndef GB_PLUGIN_LOADER_H
#define GB_PLUGIN_LOADER_H

#include "base/error.h"
#include "gongbao/plugin.h"

/* The entry function of the module at `path` (absolute), whose name without .so is `module`. Loaded once, never
 * unloaded; symbols stay private to the module. NULL with `error`: the system's own reason, or that it has no entry.
 * libltdl is not thread-safe: call from a single-threaded process. */
gb_entry *gb_loader_open(const char *path, const char *module, gb_error *error);
/* Unloads the module that was opened last, for a process that is thrown away: does harm come from its destructors? */
void gb_loader_close(void);

#endif
