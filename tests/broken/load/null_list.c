/* The list of plugins is NULL. */
#include "declare.h"

static const gb_bundle bundle = {sizeof bundle, GB_ABI_MAJOR, GB_ABI_MINOR, NULL, NULL};
ENTRY(null_list, &bundle)
