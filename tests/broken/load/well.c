/* Nothing is wrong with this one. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("well"), .process = do_nothing};
GB_PLUGINS(well, &plugin)
