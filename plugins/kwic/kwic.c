/* The writer kwic: a concordance, the rows of a layer in the middle of their context. */
#include "../common/selection.h"
#include "context.h"
#include "filter.h"
#include "form.h"
#include "store.h"

#include <stdlib.h>

#define LABEL_COLUMNS 16u
#define PREFIX_COLUMNS (LABEL_COLUMNS + 8u + 2u)
#define NODE_COLUMNS 10u /* room for a node that is as long as most */
#define LEAST_SIDE 8u
#define TABLE_CONTEXT 30u    /* characters on each side where no line's width limits them */
#define SORTED_LIMIT 100000u /* places that are sorted unless the user says how many */

typedef struct config {
    const char *layer, *where, *title;
    int form, sort, ambiguous;
    int64_t width, context, limit;
} config;

static const form *const FORMS[] = {&form_text, &form_csv, &form_html, &form_json, &form_jsonl};

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    const char *layer_name;
    int layer; /* handle; -1 before the first document */
    filter filter;
    form_style style;
    const form *form;
    store store;
    int sorted;
    size_t characters; /* of context on a side */
    size_t limit;
    scratch scratch;
    uint64_t places, shown, documents;
    int started;
    stream out;
} writer;

static void set_width(writer *w, const config *c) {
    const char *columns = w->host->setting(w->context, "columns");
    size_t width = c->width ? (size_t)c->width : columns ? strtoul(columns, NULL, 10) : 80;
    size_t fixed = PREFIX_COLUMNS + NODE_COLUMNS, side = width > fixed ? (width - fixed) / 2 : 0;
    if (side < LEAST_SIDE) side = LEAST_SIDE;
    w->style.label = LABEL_COLUMNS;
    w->style.side = c->context ? 2 * (size_t)c->context : side;
    w->style.right = c->context ? 0 : width > PREFIX_COLUMNS + side ? width - PREFIX_COLUMNS - side : side;
    size_t most = w->style.right > side ? w->style.right : side;
    w->characters = c->context ? (size_t)c->context : w->form == &form_text ? most : TABLE_CONTEXT;
}

static void kwic_close(void *self) {
    writer *w = self;
    filter_close(&w->filter);
    widths_close(&w->style.widths);
    store_close(&w->store);
    scratch_free(&w->scratch);
    free(w);
}

/* A layer that nothing in the chain gives is an error, with the nearest right name. */
static gb_status check_layer(const writer *w) {
    selection chosen;
    gb_status status = selection_open(&chosen, w->host, w->context, w->layer_name);
    selection_close(&chosen);
    return status;
}

static gb_status kwic_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    const config *c = settings;
    const char *color = host->setting(context, "color");
    writer *w = calloc(1, sizeof *w);
    gb_status status;
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    w->layer_name = c->layer;
    w->layer = -1;
    w->form = FORMS[c->form];
    w->style.color = color && strcmp(color, "1") == 0;
    w->style.title = c->title;
    w->style.context = context;
    w->sorted = c->sort != STORE_DOCUMENT;
    w->limit = c->limit ? (size_t)c->limit : w->sorted ? SORTED_LIMIT : SIZE_MAX;
    store_open(&w->store, (store_order)c->sort, w->limit);
    set_width(w, c);
    status = check_layer(w);
    if (status == GB_OK) status = filter_open(&w->filter, host, context, c->where);
    if (status == GB_OK && c->ambiguous) status = widths_open(&w->style.widths, host, context);
    if (status != GB_OK) {
        kwic_close(w);
        return GB_FATAL;
    }
    *self = w;
    return GB_OK;
}

static void start(writer *w) {
    if (w->started) return;
    stream_open(&w->out, w->host, w->host->output(w->context, NULL));
    w->form->begin(&w->out, &w->style);
    w->started = 1;
}

static gb_status resolve(writer *w, const gb_document *document) {
    const gb_host *host = w->host;
    if (w->layer >= 0) return GB_OK;
    for (int i = host->layer_count(document) - 1; i >= 0; i--)
        if (strcmp(host->layer_name(document, i), w->layer_name) == 0) w->layer = i;
    if (w->layer < 0)
        return host->fail(w->context, GB_FATAL, "'%s' is no layer: its rows stand in no report", w->layer_name);
    return filter_resolve(&w->filter, host, w->context, document, w->layer);
}

/* Shows or keeps a place. */
static gb_status take(writer *w, const gb_document *document, size_t row, gb_span span, int term) {
    const gb_host *host = w->host;
    context_pieces pieces;
    place found;
    if (!w->sorted && w->shown == w->limit) return GB_OK;
    if (context_cut(&w->scratch, host->text(document), span, w->characters, &pieces) != 0)
        return host->fail(w->context, GB_FATAL, "out of memory");
    found = (place){.texts = {host->meta(document, "id"),
                              host->meta(document, "place"),
                              host->meta(document, "year"),
                              pieces.left,
                              pieces.node,
                              pieces.right,
                              {NULL, 0}},
                    .position = host->position(document, span.start)};
    if (term >= 0) found.texts[PLACE_TERM] = host->get_str(document, w->layer, row, term);
    if (w->sorted) {
        if (store_add(&w->store, &found) == 0) return GB_OK;
        return host->fail(w->context, GB_FATAL, "out of memory: give a limit, or sort=document");
    }
    w->form->place(&w->out, &w->style, &found, w->shown++);
    return w->out.status;
}

