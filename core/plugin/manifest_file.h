/* Files that describe a plugin which is no shared object: NAME.gongbao.json. */
#ifndef GB_PLUGIN_MANIFEST_FILE_H
#define GB_PLUGIN_MANIFEST_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "gongbao/plugin.h"

#define GB_MANIFEST_LIMIT ((size_t)1 << 20) /* bytes of a manifest */

/* Reads the manifest at `path` and has the adapter that it names make a plugin of it, whose declaration is then
 * checked. `adapters`: those that the loaded modules have, `count` of them. NULL with `error`: what is wrong and what
 * to do. */
const gb_plugin *gb_manifest_plugin(const char *path, const gb_adapter *const *adapters, size_t count, gb_arena *arena,
                                    gb_error *error);

#endif
