/* An analyzer with one fault, chosen with -DFAULT_...: each is what a rule of `gongbao check` is there to find. Without
 * any it is a good one: it marks every 增长. */
#define _GNU_SOURCE
#include <gongbao/plugin.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct state {
    const gb_host *host;
    gb_context *context;
    int layer, table;
    unsigned runs, rows;
} state;

typedef struct config {
    int64_t limit;
} config;

static const gb_option options[] = {
    GB_OPTION(GB_INT, config, limit, "limit", "100000", NULL, 0, 1000000, "most rows of a report"), GB_LIST_END};
static const gb_column columns[] = {GB_COLUMN(GB_INT, "number", NULL, "which one of the report it is"),
#ifdef FAULT_EMPTY_COLUMN
                                    GB_COLUMN(GB_STR, "never", NULL, "a column that nobody fills in"),
#endif
                                    GB_LIST_END};
static const gb_layer_declaration gives[] = {GB_LAYER("faulty", columns, "a word"),
#ifdef FAULT_EMPTY_LAYER
                                             GB_LAYER("never", columns, "a layer without rows"),
#endif
                                             GB_LIST_END};
static const gb_layer_declaration tables[] = {GB_LAYER("faulty_total", columns, "how many words"), GB_LIST_END};

#ifdef FAULT_STATIC_STATE
static unsigned shared;
#endif
#ifdef FAULT_EXPORTS
__attribute__((visibility("default"))) int helper(void);
int helper(void) {
    return 1;
}
#endif
#ifdef FAULT_THREAD
static void *sleep_long(void *unused) {
    sleep(1000);
    return unused;
}
#endif

static gb_status start(gb_context *context, const gb_host *host, const void *settings, void **self) {
    state *s = calloc(1, sizeof *s);
    const config *c = settings;
#ifdef FAULT_OPTION
    if (c->limit == 0) abort();
#endif
#ifdef FAULT_LEAK_OPEN
    void *volatile lost = malloc(500);
    (void)lost;
#endif
    (void)c;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    s->host = host;
    s->context = context;
    s->layer = host->layer(context, "faulty");
    s->table = host->table(context, "faulty_total");
#ifdef FAULT_UNDECLARED
    host->layer(context, "sentence"); /* it declares no need of it */
#endif
    *self = s;
    return GB_OK;
}

static void misbehave(state *s, gb_document *document, gb_string text) {
    (void)s;
    (void)document;
    (void)text;
#ifdef FAULT_PRINTS
    puts("found");
#endif
#ifdef FAULT_FILES
    if (open("/dev/null", O_RDONLY) < 0) abort();
#endif
#ifdef FAULT_LEAK
    void *volatile lost = malloc(300);
    (void)lost;
#endif
#ifdef FAULT_THREAD
    static pthread_t thread;
    if (!thread) pthread_create(&thread, NULL, sleep_long, NULL);
#endif
#ifdef FAULT_EXITS_ON_EMPTY
    if (text.length == 0) exit(0);
#endif
#ifdef FAULT_CRASHES_ON_BLANKS
    if (text.length && text.data[0] == ' ') __builtin_trap();
#endif
#ifdef FAULT_QUADRATIC
    volatile unsigned sum = 0;
    for (size_t i = 0; i < text.length; i += 64)
        for (size_t k = 0; k < i; k += 64) sum += (unsigned char)text.data[k];
#endif
#ifdef FAULT_WRONG_SPAN
    if (text.length > 2) s->host->add(document, s->layer, (gb_span){1, 2});
#endif
}

static gb_status process(void *self, gb_document *document) {
    state *s = self;
    const gb_string text = s->host->text(document), word = GB_TEXT("增长");
    int64_t number = 0;
    misbehave(s, document, text);
#ifdef FAULT_COUNTS_ON
    number = s->runs; /* goes on from the report before */
#endif
#ifdef FAULT_STATIC_STATE
    number = shared;
#endif
    for (size_t at = 0; at < text.length; gb_next(text, &at)) {
        if (!gb_stands_at(text, at, word)) continue;
        const int64_t row = s->host->add(document, s->layer, (gb_span){(uint32_t)at, (uint32_t)(at + word.length)});
        s->host->set_int(document, s->layer, row, 0, number++);
    }
    s->runs += number > 0;
#ifdef FAULT_STATIC_STATE
    shared += number > 0;
#endif
    return GB_OK;
}

static gb_status collect(void *self, const gb_document *document) {
    state *s = self;
    s->rows += (unsigned)s->host->rows(document, s->layer);
    return GB_OK;
}

static gb_status finish(void *self, gb_document *corpus) {
    state *s = self;
#ifdef FAULT_FINISH_EMPTY
    if (s->rows == 0) return s->host->fail(s->context, GB_SKIP, "there was no report");
#endif
    const int64_t row = s->host->add(corpus, s->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    s->host->set_int(corpus, s->table, row, 0, s->rows);
#ifdef FAULT_ADDRESS
    s->host->set_int(corpus, s->table, row, 0, (int64_t)(intptr_t)s);
#endif
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
#ifdef FAULT_ID
                                 .id = "Faulty!",
#else
                                 .id = "faulty",
#endif
                                 .version = "1.0.0",
                                 .summary = "marks 增长",
                                 .license = "Apache-2.0",
                                 .options = options,
                                 .config_size = sizeof(config),
                                 .gives = gives,
                                 .tables = tables,
                                 .open = start,
                                 .process = process,
                                 .collect = collect,
                                 .finish = finish,
#ifndef FAULT_NO_CLOSE
                                 .close = free,
#endif
};

GB_PLUGINS(faulty, &plugin)
