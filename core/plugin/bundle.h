/* From a module's entry function to plugins that can be used. */
#ifndef GB_PLUGIN_BUNDLE_H
#define GB_PLUGIN_BUNDLE_H

#include "base/arena.h"
#include "base/error.h"
#include "gongbao/plugin.h"

/* Calls the entry, compares versions and sizes, checks every plugin's declaration. The plugins, ending with NULL, in
 * the arena: the module's own structs, or copies completed with zeros when one of them is shorter than this host's.
 * NULL with `error`. */
const gb_plugin *const *gb_bundle_plugins(gb_entry *entry, gb_arena *arena, gb_error *error);
/* The adapters of a module whose plugins were accepted, ending with NULL; NULL when it has none. */
const gb_adapter *const *gb_bundle_adapters(gb_entry *entry);

#endif
