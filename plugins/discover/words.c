/* The writer `words`: the phrases of `discover` as a user dictionary, `word frequency` a line, as jieba reads them. */
#include "../common/grid.h"
#include "../common/stream.h"
#include "../common/view.h"
#include <stdlib.h>

typedef struct config {
    const char *table;
    int form;
    int64_t limit;
} config;

enum { FORM_WORDS, FORM_TEXT };

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, table, "table", "phrase", NULL, 0, 0, "table with the columns term and count"),
    GB_OPTION(GB_ENUM, config, form, "form", "words", "words|text", 0, 0,
              "words: a word and its count a line; text: a list to read"),
    GB_OPTION(GB_INT, config, limit, "limit", "0", NULL, 0, 100000000, "most words; 0 = all"),
    GB_LIST_END,
};

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    const config *config;
    stream out;
} writer;

static gb_status words_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    writer *w = calloc(1, sizeof *w);
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    w->config = given;
    *self = w;
    return GB_OK;
}

static void words_close(void *self) {
    free(self);
}

static int find_table(const writer *w, const gb_document *corpus) {
    for (int i = w->host->layer_count(corpus) - 1; i >= 0; i--)
        if (strcmp(w->host->layer_name(corpus, i), w->config->table) == 0) return i;
    return -1;
}

static int find_column(const writer *w, const gb_document *corpus, int table, const char *name, gb_type type) {
    for (int i = w->host->column_count(corpus, table) - 1; i >= 0; i--) {
        const gb_column *column = w->host->column_info(corpus, table, i);
        if (strcmp(column->name, name) == 0 && column->type == type) return i;
    }
    return -1;
}

/* A list to read: a line a phrase, with an example. */
static gb_status show_list(writer *w, const gb_document *corpus, int table, size_t rows) {
    static const grid_column columns[] = {
        {"term", 0, 0}, {"count", 1, 0}, {"reports", 1, 0}, {"score", 1, 0}, {"example", 0, 1}};
    const char *color = w->host->setting(w->context, "color"), *width = w->host->setting(w->context, "columns");
    selection all = {.all = 1};
    view v = {w->host, corpus, &all};
    page p = {.color = color && strcmp(color, "1") == 0, .columns = width ? (int)strtol(width, NULL, 10) : 80};
    int score = view_column(&v, table, "score");
    gb_status status = GB_OK;
    grid g;
    grid_begin(&g, columns, sizeof columns / sizeof *columns);
    for (size_t row = 0; row < rows; row++) {
        grid_text(&g, view_string(&v, table, (int64_t)row, "term"));
        grid_count(&g, (uint64_t)view_integer(&v, table, (int64_t)row, "count", 0));
        grid_count(&g, (uint64_t)view_integer(&v, table, (int64_t)row, "documents", 0));
        page_format(grid_cell_begin(&g, TONE_PLAIN), "%.1f",
                    score < 0 ? 0.0 : w->host->get_num(corpus, table, row, score));
        grid_text(&g, view_string(&v, table, (int64_t)row, "example"));
    }
    grid_end(&g, &p, 0);
    if (p.failed) status = w->host->fail(w->context, GB_FATAL, "out of memory");
    if (status == GB_OK && rows) stream_bytes(&w->out, p.data, p.length);
    page_free(&p);
    return status;
}

static void write_words(writer *w, const gb_document *corpus, int table, size_t rows, int term, int count) {
    const gb_host *host = w->host;
    for (size_t row = 0; row < rows; row++) {
        gb_string text = host->get_str(corpus, table, row, term);
        if (!text.data || text.length == 0) continue;
        stream_string(&w->out, text);
        stream_byte(&w->out, '\t');
        stream_integer(&w->out, host->get_int(corpus, table, row, count));
        stream_byte(&w->out, '\n');
    }
}

static gb_status words_finish(void *self, gb_document *corpus) {
    writer *w = self;
    const gb_host *host = w->host;
    int table = find_table(w, corpus), term, count;
    size_t rows, limit = w->config->limit ? (size_t)w->config->limit : SIZE_MAX;
    if (table < 0)
        return host->fail(w->context, GB_FATAL, "nothing in the chain gives the table %s: put discover into it",
                          w->config->table);
    term = find_column(w, corpus, table, "term", GB_STR);
    count = find_column(w, corpus, table, "count", GB_INT);
    if (term < 0 || count < 0)
        return host->fail(w->context, GB_FATAL, "the table %s has no columns term and count", w->config->table);
    stream_open(&w->out, host, host->output(w->context, NULL));
    rows = host->rows(corpus, table);
    if (rows > limit) rows = limit;
    if (rows == 0) host->log(w->context, GB_WARNING, "no new words: in few reports try a smaller min_count");
    if (w->config->form == FORM_TEXT && show_list(w, corpus, table, rows) != GB_OK) return GB_FATAL;
    if (w->config->form == FORM_WORDS) write_words(w, corpus, table, rows, term, count);
    return stream_flush(&w->out);
}

extern const gb_plugin words_writer;
const gb_plugin words_writer = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "words",
    .version = "1.0.0",
    .summary = "The phrases of discover as a dictionary: a word and its count a line",
    .license = "Apache-2.0",
    .help = "Lines WORD<tab>COUNT, the best first: the form of a user dictionary, which segment reads (and jieba).",
    .example = "gongbao run -c discover -f words -o words.txt reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .open = words_open,
    .finish = words_finish,
    .close = words_close,
};
