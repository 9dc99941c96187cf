/* Prints without end while it is loaded. */
#include "declare.h"

#include <stdio.h>

WHILE_LOADED(flood) {
    volatile int forever = 1;
    while (forever) puts("hello from a plugin");
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("flood_load"), .process = do_nothing};
GB_PLUGINS(flood_load, &plugin)
