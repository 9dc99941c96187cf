/* Its list of plugins points at nothing. */
#include "declare.h"

static const gb_plugin *const list[] = {(const gb_plugin *)16, NULL};
static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR, GB_ABI_MINOR, list, NULL};
ENTRY(crash_entry, &bundle)
