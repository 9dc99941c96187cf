/* What a plugin declares, checked when it is loaded: whoever writes one hears of a mistake at once and in full. */
#ifndef GB_PLUGIN_DECLARATION_H
#define GB_PLUGIN_DECLARATION_H

#include "base/error.h"
#include "gongbao/plugin.h"

/* `plugin` has full-size structs (plugin/complete.h). 0, or -1 with `error` that names plugin, part and cure. */
int gb_declaration_check(const gb_plugin *plugin, gb_error *error);
/* The name of a kind: reader, analyzer, writer. */
const char *gb_kind_name(gb_kind kind);
/* The name of a type: bool, int, num, dec, str, enum, ref, path. */
const char *gb_type_name(gb_type type);

#endif
