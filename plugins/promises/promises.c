/* The writer promises: the table promise, a place after the other, years across. */
#include "show.h"

#include "../common/labels.h"
#include "../common/stream.h"

#include <stdlib.h>

#define LEAST_COLUMNS 60

typedef struct config {
    int evidence;
} config;

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    const config *config;
    selection chosen; /* all */
    int color, columns;
} writer;

static gb_status promises_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    writer *w = calloc(1, sizeof *w);
    const char *color = host->setting(context, "color"), *columns = host->setting(context, "columns");
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    w->config = settings;
    w->chosen.all = 1;
    w->color = color && strcmp(color, "1") == 0;
    w->columns = columns ? (int)strtol(columns, NULL, 10) : 80;
    if (w->columns < LEAST_COLUMNS) w->columns = LEAST_COLUMNS;
    *self = w;
    return GB_OK;
}

static void put_tally(const show *s, const series *lines, size_t count) {
    label_tally tally = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < lines[i].count; k++)
            label_count(&tally, view_string(s->v, s->table, lines[i].entries[k].row, "verdict"));
    page_spaces(s->page, 2);
    label_put_tally(s->page, &tally);
    page_put(s->page, "\n");
}

static int put_place(const writer *w, const show *s, const series *lines, size_t count) {
    const gb_string place = lines[0].entries->place;
    page_put(s->page, "\n");
    page_tone_set(s->page, TONE_STRONG);
    page_text(s->page, place.length ? place : GB_TEXT("?"));
    page_tone_set(s->page, TONE_PLAIN);
    page_put(s->page, "\n");
    put_tally(s, lines, count);
    if (w->config->evidence) return show_evidence(s, lines, count);
    show_matrix(s, lines, count);
    return show_singles(s, lines, count);
}

static int put_places(const writer *w, const show *s, const entries *all) {
    int result = 0;
    show_legend(s->page);
    for (size_t from = 0, to = 0; from < all->line_count && result == 0; from = to) {
        while (to < all->line_count && all->lines[to].entries->order == all->lines[from].entries->order) to++;
        result = put_place(w, s, all->lines + from, to - from);
    }
    return result;
}

static gb_status write_page(const writer *w, page *p) {
    stream *out = malloc(sizeof *out);
    gb_status status;
    if (!out || p->failed) {
        free(out);
        return w->host->fail(w->context, GB_FATAL, "out of memory");
    }
    stream_open(out, w->host, w->host->output(w->context, NULL));
    stream_bytes(out, p->data, p->length);
    status = stream_flush(out);
    free(out);
    return status;
}

static gb_status promises_finish(void *self, gb_document *corpus) {
    const writer *w = self;
    const view v = {w->host, corpus, &w->chosen};
    page p = {.color = w->color, .columns = w->columns};
    const show s = {&v, view_layer(&v, "promise"), &p};
    entries all = {0};
    gb_status status;
    int result = 0;
    if (s.table < 0)
        return w->host->fail(w->context, GB_FATAL,
                             "promises: the chain gives no table promise: put targets into it, or leave -c out");
    if (view_rows(&v, s.table) == 0)
        w->host->log(w->context, GB_WARNING,
                     "no promises to show: two reports of one place from consecutive years are needed, and targets in "
                     "the first that are asked for");
    else
        result = entries_read(&all, &v, s.table) != 0 ? -1 : put_places(w, &s, &all);
    if (result != 0) p.failed = 1;
    status = write_page(w, &p);
    entries_free(&all);
    page_free(&p);
    return status;
}

static void promises_close(void *self) {
    free(self);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_BOOL, config, evidence, "evidence", "false", NULL, 0, 0,
              "instead of tables, each promise with the two sentences behind its verdict"),
    GB_LIST_END,
};

static const gb_plugin promises_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "promises",
    .version = "1.0.0",
    .summary = "Promises and what became of them: a table a place, years across",
    .license = "Apache-2.0",
    .help = "For each place a line an indicator and a column a year; a cell is a mark for the verdict, the target and\n"
            "the result. What was promised for one year only follows, a line each. It shows the table promise, which\n"
            "targets gives. The verb promises of the program uses it.",
    .example = "gongbao run -c targets -f 'promises evidence=true' report-2022.txt report-2023.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = promises_open,
    .finish = promises_finish,
    .close = promises_close,
};

GB_PLUGINS(promises, &promises_plugin)
