/* Its gb_plugin is shorter than the host's, as an older plugin's would be: it can be used, and what is missing is zero.
 * What stands behind it in memory must not be taken for hooks. */
#include "declare.h"

static const gb_plugin plugin = {.size = offsetof(gb_plugin, collect),
                                 NAMED("older_struct"),
                                 .process = do_nothing,
                                 .collect = (gb_status(*)(void *, const gb_document *))16,
                                 .finish = (gb_status(*)(void *, gb_document *))16,
                                 .close = (void (*)(void *))16};
GB_PLUGINS(older_struct, &plugin)
