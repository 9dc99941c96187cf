/* Prints while it is loaded. */
#include "declare.h"

#include <stdio.h>

WHILE_LOADED(print) {
    printf("hello from a plugin");
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("print_load"), .process = do_nothing};
GB_PLUGINS(print_load, &plugin)
