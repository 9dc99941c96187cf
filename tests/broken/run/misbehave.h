/* What the analyzers in this folder share: each gives a layer of its own name with one row for every document that it
 * got through, and does something wrong when a word stands in the text. */
#ifndef GB_TESTS_MISBEHAVE_H
#define GB_TESTS_MISBEHAVE_H

#include "gongbao/plugin.h"

#include <stdlib.h>

typedef struct misbehaver {
    gb_context *context;
    const gb_host *host;
    int layer;
    int table; /* LAYER_count, -1 when there is none */
} misbehaver;

/* 1 when `word` stands in the document's text. */
static inline int says(const misbehaver *self, const gb_document *document, const char *word) {
    gb_string text = self->host->text(document);
    for (size_t i = 0; i < text.length; i++)
        if (gb_stands_at(text, i, gb_string_of(word))) return 1;
    return 0;
}

/* The row that shows that the document was done. */
static inline gb_status deliver(misbehaver *self, gb_document *document) {
    gb_span nowhere = {GB_NO_POSITION, GB_NO_POSITION};
    int64_t row = self->host->add(document, self->layer, nowhere);
    self->host->set_int(document, self->layer, row, 0, (int64_t)self->host->text(document).length);
    return GB_OK;
}

static inline gb_status open_as(gb_context *context, const gb_host *host, const char *layer, const char *table,
                                void **self) {
    misbehaver *m = malloc(sizeof *m);
    if (!m) return host->fail(context, GB_FATAL, "out of memory");
    m->context = context;
    m->host = host;
    m->layer = host->layer(context, layer);
    m->table = host->table(context, table);
    *self = m;
    return GB_OK;
}

/* Ends the process by a signal, in a way that no compiler sees through. */
static inline void crash_now(void) {
    int *volatile nowhere = NULL;
    *(volatile int *)nowhere = 1;
}

static const gb_column seen_columns[] = {GB_COLUMN(GB_INT, "bytes", NULL, "length of the text"), GB_LIST_END};

/* Writes the module NAME with an analyzer of that id; `misbehave` is called for each document before the row is
 * added. The rest are further members of the plugin. */
#define MISBEHAVER(NAME, COLUMNS, ...) \
    static const gb_layer_declaration gives[] = {GB_LAYER(#NAME, COLUMNS, "a document that was done"), GB_LIST_END}; \
    static gb_status open_plugin(gb_context *context, const gb_host *host, const void *config, void **self) { \
        (void)config; \
        return open_as(context, host, #NAME, #NAME "_count", self); \
    } \
    static gb_status process(void *self, gb_document *document) { \
        gb_status status = misbehave(self, document); \
        return status == GB_OK ? deliver(self, document) : status; \
    } \
    static const gb_plugin plugin = {.size = sizeof plugin, \
                                     .kind = GB_ANALYZER, \
                                     .id = #NAME, \
                                     .version = "1.0.0", \
                                     .summary = "Misbehaves on purpose, for tests", \
                                     .license = "Apache-2.0", \
                                     .gives = gives, \
                                     .open = open_plugin, \
                                     .process = process, \
                                     .close = free, \
                                     __VA_ARGS__}; \
    GB_PLUGINS(NAME, &plugin)

#endif
