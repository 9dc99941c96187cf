/* Gives a layer, but has no hook that could fill it. */
#include "declare.h"

static const gb_column columns[] = {GB_COLUMN(GB_STR, "name", NULL, "a name"), GB_LIST_END};
static const gb_layer_declaration gives[] = {GB_LAYER("no_hooks", columns, "a row"), GB_LIST_END};
static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("no_hooks"), .gives = gives};
GB_PLUGINS(no_hooks, &plugin)
