/* Where plugins, data and the engine are, installed or in the build tree. */
#ifndef GB_PATHS_H
#define GB_PATHS_H

#include <stddef.h>

#include "base/error.h"

typedef struct gb_paths gb_paths;

/* `extra`: --plugin-path directories, colon-separated, or NULL. Plugin directories in order: extra,
 * GONGBAO_PLUGIN_PATH, the user's ($XDG_DATA_HOME/gongbao/plugins), then the build tree's when the program or library
 * runs from it, else pkglibdir/plugins. Relative ones are taken from the current directory, empty ones are skipped. */
gb_paths *gb_paths_new(const char *extra, gb_error *error);
const char *const *gb_paths_plugin_directories(const gb_paths *paths); /* NULL-terminated, absolute */
const char *gb_paths_engine(const gb_paths *paths);                    /* absolute path of gongbao-engine */
/* Path of a data file of the core (chains/default.json), in `buffer`; NULL when there is none. */
const char *gb_paths_core_data(const gb_paths *paths, const char *name, char *buffer, size_t capacity);
/* Path of the data file `name` of the module whose .so is `module_path`; NULL when there is none. */
const char *gb_paths_module_data(const gb_paths *paths, const char *module_path, const char *name, char *buffer,
                                 size_t capacity);
void gb_paths_free(gb_paths *paths);

#endif
