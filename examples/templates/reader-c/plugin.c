/* @NAME@: reads files *.@NAME@, in which every document begins with a line "# ID". */
#include <gongbao/plugin.h>
#include <stdlib.h>

typedef struct state {
    const gb_host *host;
    gb_context *context;
    gb_string content; /* of the source */
    size_t at;
} state;

static gb_status start(gb_context *context, const gb_host *host, const void *options, void **self) {
    state *s = calloc(1, sizeof *s);
    (void)options;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (state){.host = host, .context = context};
    *self = s;
    return GB_OK;
}

/* A new file. */
static gb_status source(void *self, gb_string name) {
    state *s = self;
    (void)name;
    s->at = 0;
    return s->host->read_all(s->context, &s->content);
}

/* The bytes up to a line break or the end; moves behind it. */
static gb_string next_line(state *s) {
    gb_string line = {s->content.data + s->at, 0};
    while (s->at < s->content.length && s->content.data[s->at] != '\n') s->at++;
    line.length = (size_t)(s->content.data + s->at - line.data);
    if (s->at < s->content.length) s->at++;
    return line;
}

/* The next document of the file. */
static gb_status process(void *self, gb_document *document) {
    state *s = self;
    if (s->at >= s->content.length) return GB_END;
    gb_string head = next_line(s), text;
    if (!gb_stands_at(head, 0, GB_TEXT("# ")))
        return s->host->fail(s->context, GB_SKIP, "a document must begin with a line '# ID'");
    text = (gb_string){s->content.data + s->at, 0};
    while (s->at < s->content.length && !gb_stands_at(s->content, s->at, GB_TEXT("# "))) next_line(s);
    text.length = (size_t)(s->content.data + s->at - text.data);
    s->host->set_meta(document, "id", (gb_string){head.data + 2, head.length - 2});
    return s->host->set_text(document, text);
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_READER,
                                 .id = "@NAME@",
                                 .version = "0.1.0",
                                 .summary = "files in which every document begins with a line '# ID'",
                                 .license = "MIT",
                                 .flags = GB_MANY_DOCUMENTS,
                                 .extensions = "@NAME@",
                                 .open = start,
                                 .source = source,
                                 .process = process,
                                 .close = free};

GB_PLUGINS(@NAME@, &plugin)
