/* The writer none: everything runs, nothing is written. */
#include "gongbao/plugin.h"

static const gb_plugin none_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "none",
    .version = "1.0.0",
    .summary = "Nothing: the whole chain runs and its results are dropped (for measuring)",
    .license = "Apache-2.0",
    .help = "Runs the chain over all reports and writes no result. Errors are still reported.",
    .example = "time gongbao run -f none reports/*.txt",
};

GB_PLUGINS(none, &none_plugin)
