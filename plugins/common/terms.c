#include "terms.h"

void terms_resolve(term_source *s, const gb_host *host, gb_context *context) {
    s->layer = host->layer(context, "term");
    s->term = host->column(context, s->layer, "term");
    s->count = host->column(context, s->layer, "count");
    s->total = host->layer(context, "term_total");
    s->words = host->column(context, s->total, "words");
    s->characters = host->column(context, s->total, "characters");
}

size_t terms_rows(const term_source *s, const gb_host *host, const gb_document *document) {
    return host->rows(document, s->layer);
}

gb_string terms_name(const term_source *s, const gb_host *host, const gb_document *document, size_t row) {
    return host->get_str(document, s->layer, row, s->term);
}

uint32_t terms_times(const term_source *s, const gb_host *host, const gb_document *document, size_t row) {
    int64_t times = host->get_int(document, s->layer, row, s->count);
    return times < 0 ? 0 : times > UINT32_MAX ? UINT32_MAX : (uint32_t)times;
}

static uint64_t total(const term_source *s, const gb_host *host, const gb_document *document, int column) {
    int64_t value = host->rows(document, s->total) ? host->get_int(document, s->total, 0, column) : 0;
    return value < 0 ? 0 : (uint64_t)value;
}

uint64_t terms_words(const term_source *s, const gb_host *host, const gb_document *document) {
    return total(s, host, document, s->words);
}

uint64_t terms_characters(const term_source *s, const gb_host *host, const gb_document *document) {
    return total(s, host, document, s->characters);
}