/* The column that names the term of a row, or -1. */
static int term_column(const writer *w, const gb_document *document) {
    static const char *const NAMES[] = {"term", "category", "canonical", "name", "unit"};
    for (size_t n = 0; n < sizeof NAMES / sizeof *NAMES; n++)
        for (int i = w->host->column_count(document, w->layer) - 1; i >= 0; i--) {
            const gb_column *column = w->host->column_info(document, w->layer, i);
            if (column->type == GB_STR && strcmp(column->name, NAMES[n]) == 0) return i;
        }
    return -1;
}

static gb_status kwic_collect(void *self, const gb_document *document) {
    writer *w = self;
    gb_status status = resolve(w, document);
    const gb_span *spans;
    uint64_t before = w->places;
    size_t rows;
    int term;
    if (status != GB_OK) return status;
    start(w);
    rows = w->host->rows(document, w->layer);
    spans = w->host->spans(document, w->layer);
    term = rows ? term_column(w, document) : -1;
    for (size_t row = 0; row < rows && status == GB_OK; row++) {
        if (spans[row].start == GB_NO_POSITION) continue;
        if (!filter_takes(&w->filter, w->host, document, w->layer, row)) continue;
        w->places++;
        status = take(w, document, row, spans[row], term);
    }
    if (w->places > before) w->documents++;
    return status == GB_OK ? w->out.status : status;
}

static void say(const writer *w) {
    const gb_host *host = w->host;
    if (w->places == 0)
        host->log(w->context, GB_WARNING, "no match: it stands in none of the reports");
    else
        host->log(w->context, GB_INFO, "%llu places in %llu reports", (unsigned long long)w->places,
                  (unsigned long long)w->documents);
    if (w->shown < w->places)
        host->log(w->context, GB_WARNING, "%llu of %llu places are shown: limit=N shows more",
                  (unsigned long long)w->shown, (unsigned long long)w->places);
}

static gb_status kwic_finish(void *self, gb_document *corpus) {
    writer *w = self;
    start(w);
    if (w->sorted && store_sort(&w->store) != 0) return w->host->fail(w->context, GB_FATAL, "out of memory");
    for (size_t i = 0; w->sorted && i < w->store.count; i++) {
        place found = store_get(&w->store, i);
        w->form->place(&w->out, &w->style, &found, w->shown++);
    }
    w->form->end(&w->out, &w->style, corpus, w->places, w->shown);
    say(w);
    return stream_flush(&w->out);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, config, layer, "layer", "match", NULL, 0, 0,
              "the layer whose rows are shown: match (of find), quantity, slogan, or any other"),
    GB_OPTION(GB_STR, config, where, "where", NULL, NULL, 0, 0,
              "only rows with this value, as in unit=元 or canonical=三去一降一补; a|b: either, a*: what begins so"),
    GB_OPTION(GB_ENUM, config, sort, "sort", "document", "document|left|right|node", 0, 0,
              "order: as in the reports, or by the characters on the left, on the right, or of the node"),
    GB_OPTION(GB_ENUM, config, form, "form", "text", "text|csv|html|json|jsonl", 0, 0, "form of the output"),
    GB_OPTION(GB_INT, config, width, "width", "0", NULL, 0, 1000,
              "columns of a line of text; 0 = as wide as the terminal, else 80"),
    GB_OPTION(GB_INT, config, context, "context", "0", NULL, 0, 500,
              "characters on each side; 0 = in text as many as fit, otherwise 30"),
    GB_OPTION(GB_ENUM, config, ambiguous, "ambiguous", "narrow", "narrow|wide", 0, 0,
              "columns of characters like “ and Ω on this terminal: one or two"),
    GB_OPTION(GB_INT, config, limit, "limit", "0", NULL, 0, 100000000,
              "most places to show; 0 = all, when sorted the first 100000"),
    GB_OPTION(GB_STR, config, title, "title", NULL, NULL, 0, 0, "heading of the HTML page"),
    GB_LIST_END,
};

static const gb_plugin kwic_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "kwic",
    .version = "1.0.0",
    .summary = "A concordance: places in the middle of their context",
    .license = "Apache-2.0",
    .help = "A line a place: the report, the position (as --offsets counts), and the place in the middle of the text\n"
            "around it. Places are the rows of a layer: what `find` finds, or any other layer. The verb kwic of the\n"
            "program uses it. Sorted places are kept in memory, some hundred bytes each; otherwise nothing is.",
    .example = "gongbao run -c 'structure | find term=高质量发展' -f 'kwic sort=right' report.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = kwic_open,
    .collect = kwic_collect,
    .finish = kwic_finish,
    .close = kwic_close,
};

GB_PLUGINS(kwic, &kwic_plugin)
