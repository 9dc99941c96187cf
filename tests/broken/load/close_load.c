/* Closes every file of the process while it is loaded. */
#include "declare.h"

#include <unistd.h>

WHILE_LOADED(close_all) {
    for (int fd = 3; fd < 256; fd++) close(fd);
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("close_load"), .process = do_nothing};
GB_PLUGINS(close_load, &plugin)
