/* A writer of one line a document that does something wrong when a word stands in the text: CRASH, EXIT, HANG, PRINT,
 * FAIL; or, in finish(), when some document said FINISH_CRASH. */
#include "gongbao/plugin.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct bad_writer {
    gb_context *context;
    const gb_host *host;
    int crash_later;
} bad_writer;

static int says(gb_string text, const char *word) {
    for (size_t i = 0; i < text.length; i++)
        if (gb_stands_at(text, i, gb_string_of(word))) return 1;
    return 0;
}

static void crash_now(void) {
    int *volatile nowhere = NULL;
    *(volatile int *)nowhere = 1;
}

static gb_status open_writer(gb_context *context, const gb_host *host, const void *config, void **self) {
    bad_writer *w = calloc(1, sizeof *w);
    (void)config;
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->context = context;
    w->host = host;
    *self = w;
    return GB_OK;
}

static gb_status collect(void *self, const gb_document *document) {
    bad_writer *w = self;
    gb_string text = w->host->text(document), id = w->host->meta(document, "id");
    volatile int forever = 1;
    gb_output *output = w->host->output(w->context, NULL);
    if (!output) return GB_FATAL;
    if (says(text, "FINISH_CRASH"))
        w->crash_later = 1;
    else if (says(text, "CRASH"))
        crash_now();
    if (says(text, "EXIT")) exit(0);
    while (says(text, "HANG") && forever) {
    }
    if (says(text, "PRINT")) puts("printed by a writer");
    if (says(text, "FAIL")) return w->host->fail(w->context, GB_SKIP, "the text says FAIL");
    gb_status status = w->host->write(output, id.data, id.length);
    return status == GB_OK ? w->host->write(output, "\n", 1) : status;
}

static gb_status finish(void *self, gb_document *corpus) {
    (void)corpus;
    if (((bad_writer *)self)->crash_later) crash_now();
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof plugin,
                                 .kind = GB_WRITER,
                                 .id = "bad_writer",
                                 .version = "1.0.0",
                                 .summary = "Misbehaves on purpose, for tests",
                                 .license = "Apache-2.0",
                                 .open = open_writer,
                                 .collect = collect,
                                 .finish = finish,
                                 .close = free};
GB_PLUGINS(bad_writer, &plugin)
