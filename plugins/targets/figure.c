/* Reads the quantity layer. */
#include "figure.h"

const char *const targets_figure_kinds[] = {
    "quantity", "money", "percent", "percentage_point", "multiple", "fraction", "rank",
    "ordinal",  "age",   "date",    "duration",         "numeral",  NULL};
const char *const targets_figure_bounds[] = {"exact",     "approx",  "nearly",    "at_least",
                                             "more_than", "at_most", "less_than", NULL};

/* The year that a date begins with, in the text or in its normalized form; 0 = none. *in_year = 1 when more follows. */
static int16_t year_of(gb_string text, uint8_t *in_year) {
    int year = 0;
    size_t at = 0;
    while (at < text.length && at < 4 && text.data[at] >= '0' && text.data[at] <= '9')
        year = year * 10 + (text.data[at++] - '0');
    if (at != 4 || year < 1900 || year > 2199) return 0;
    if (gb_stands_at(text, at, GB_TEXT("年"))) at += 3;
    *in_year = at < text.length && (text.data[at] == '-' || (text.data[at] >= '0' && text.data[at] <= '9'));
    return (int16_t)year;
}

static void read_figure(const targets_layers *layers, const targets_vocabulary *vocabulary, const gb_document *document,
                        size_t row, gb_span span, targets_figure *figure) {
    const gb_host *host = layers->host;
    const int64_t kind = host->get_int(document, layers->quantity, row, layers->quantity_kind);
    const int64_t bound = host->get_int(document, layers->quantity, row, layers->quantity_bound);
    figure->span = span;
    figure->row = (uint32_t)row;
    figure->kind = kind >= 0 && kind < TARGETS_CHOICES ? layers->kinds[kind] : 255;
    figure->bound = bound >= 0 && bound < TARGETS_CHOICES ? layers->bounds[bound] : BOUND_EXACT;
    if (figure->bound == 255) figure->bound = BOUND_EXACT;
    figure->unit = host->get_str(document, layers->quantity, row, layers->quantity_unit);
    if (figure->kind == FIGURE_DATE) {
        gb_string iso = {NULL, 0};
        if (layers->quantity_iso >= 0) iso = host->get_str(document, layers->quantity, row, layers->quantity_iso);
        if (iso.length > 0) figure->year = year_of(iso, &figure->in_year);
        const char *slash = iso.length > 0 ? memchr(iso.data, '/', iso.length) : NULL;
        if (slash && figure->year != 0) {
            const size_t behind = (size_t)(slash - iso.data) + 1;
            uint8_t part = 0;
            figure->year_to = year_of((gb_string){iso.data + behind, iso.length - behind}, &part);
            if (figure->year_to <= figure->year) figure->year_to = 0;
        }
        if (figure->year == 0) figure->year = year_of(gb_slice(host->text(document), span), &figure->in_year);
    }
    int speech = 0;
    if (figure->kind == FIGURE_QUANTITY) {
        const targets_word *unit = targets_words_exact(&vocabulary->units, figure->unit);
        speech = unit && unit->role == UNIT_SPEECH;
        figure->ranks = unit && unit->role == UNIT_RANK;
        figure->counts = unit && (unit->role == UNIT_COUNT || unit->role == UNIT_PERSON);
    }
    figure->passive = figure->kind == FIGURE_DATE || figure->kind == FIGURE_ORDINAL || figure->kind == FIGURE_AGE ||
                      figure->kind == FIGURE_NUMERAL || figure->kind == 255 || speech;
}

targets_figure *targets_figures_read(const targets_layers *layers, const targets_vocabulary *vocabulary,
                                     gb_document *document, size_t *count) {
    const gb_host *host = layers->host;
    const size_t rows = host->rows(document, layers->quantity);
    const gb_span *spans = host->spans(document, layers->quantity);
    *count = 0;
    if (rows >= SIZE_MAX / sizeof(targets_figure)) return NULL;
    /* One more, so that there is an array without figures too. */
    targets_figure *figures = host->allocate(document, (rows + 1) * sizeof *figures);
    *count = rows;
    if (!figures) return NULL;
    size_t kept = 0;
    for (size_t row = 0; row < rows; row++) {
        if (spans[row].start == GB_NO_POSITION) break;
        if (kept > 0 && spans[row].start < figures[kept - 1].span.end) continue; /* nested: the outer one counts */
        read_figure(layers, vocabulary, document, row, spans[row], &figures[kept++]);
    }
    *count = kept;
    return figures;
}
