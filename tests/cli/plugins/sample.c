/* An analyzer for tests of writers: a row a line, with a column of every type, values and absent ones; and a table. */
#include "gongbao/plugin.h"

#include <stdio.h>
#include <stdlib.h>

enum { FLAG, NUMBER, RATIO, AMOUNT, LABEL, KIND, BEFORE };

static const gb_column ITEM_COLUMNS[] = {
    GB_COLUMN(GB_BOOL, "flag", NULL, "the line's number is even"),
    GB_COLUMN(GB_INT, "number", NULL, "the line's number"),
    GB_COLUMN(GB_NUM, "ratio", NULL, "1 divided by the number"),
    GB_COLUMN(GB_DEC, "amount", NULL, "a long decimal"),
    GB_COLUMN(GB_STR, "label", NULL, "the line's text twice, with a line break between"),
    GB_COLUMN(GB_ENUM, "kind", "short|long", "up to ten bytes, or more"),
    GB_COLUMN(GB_REF, "before", "item", "the line before"),
    GB_LIST_END,
};
static const gb_column TOTAL_COLUMNS[] = {
    GB_COLUMN(GB_INT, "lines", NULL, "of the document"),
    GB_COLUMN(GB_STR, "document", NULL, "its id"),
    GB_LIST_END,
};
static const gb_layer_declaration LAYERS[] = {GB_LAYER("item", ITEM_COLUMNS, "a line, and a row about the whole"),
                                              GB_LIST_END};
static const gb_layer_declaration TABLES[] = {GB_LAYER("total", TOTAL_COLUMNS, "a document"), GB_LIST_END};

#define TOTAL_LIMIT 64

typedef struct config {
    const char *fail;
} config;

typedef struct sample {
    const gb_host *host;
    gb_context *context;
    const config *config;
    int item, total;
    int64_t lines[TOTAL_LIMIT];
    char ids[TOTAL_LIMIT][128];
    size_t used;
} sample;

static gb_status sample_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    sample *s = calloc(1, sizeof *s);
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (sample){.host = host, .context = context, .config = settings};
    s->item = host->layer(context, "item");
    s->total = host->table(context, "total");
    *self = s;
    return GB_OK;
}

static void add_line(sample *s, gb_document *d, gb_span span, int64_t number) {
    gb_string text = gb_slice(s->host->text(d), span);
    int64_t row = s->host->add(d, s->item, span);
    char label[600];
    s->host->set_int(d, s->item, row, NUMBER, number);
    s->host->set_int(d, s->item, row, KIND, text.length > 10);
    if (number % 2 == 0) s->host->set_int(d, s->item, row, FLAG, number % 4 == 0);
    if (number % 3 != 0) s->host->set_num(d, s->item, row, RATIO, 1.0 / (double)number);
    if (number % 2 == 1) s->host->set_str(d, s->item, row, AMOUNT, GB_TEXT("-12345678901234567890.125"));
    if (number > 1) s->host->set_int(d, s->item, row, BEFORE, row - 1);
    snprintf(label, sizeof label, "%.*s\n%.*s", (int)text.length, text.data, (int)text.length, text.data);
    if (text.length < 250) s->host->set_str(d, s->item, row, LABEL, gb_string_of(label));
}

static gb_status sample_process(void *self, gb_document *d) {
    sample *s = self;
    gb_string text = s->host->text(d), id = s->host->meta(d, "id");
    int64_t number = 0, row;
    if (s->config->fail && gb_equal(id, gb_string_of(s->config->fail)))
        return s->host->fail(s->context, GB_SKIP, "told to fail on %s", s->config->fail);
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && text.data[end] != '\n') end++;
        if (end > at) add_line(s, d, (gb_span){(uint32_t)at, (uint32_t)end}, ++number);
        at = end + 1;
    }
    row = s->host->add(d, s->item, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    s->host->set_int(d, s->item, row, NUMBER, number);
    return GB_OK;
}

static gb_status sample_collect(void *self, const gb_document *d) {
    sample *s = self;
    gb_string id = s->host->meta(d, "id");
    if (s->used == TOTAL_LIMIT) return GB_OK;
    s->lines[s->used] = (int64_t)s->host->rows(d, s->item);
    snprintf(s->ids[s->used++], sizeof *s->ids, "%.*s", (int)id.length, id.data);
    return GB_OK;
}

static gb_status sample_finish(void *self, gb_document *corpus) {
    sample *s = self;
    for (size_t i = 0; i < s->used; i++) {
        int64_t row = s->host->add(corpus, s->total, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
        s->host->set_int(corpus, s->total, row, 0, s->lines[i]);
        s->host->set_str(corpus, s->total, row, 1, gb_string_of(s->ids[i]));
    }
    return GB_OK;
}

static void sample_close(void *self) {
    free(self);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, config, fail, "fail", NULL, NULL, 0, 0, "id of the document to fail on"),
    GB_LIST_END,
};

static const gb_plugin sample_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "sample",
    .version = "1.0.0",
    .summary = "A row a line with every type of column",
    .license = "Apache-2.0",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .gives = LAYERS,
    .tables = TABLES,
    .open = sample_open,
    .process = sample_process,
    .collect = sample_collect,
    .finish = sample_finish,
    .close = sample_close,
};

GB_PLUGINS(sample, &sample_plugin)
