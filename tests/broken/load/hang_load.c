/* Is never done being loaded. */
#include "declare.h"

#include <unistd.h>

WHILE_LOADED(hang) {
    volatile int forever = 1;
    while (forever) sleep(1000);
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("hang_load"), .process = do_nothing};
GB_PLUGINS(hang_load, &plugin)
