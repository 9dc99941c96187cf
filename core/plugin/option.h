/* A plugin's option table: parse, check, fill its configuration struct. */
#ifndef GB_PLUGIN_OPTION_H
#define GB_PLUGIN_OPTION_H

#include "base/arena.h"
#include "base/error.h"
#include "gongbao/plugin.h"

typedef struct gb_setting {
    const char *name;  /* NUL-terminated */
    const char *value; /* NUL-terminated */
} gb_setting;

/* A new configuration struct for `plugin` in the arena, defaults set, then `settings` applied. Errors name the plugin,
 * the option, what is wrong, and the nearest right name or the range or the choices. A PATH becomes absolute and must
 * be a readable regular file. 0, or -1 with `error` set (class USAGE). */
int gb_options_fill(const gb_plugin *plugin, const gb_setting *settings, size_t count, gb_arena *arena, void **config,
                    gb_error *error);
/* Checks a plugin's own option table (types, defaults, offsets inside config_size): used by the loader. */
int gb_options_check(const gb_plugin *plugin, gb_error *error);

#endif
