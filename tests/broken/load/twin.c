/* Gives the same plugin as the module `well`, and one of its own. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("well"), .process = do_nothing};
static const gb_plugin other = {.size = sizeof(gb_plugin), NAMED("twin"), .process = do_nothing};
GB_PLUGINS(twin, &plugin, &other)
