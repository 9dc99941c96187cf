/* Many reports: a line each, written as they come, so the columns have fixed widths. */
#include "overview.h"

#define NUMBER_WIDTH 9u
#define NAME_LEAST 16u
#define NAME_MOST 40u

static const struct {
    const char *layer, *title;
} COLUMNS[] = {{"sentence", "sent. 句"},
               {"quantity", "quant. 数"},
               {"indicator", "indic. 指"},
               {"slogan", "slogan 语"},
               {"comparison", "pairs 对"}};
#define COLUMN_COUNT (sizeof COLUMNS / sizeof *COLUMNS)

/* How many of the columns there are: layers that the chain gives. */
static size_t present(const view *v, int *layers) {
    size_t count = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        layers[i] = view_layer(v, COLUMNS[i].layer);
        if (layers[i] >= 0) count++;
    }
    return count;
}

static size_t name_width(const page *p, size_t count) {
    size_t numbers = (count + 1) * (NUMBER_WIDTH + 1), columns = (size_t)p->columns;
    size_t width = columns > numbers + NAME_LEAST ? columns - numbers : NAME_LEAST;
    return width < NAME_MOST ? width : NAME_MOST;
}

static void put_right(page *p, gb_string text) {
    size_t width = text_width(text);
    page_spaces(p, (width < NUMBER_WIDTH ? NUMBER_WIDTH - width : 0) + 1);
    page_text(p, text);
}

static void put_number(page *p, uint64_t number) {
    page cell = {0};
    page_count(&cell, number);
    put_right(p, (gb_string){cell.data, cell.length});
    page_free(&cell);
}

static void put_name(page *p, gb_string name, size_t width) {
    size_t own = text_width(name);
    page_fit(p, name, width);
    if (own < width) page_spaces(p, width - own);
}

void overview_titles(page *p, const view *v) {
    int layers[COLUMN_COUNT];
    size_t count = present(v, layers);
    page_tone_set(p, TONE_FAINT);
    put_name(p, GB_TEXT("Report 报告"), name_width(p, count));
    put_right(p, GB_TEXT("chars 字"));
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (layers[i] >= 0) put_right(p, gb_string_of(COLUMNS[i].title));
    page_tone_set(p, TONE_PLAIN);
    page_put(p, "\n");
}

void overview_line(page *p, const view *v) {
    int layers[COLUMN_COUNT];
    size_t count = present(v, layers);
    put_name(p, v->host->meta(v->document, "id"), name_width(p, count));
    put_number(p, v->host->codepoint(v->document, (uint32_t)v->host->text(v->document).length));
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (layers[i] >= 0) put_number(p, view_rows(v, layers[i]));
    page_put(p, "\n");
}
