/* An id that no chain expression could hold. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("Bad Id"), .process = do_nothing};
GB_PLUGINS(bad_id, &plugin)
