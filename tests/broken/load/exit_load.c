/* Ends the process while it is loaded, as if all were well. */
#include "declare.h"

#include <stdlib.h>

WHILE_LOADED(leave) {
    exit(0);
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("exit_load"), .process = do_nothing};
GB_PLUGINS(exit_load, &plugin)
