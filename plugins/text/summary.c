/* The writer text: a summary that people read. */
#include "../common/stream.h"
#include "module.h"
#include "overview.h"
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>

#define BLOCK_LIMIT 10u /* more reports than that get a line each */
#define LEAST_COLUMNS 60
/* Rows and words of a list, for one report and for several. */
#define FULL_ROWS 25
#define FULL_TERMS 60
#define BRIEF_ROWS 6
#define BRIEF_TERMS 20

typedef struct config {
    int64_t rows;
    const char *layers;
} config;

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    const config *config;
    selection chosen;
    stream *out;
    int color, columns;
    int lines; /* 1: a line a report */
    size_t documents;
    uint64_t characters;
    page full, brief; /* the first report, until it is known whether it is the only one */
    char *first_id;
} writer;

/* ---- opening, output ---- */

static gb_status text_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    writer *w = calloc(1, sizeof *w);
    const char *color = host->setting(context, "color"), *columns = host->setting(context, "columns");
    const char *sources = host->setting(context, "documents");
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    w->config = settings;
    w->color = color && strcmp(color, "1") == 0;
    w->columns = columns ? (int)strtol(columns, NULL, 10) : 80;
    if (w->columns < LEAST_COLUMNS) w->columns = LEAST_COLUMNS;
    w->lines = sources && strtoul(sources, NULL, 10) > BLOCK_LIMIT;
    if (selection_open(&w->chosen, host, context, w->config->layers) != GB_OK) {
        free(w);
        return GB_FATAL;
    }
    *self = w;
    return GB_OK;
}

static void text_close(void *self) {
    writer *w = self;
    selection_close(&w->chosen);
    page_free(&w->full);
    page_free(&w->brief);
    free(w->first_id);
    free(w->out);
    free(w);
}

static gb_status write_page(writer *w, page *p) {
    gb_status status;
    if (p->failed) return w->host->fail(w->context, GB_FATAL, "out of memory");
    if (!w->out) {
        w->out = malloc(sizeof *w->out);
        if (!w->out) return w->host->fail(w->context, GB_FATAL, "out of memory");
        stream_open(w->out, w->host, w->host->output(w->context, NULL));
    }
    stream_bytes(w->out, p->data, p->length);
    status = stream_flush(w->out);
    page_free(p);
    return status;
}

static page new_page(const writer *w) {
    return (page){.color = w->color, .columns = w->columns};
}

/* `rows` of the user's, or the given number. */
static depth depth_of(const writer *w, size_t rows, size_t terms) {
    if (w->config->rows < 0) return (depth){rows, terms, 0};
    if (w->config->rows == 0) return (depth){SIZE_MAX, SIZE_MAX, 1};
    return (depth){(size_t)w->config->rows, 3 * (size_t)w->config->rows, 1};
}

/* ---- documents ---- */

static void put_report(page *p, const view *v, depth d) {
    section_header(p, v);
    section_comparison(p, v, d);
    section_indicators(p, v, d);
    section_quantities(p, v, d);
    section_slogans(p, v, d);
    section_others(p, v, d);
    page_put(p, "\n");
}

/* The first report: in full if it stays the only one, else as short as the others. */
static gb_status keep_first(writer *w, const view *v) {
    gb_string id = w->host->meta(v->document, "id");
    w->full = new_page(w);
    w->brief = new_page(w);
    put_report(&w->full, v, depth_of(w, FULL_ROWS, FULL_TERMS));
    put_report(&w->brief, v, depth_of(w, BRIEF_ROWS, BRIEF_TERMS));
    w->first_id = malloc(id.length + 1);
    if (!w->first_id) return w->host->fail(w->context, GB_FATAL, "out of memory");
    memcpy(w->first_id, id.data, id.length);
    w->first_id[id.length] = '\0';
    return GB_OK;
}

static gb_status text_collect(void *self, const gb_document *document) {
    writer *w = self;
    view v = {w->host, document, &w->chosen};
    page p = new_page(w);
    gb_status status = GB_OK;
    size_t number = ++w->documents;
    w->characters += w->host->codepoint(document, (uint32_t)w->host->text(document).length);
    if (!w->lines && number == 1) return keep_first(w, &v);
    if (!w->lines && number == 2) status = write_page(w, &w->brief);
    if (status != GB_OK) return status;
    if (w->lines || number > BLOCK_LIMIT) {
        if (number == 1 || (!w->lines && number == BLOCK_LIMIT + 1)) overview_titles(&p, &v);
        overview_line(&p, &v);
    } else {
        put_report(&p, &v, depth_of(w, BRIEF_ROWS, BRIEF_TERMS));
    }
    return write_page(w, &p);
}

/* ---- the corpus ---- */

static void put_totals(page *p, const writer *w) {
    if (w->lines) page_put(p, "\n");
    page_tone_set(p, TONE_STRONG);
    page_count(p, w->documents);
    page_put(p, " reports 份报告");
    page_tone_set(p, TONE_PLAIN);
    page_put(p, " · ");
    page_count(p, w->characters);
    page_put(p, " characters 字\n");
    page_rule(p);
}

static gb_status text_finish(void *self, gb_document *corpus) {
    writer *w = self;
    view v = {w->host, corpus, &w->chosen};
    page p = new_page(w);
    depth d = depth_of(w, FULL_ROWS, FULL_TERMS);
    gb_string only = {NULL, 0};
    gb_status status = GB_OK;
    if (w->documents == 1 && !w->lines) {
        if (w->full.length && w->full.data[w->full.length - 1] == '\n') w->full.length--;
        status = write_page(w, &w->full);
        only = gb_string_of(w->first_id);
    } else {
        put_totals(&p, w);
    }
    if (status != GB_OK) return status;
    section_keywords(&p, &v, d, only);
    section_categories(&p, &v, d);
    section_promises(&p, &v, d);
    section_slogan_lives(&p, &v, d);
    section_shared_slogans(&p, &v, d);
    section_others(&p, &v, d);
    section_errors(&p, &v, d);
    return write_page(w, &p);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_INT, config, rows, "rows", "-1", NULL, -1, 1000000,
              "rows shown of each list: 0 = all, -1 = 25 for one report and 6 a report for several"),
    GB_OPTION(GB_STR, config, layers, "layers", NULL, NULL, 0, 0,
              "layers and tables to show, separated by commas; default: --layers, else all"),
    GB_LIST_END,
};

const gb_plugin text_writer = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "text",
    .version = "1.0.0",
    .summary = "A summary to read: targets beside results, figures, slogans, promises",
    .license = "Apache-2.0",
    .help =
        "For one report: what it holds, last year's results beside this year's targets, indicators with their values,\n"
        "quantities by kind, slogans with their members, keywords. For several: the same, shorter, then what was\n"
        "promised and what became of it. For more than ten: a line a report. Parts whose layers are not in the\n"
        "chain are left out; layers that are not known to this writer are shown as small tables.\n"
        "Values stand as people write them (209.7亿元) and, where that differs, with all digits (20,970,000,000元).",
    .example = "gongbao run -f 'text rows=0' report.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = text_open,
    .collect = text_collect,
    .finish = text_finish,
    .close = text_close,
};
