/* Two readers, bad_file (one document a source) and bad_stream (one a line), that do something wrong when a word stands
 * in the bytes: CRASH, EXIT, HANG, PRINT, NONE (a document that does not exist), WRONG (no UTF-8), FAIL, FATAL. */
#include "gongbao/plugin.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct bad_reader {
    gb_context *context;
    const gb_host *host;
    gb_string rest; /* bad_stream: what was not read yet */
} bad_reader;

static int says(gb_string text, const char *word) {
    for (size_t i = 0; i < text.length; i++)
        if (gb_stands_at(text, i, gb_string_of(word))) return 1;
    return 0;
}

static gb_status open_reader(gb_context *context, const gb_host *host, const void *config, void **self) {
    bad_reader *r = calloc(1, sizeof *r);
    (void)config;
    if (!r) return host->fail(context, GB_FATAL, "out of memory");
    r->context = context;
    r->host = host;
    *self = r;
    return GB_OK;
}

static gb_status give(bad_reader *r, gb_document *document, gb_string text) {
    int *volatile nowhere = NULL;
    volatile int forever = 1;
    if (says(text, "CRASH")) *(volatile int *)nowhere = 1;
    if (says(text, "EXIT")) exit(0);
    while (says(text, "HANG") && forever) {
    }
    if (says(text, "PRINT")) puts("printed by a reader");
    if (says(text, "NONE")) return GB_END;
    if (says(text, "WRONG")) return r->host->set_text(document, GB_TEXT("\xFF\xFE\xFD"));
    if (says(text, "FAIL")) return r->host->fail(r->context, GB_SKIP, "the text says FAIL");
    if (says(text, "FATAL")) return r->host->fail(r->context, GB_FATAL, "the text says FATAL");
    return r->host->set_text(document, text);
}

static gb_status read_file(void *self, gb_document *document) {
    bad_reader *r = self;
    gb_string text;
    gb_status status = r->host->read_all(r->context, &text);
    return status == GB_OK ? give(r, document, text) : status;
}

static gb_status begin_stream(void *self, gb_string name) {
    bad_reader *r = self;
    (void)name;
    return r->host->read_all(r->context, &r->rest);
}

static gb_status read_line(void *self, gb_document *document) {
    bad_reader *r = self;
    size_t length = 0;
    if (r->rest.length == 0) return GB_END;
    while (length < r->rest.length && r->rest.data[length] != '\n') length++;
    gb_string line = {r->rest.data, length};
    size_t used = length < r->rest.length ? length + 1 : length;
    r->rest.data += used;
    r->rest.length -= used;
    return give(r, document, line);
}

#define READER(ID, FLAGS, ...) \
    { \
        .size = sizeof(gb_plugin), .kind = GB_READER, .id = ID, .version = "1.0.0", \
        .summary = "Misbehaves on purpose, for tests", .license = "Apache-2.0", .flags = FLAGS, .extensions = "bad", \
        .open = open_reader, .close = free, __VA_ARGS__ \
    }

static const gb_plugin file = READER("bad_file", 0, .process = read_file);
static const gb_plugin stream = READER("bad_stream", GB_MANY_DOCUMENTS, .source = begin_stream, .process = read_line);
GB_PLUGINS(bad_reader, &file, &stream)
