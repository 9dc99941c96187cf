/* CRASH: writes to address 0 in collect(). Gives a table too, with how many documents it has seen. */
#include "misbehave.h"

static size_t documents;

static gb_status misbehave(misbehaver *self, gb_document *document) {
    (void)self;
    (void)document;
    return GB_OK;
}

static const gb_column count_columns[] = {GB_COLUMN(GB_INT, "documents", NULL, "documents collected"), GB_LIST_END};
static const gb_layer_declaration tables[] = {GB_LAYER("crash_collect_count", count_columns, "the one row of the run"),
                                              GB_LIST_END};

static gb_status collect(void *self, const gb_document *document) {
    if (says(self, document, "CRASH")) crash_now();
    documents++;
    return GB_OK;
}

static gb_status finish(void *self, gb_document *corpus) {
    const gb_host *host = ((misbehaver *)self)->host;
    gb_span nowhere = {GB_NO_POSITION, GB_NO_POSITION};
    int table = ((misbehaver *)self)->table;
    int64_t row = host->add(corpus, table, nowhere);
    host->set_int(corpus, table, row, 0, (int64_t)documents);
    return GB_OK;
}

MISBEHAVER(crash_collect, seen_columns, .tables = tables, .collect = collect, .finish = finish)
