/* An option whose default is outside its range. */
#include "declare.h"

typedef struct config {
    int64_t width;
} config;

static const gb_option options[] = {GB_OPTION(GB_INT, config, width, "width", "50", NULL, 1, 10, "how wide"),
                                    GB_LIST_END};
static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 NAMED("bad_option"),
                                 .process = do_nothing,
                                 .options = options,
                                 .config_size = sizeof(config)};
GB_PLUGINS(bad_option, &plugin)
