/* A column with a name that every row has anyway. */
#include "declare.h"

static const gb_column columns[] = {GB_COLUMN(GB_STR, "text", NULL, "the text"), GB_LIST_END};
static const gb_layer_declaration gives[] = {GB_LAYER("bad_column", columns, "a row"), GB_LIST_END};
static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("bad_column"), .process = do_nothing, .gives = gives};
GB_PLUGINS(bad_column, &plugin)
