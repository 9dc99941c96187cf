/* The writer kwic: a concordance, each place of a term in the middle of its context. */
#include "line.h"

#include <stdlib.h>
#include <utf8proc.h>

#define LABEL_COLUMNS 16u
#define PREFIX_COLUMNS (LABEL_COLUMNS + 8u + 2u)
#define LEAST_SIDE 8u
#define MOST_SIDE 1000u

typedef struct config {
    const char *term;
    int alternatives;
    int64_t width;
    int64_t context;
} config;

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    gb_lexicon *terms;
    line_style style;
    uint64_t places, documents;
    stream out;
    int started;
} writer;

static size_t width_of(gb_string text) {
    size_t at = 0, width = 0;
    while (at < text.length) {
        int one = utf8proc_charwidth((utf8proc_int32_t)gb_next(text, &at));
        width += one > 0 ? (size_t)one : 0;
    }
    return width;
}

/* Adds the terms; *widest is the greatest width among them. */
static gb_status add_terms(writer *w, const config *c, size_t *widest) {
    const char *at = c->term;
    w->terms = w->host->lexicon_new(w->context);
    if (!w->terms) return GB_FATAL;
    while (*at) {
        size_t length = c->alternatives ? strcspn(at, "|") : strlen(at);
        gb_string term = {at, length};
        size_t width = width_of(term);
        if (length == 0) return w->host->fail(w->context, GB_FATAL, "kwic: an alternative is empty: write 'TERM|TERM'");
        if (w->host->lexicon_add(w->terms, term, 0) != GB_OK)
            return w->host->fail(w->context, GB_FATAL, "kwic: the term '%.60s' cannot be searched", at);
        if (width > *widest) *widest = width;
        at += length;
        if (*at == '|' && !*++at)
            return w->host->fail(w->context, GB_FATAL, "kwic: an alternative is empty: write 'TERM|TERM'");
    }
    if (w->host->lexicon_build(w->terms) == GB_OK) return GB_OK;
    return w->host->fail(w->context, GB_FATAL, "kwic: the terms cannot be searched");
}

static void set_style(writer *w, const config *c, size_t term) {
    const char *color = w->host->setting(w->context, "color"), *columns = w->host->setting(w->context, "columns");
    size_t width = c->width ? (size_t)c->width : columns ? strtoul(columns, NULL, 10) : 80;
    w->style.color = color && strcmp(color, "1") == 0;
    w->style.label = LABEL_COLUMNS;
    w->style.context = (size_t)c->context;
    w->style.side = width > PREFIX_COLUMNS + term ? (width - PREFIX_COLUMNS - term) / 2 : LEAST_SIDE;
    if (c->context) w->style.side = 2 * (size_t)c->context;
    if (w->style.side < LEAST_SIDE && !c->context) w->style.side = LEAST_SIDE;
    if (w->style.side > MOST_SIDE) w->style.side = MOST_SIDE;
}

static gb_status kwic_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    const config *c = settings;
    writer *w;
    size_t widest = 0;
    if (!c->term || !*c->term) return host->fail(context, GB_FATAL, "kwic: give what to find with term=TERM");
    w = calloc(1, sizeof *w);
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    if (add_terms(w, c, &widest) != GB_OK) {
        free(w);
        return GB_FATAL;
    }
    set_style(w, c, widest);
    *self = w;
    return GB_OK;
}

static void start(writer *w) {
    if (!w->started) stream_open(&w->out, w->host, w->host->output(w->context, NULL));
    w->started = 1;
}

static gb_status kwic_collect(void *self, const gb_document *document) {
    writer *w = self;
    gb_string text = w->host->text(document);
    uint32_t at = 0, end = 0;
    uint64_t before = w->places;
    int32_t value;
    start(w);
    while ((at = w->host->lexicon_find(w->terms, text, at, &end, &value)) != GB_NO_POSITION) {
        line_write(&w->out, &w->style, document, (gb_span){at, end});
        w->places++;
        at = end;
    }
    if (w->places > before) w->documents++;
    return w->out.status;
}

static gb_status kwic_finish(void *self, gb_document *corpus) {
    writer *w = self;
    (void)corpus;
    start(w);
    if (w->places == 0)
        w->host->log(w->context, GB_WARNING, "no match: the term stands in none of the reports");
    else
        w->host->log(w->context, GB_INFO, "%llu places in %llu reports", (unsigned long long)w->places,
                     (unsigned long long)w->documents);
    return stream_flush(&w->out);
}

static void kwic_close(void *self) {
    free(self);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, config, term, "term", NULL, NULL, 0, 0, "the words to find, as they are written"),
    GB_OPTION(GB_BOOL, config, alternatives, "alternatives", "false", NULL, 0, 0,
              "term is several terms, separated by |"),
    GB_OPTION(GB_INT, config, width, "width", "0", NULL, 0, 1000,
              "columns of a line; 0 = as wide as the terminal, else 80"),
    GB_OPTION(GB_INT, config, context, "context", "0", NULL, 0, 500,
              "characters on each side of the term; 0 = as many as fit"),
    GB_LIST_END,
};

static const gb_plugin kwic_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "kwic",
    .version = "1.0.0",
    .summary = "A concordance: each place of a term in the middle of its context",
    .license = "Apache-2.0",
    .help = "A line a place: the report, the position of the term (as --offsets counts), and the term in the middle of "
            "the\n"
            "text around it. Where terms begin at the same place the longest counts, and places do not overlap.\n"
            "The verb kwic of the program uses it.",
    .example = "gongbao run -c metadata -f 'kwic term=高质量发展' report.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = kwic_open,
    .collect = kwic_collect,
    .finish = kwic_finish,
    .close = kwic_close,
};

GB_PLUGINS(kwic, &kwic_plugin)
