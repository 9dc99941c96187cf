/* Built for the next major version. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("future_major"), .process = do_nothing};
static const gb_plugin *const list[] = {&plugin, NULL};
static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR + 1, 0, list, NULL};
ENTRY(future_major, &bundle)
