/* The list of plugins is empty. */
#include "declare.h"

static const gb_plugin *const list[] = {NULL};
static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR, GB_ABI_MINOR, list, NULL};
ENTRY(empty_list, &bundle)
