/* Structs of older plugins, which are shorter, made as long as this host's. */
#ifndef GB_PLUGIN_COMPLETE_H
#define GB_PLUGIN_COMPLETE_H

#include "base/arena.h"
#include "base/error.h"
#include "gongbao/plugin.h"

#define GB_STRUCT_LIMIT 4096u /* bytes: a larger `size` is none */

/* `plugin` itself when all that it declares has this host's sizes; otherwise a copy in the arena, lists included, in
 * which what is missing is zero. NULL with `error` when a size makes no sense. */
const gb_plugin *gb_plugin_complete(const gb_plugin *plugin, gb_arena *arena, gb_error *error);

#endif
