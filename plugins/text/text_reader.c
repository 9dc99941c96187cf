/* The reader text: a whole file is one document. */
#include "../common/encoding.h"
#include "module.h"

#include <stdlib.h>

typedef struct reader {
    const gb_host *host;
    gb_context *context;
    int done;
} reader;

static gb_status reader_open(gb_context *context, const gb_host *host, const void *config, void **self) {
    reader *r = calloc(1, sizeof *r);
    (void)config;
    if (!r) return host->fail(context, GB_FATAL, "out of memory");
    r->host = host;
    r->context = context;
    *self = r;
    return GB_OK;
}

static void reader_close(void *self) {
    free(self);
}

static gb_status reader_source(void *self, gb_string name) {
    reader *r = self;
    (void)name;
    r->done = 0;
    return GB_OK;
}

/* Any text may be a report, so other readers that are surer come first. */
static int reader_sniff(gb_string head) {
    return encoding_invalid(head) + 4 > head.length ? 20 : 1;
}

/* Says what the bytes are instead, and how to convert them. */
static gb_status refuse(const reader *r, gb_string bytes, size_t bad) {
    const char *utf16 = encoding_utf16(bytes);
    if (utf16)
        return r->host->fail(r->context, GB_SKIP, "not UTF-8 but %s: convert it with iconv -f %s -t UTF-8", utf16,
                             utf16);
    if (bytes.data[bad] == 0)
        return r->host->fail(r->context, GB_SKIP,
                             "a zero byte (U+0000) at byte %zu: this is no text file; for other "
                             "formats choose a reader with --reader",
                             bad);
    if (encoding_is_damaged_utf8(bytes))
        return r->host->fail(
            r->context, GB_SKIP,
            bytes.length - bad < 4
                ? "the UTF-8 text is cut off inside a character at byte %zu: get the whole file, or drop "
                  "the rest with iconv -c -f UTF-8 -t UTF-8"
                : "UTF-8 text with a damaged character at byte %zu: mend it, or drop it with "
                  "iconv -c -f UTF-8 -t UTF-8",
            bad);
    if (encoding_is_gb18030(bytes))
        return r->host->fail(r->context, GB_SKIP,
                             "not UTF-8 at byte %zu, looks like GB18030: convert it with "
                             "iconv -f GB18030 -t UTF-8",
                             bad);
    return r->host->fail(r->context, GB_SKIP,
                         "not UTF-8 at byte %zu: convert it with iconv -f ENCODING -t UTF-8, or "
                         "mend the damaged byte",
                         bad);
}

static gb_status reader_process(void *self, gb_document *document) {
    reader *r = self;
    gb_string bytes;
    size_t bad;
    gb_status status;
    if (r->done) return GB_END;
    r->done = 1;
    status = r->host->read_all(r->context, &bytes);
    if (status != GB_OK) return status;
    bad = encoding_invalid(bytes);
    if (bad < bytes.length) return refuse(r, bytes, bad);
    return r->host->set_text(document, bytes);
}

const gb_plugin text_reader = {
    .size = sizeof(gb_plugin),
    .kind = GB_READER,
    .id = "text",
    .version = "1.0.0",
    .summary = "Plain text: a whole file is one report",
    .license = "Apache-2.0",
    .help =
        "The file must be UTF-8; a byte-order mark at its start is dropped. Line breaks stay as they are in the file,\n"
        "so positions count the file's own characters. A file in another encoding is refused with the command that\n"
        "converts it.",
    .example = "gongbao run --reader text report",
    .extensions = "txt text md *",
    .open = reader_open,
    .sniff = reader_sniff,
    .source = reader_source,
    .process = reader_process,
    .close = reader_close,
};
