/* readability: how long the sentences of the reports are, year by year. A corpus table: collect() counts document by
 * document, finish() makes the rows. */
#include <gongbao/plugin.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR, DOCUMENTS, SENTENCES, MEAN_LENGTH, LONG_SHARE, LONGEST };

typedef struct config {
    int64_t long_from; /* option: characters */
} config;

typedef struct year {
    char name[16]; /* metadata `year`; empty = unknown */
    uint64_t documents, sentences, characters, longest, long_ones;
} year;

typedef struct state {
    const gb_host *host;
    gb_context *context;
    const config *options;
    int sentence, kind, text; /* layer, its column, its choice */
    year *years;              /* sorted by name */
    size_t count;
} state;

static const gb_option options[] = {
    GB_OPTION(GB_INT, config, long_from, "long_from", "60", NULL, 1, 10000, "a sentence of so many characters is long"),
    GB_LIST_END};
static const gb_need needs[] = {GB_NEED("sentence", "kind"), GB_LIST_END};
static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "year", NULL, "the year of the reports; empty = not known"),
    GB_COLUMN(GB_INT, "documents", NULL, "reports with sentences"),
    GB_COLUMN(GB_INT, "sentences", NULL, "sentences, without headings and tables"),
    GB_COLUMN(GB_NUM, "mean_length", "characters", "characters a sentence"),
    GB_COLUMN(GB_NUM, "long_share", NULL, "sentences of long_from characters or more, of all: 0 to 1"),
    GB_COLUMN(GB_INT, "longest", NULL, "characters of the longest sentence"),
    GB_LIST_END};
static const gb_layer_declaration tables[] = {GB_LAYER("readability", columns, "a year of reports"), GB_LIST_END};

static gb_status start(gb_context *context, const gb_host *host, const void *given, void **self) {
    state *s = calloc(1, sizeof *s);
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (state){.host = host, .context = context, .options = given, .sentence = host->layer(context, "sentence")};
    s->kind = host->column(context, s->sentence, "kind");
    s->text = host->choice(context, s->sentence, s->kind, "text");
    *self = s;
    return GB_OK;
}

/* The year of that name, made when it is new; NULL = out of memory. */
static year *year_of(state *s, gb_string name) {
    char key[sizeof s->years->name] = "";
    size_t at = 0;
    if (name.length < sizeof key && name.length > 0) memcpy(key, name.data, name.length);
    while (at < s->count && strcmp(s->years[at].name, key) < 0) at++;
    if (at < s->count && strcmp(s->years[at].name, key) == 0) return &s->years[at];
    year *more = realloc(s->years, (s->count + 1) * sizeof *more);
    if (!more) return NULL;
    s->years = more;
    memmove(more + at + 1, more + at, (s->count++ - at) * sizeof *more);
    memset(more + at, 0, sizeof *more);
    memcpy(more[at].name, key, sizeof key);
    return more + at;
}

static gb_status collect(void *self, const gb_document *document) {
    state *s = self;
    const gb_host *host = s->host;
    const gb_span *spans = host->spans(document, s->sentence);
    const size_t rows = host->rows(document, s->sentence);
    if (rows == 0) return GB_OK;
    year *y = year_of(s, host->meta(document, "year"));
    if (!y) return host->fail(s->context, GB_FATAL, "out of memory");
    y->documents++;
    for (size_t row = 0; row < rows; row++) {
        if (host->get_int(document, s->sentence, row, s->kind) != s->text) continue;
        uint64_t length = host->codepoint(document, spans[row].end) - host->codepoint(document, spans[row].start);
        y->sentences++;
        y->characters += length;
        y->long_ones += length >= (uint64_t)s->options->long_from;
        if (length > y->longest) y->longest = length;
    }
    return GB_OK;
}

static gb_status finish(void *self, gb_document *corpus) {
    const state *s = self;
    const gb_host *host = s->host;
    const int table = host->table(s->context, "readability");
    for (const year *y = s->years; y < s->years + s->count; y++) {
        int64_t row = host->add(corpus, table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
        host->set_str(corpus, table, row, YEAR, gb_string_of(y->name));
        host->set_int(corpus, table, row, DOCUMENTS, (int64_t)y->documents);
        host->set_int(corpus, table, row, SENTENCES, (int64_t)y->sentences);
        if (y->sentences == 0) continue; /* no value is better than a wrong one */
        host->set_num(corpus, table, row, MEAN_LENGTH, (double)y->characters / (double)y->sentences);
        host->set_num(corpus, table, row, LONG_SHARE, (double)y->long_ones / (double)y->sentences);
        host->set_int(corpus, table, row, LONGEST, (int64_t)y->longest);
    }
    return GB_OK;
}

static void stop(void *self) {
    state *s = self;
    free(s->years);
    free(s);
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
                                 .id = "readability",
                                 .version = "1.0.0",
                                 .summary = "length of sentences, year by year",
                                 .license = "Apache-2.0",
                                 .options = options,
                                 .config_size = sizeof(config),
                                 .needs = needs,
                                 .tables = tables,
                                 .open = start,
                                 .collect = collect,
                                 .finish = finish,
                                 .close = stop};

GB_PLUGINS(readability, &plugin)
