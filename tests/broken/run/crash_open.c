/* Writes to address 0 when it is opened. */
#include "misbehave.h"

static gb_status open_and_crash(gb_context *context, const gb_host *host, const void *config, void **self) {
    (void)context;
    (void)host;
    (void)config;
    (void)self;
    crash_now();
    return GB_OK;
}

static gb_status process(void *self, gb_document *document) {
    return says(self, document, "never") ? GB_SKIP : deliver(self, document);
}

static const gb_layer_declaration gives[] = {GB_LAYER("crash_open", seen_columns, "a document that was done"),
                                             GB_LIST_END};

static const gb_plugin plugin = {.size = sizeof plugin,
                                 .kind = GB_ANALYZER,
                                 .id = "crash_open",
                                 .version = "1.0.0",
                                 .summary = "Misbehaves on purpose, for tests",
                                 .license = "Apache-2.0",
                                 .gives = gives,
                                 .open = open_and_crash,
                                 .process = process,
                                 .close = free};
GB_PLUGINS(crash_open, &plugin)
