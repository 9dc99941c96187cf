/* Built for the major version before. */
#include "declare.h"

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("past_major"), .process = do_nothing};
static const gb_plugin *const list[] = {&plugin, NULL};
static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR - 1, 9, list, NULL};
ENTRY(past_major, &bundle)
