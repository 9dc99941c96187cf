/* Never comes back from open(). */
#include "misbehave.h"

static gb_status open_and_hang(gb_context *context, const gb_host *host, const void *config, void **self) {
    volatile int forever = 1;
    (void)context;
    (void)host;
    (void)config;
    (void)self;
    while (forever) {
    }
    return GB_OK;
}

static gb_status process(void *self, gb_document *document) {
    return says(self, document, "never") ? GB_SKIP : deliver(self, document);
}

static const gb_layer_declaration gives[] = {GB_LAYER("hang_open", seen_columns, "a document that was done"),
                                             GB_LIST_END};

static const gb_plugin plugin = {.size = sizeof plugin,
                                 .kind = GB_ANALYZER,
                                 .id = "hang_open",
                                 .version = "1.0.0",
                                 .summary = "Misbehaves on purpose, for tests",
                                 .license = "Apache-2.0",
                                 .gives = gives,
                                 .open = open_and_hang,
                                 .process = process};
GB_PLUGINS(hang_open, &plugin)
