/* Writes to address 0 when it is unloaded: the results would be lost at the end of the program. */
#include "declare.h"

static void crash(void) __attribute__((destructor));
static void crash(void) {
    int *volatile nowhere = NULL;
    *(volatile int *)nowhere = 1;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("crash_unload"), .process = do_nothing};
GB_PLUGINS(crash_unload, &plugin)
