/* Built for a later minor version, whose host functions this host may not have. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("future_minor"), .process = do_nothing};
static const gb_plugin *const list[] = {&plugin, NULL};
static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR, GB_ABI_MINOR + 1, list, NULL};
ENTRY(future_minor, &bundle)
