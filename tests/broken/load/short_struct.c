/* Its gb_plugin ends before what no plugin can do without. */
#include "declare.h"

static const gb_plugin plugin = {.size = 16, .kind = GB_ANALYZER, .id = "short_struct"};
GB_PLUGINS(short_struct, &plugin)
