#include "positions.h"
#include "../common/glob.h"
#include "../common/likelihood.h"

/* What is handed down. */
typedef struct place {
    const gb_host *host;
    gb_document *document;
    int layer;
    double characters; /* of the document */
} place;

static void add_row(const place *p, gb_span span, gb_string term) {
    int64_t row = p->host->add(p->document, p->layer, span);
    p->host->set_str(p->document, p->layer, row, POSITION_TERM, term);
    p->host->set_num(p->document, p->layer, row, POSITION_POSITION,
                     likelihood_rounded(p->host->codepoint(p->document, span.start) / p->characters));
}

int positions_add(const gb_host *host, gb_document *document, int layer, const word_source *source,
                  word_scratch *scratch, gb_string terms) {
    gb_string text = host->text(document);
    const gb_span *spans = host->spans(document, source->token);
    place p = {host, document, layer, host->codepoint(document, (uint32_t)text.length)};
    for (size_t r = 0; r < words_ranges(source, host, document); r++) {
        word_range range = words_range(source, host, document, r);
        for (size_t i = range.first; i < range.end; i++) {
            int64_t kind = host->get_int(document, source->token, i, source->kind);
            if (kind != source->word && kind != source->latin) continue;
            gb_string term = word_normal(scratch, gb_slice(text, spans[i]));
            if (!term.data) return -1;
            if (glob_any(terms, term)) add_row(&p, spans[i], term);
        }
    }
    return 0;
}
