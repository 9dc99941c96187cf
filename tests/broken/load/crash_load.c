/* Writes to address 0 while it is loaded. */
#include "declare.h"

WHILE_LOADED(crash) {
    int *volatile nowhere = NULL;
    *(volatile int *)nowhere = 1;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("crash_load"), .process = do_nothing};
GB_PLUGINS(crash_load, &plugin)
