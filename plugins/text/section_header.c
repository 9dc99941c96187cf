/* The first lines of a report's summary. */
#include "sections.h"

static const struct {
    const char *layer, *english, *chinese;
} COUNTED[] = {
    {"section", "sections", "节"},      {"sentence", "sentences", "句"},     {"token", "words", "词"},
    {"quantity", "quantities", "数量"}, {"indicator", "indicators", "指标"}, {"slogan", "slogans", "提法"},
};

static void put_title(page *p, const view *v) {
    gb_string place = v->host->meta(v->document, "place"), year = v->host->meta(v->document, "year");
    gb_string title = v->host->meta(v->document, "title"), id = v->host->meta(v->document, "id");
    size_t used = 0;
    page_tone_set(p, TONE_STRONG);
    if (place.length) {
        page_fit(p, place, 30);
        used += text_width(place) > 30 ? 30 : text_width(place);
    }
    if (year.length) {
        page_put(p, used ? " " : "");
        page_fit(p, year, 10);
        used += year.length + 1;
    }
    if (!used || !title.length) {
        page_put(p, used ? "  " : "");
        page_fit(p, id, (size_t)p->columns - used - 2);
        page_tone_set(p, TONE_PLAIN);
    } else {
        page_tone_set(p, TONE_PLAIN);
        page_put(p, "  ");
        page_fit(p, title, (size_t)p->columns - used - 2);
    }
    page_put(p, "\n");
}

void section_header(page *p, const view *v) {
    page line = {.columns = p->columns};
    put_title(p, v);
    page_rule(p);
    page_count(&line, v->host->codepoint(v->document, (uint32_t)v->host->text(v->document).length));
    page_put(&line, " characters 字");
    for (size_t i = 0; i < sizeof COUNTED / sizeof *COUNTED; i++) {
        int layer = view_layer(v, COUNTED[i].layer);
        if (layer < 0) continue;
        page_put(&line, " · ");
        page_count(&line, view_rows(v, layer));
        page_format(&line, " %s %s", COUNTED[i].english, COUNTED[i].chinese);
    }
    page_wrap(p, (gb_string){line.data, line.length}, 0, 0);
    page_free(&line);
}

void section_tally(page *p, const label_tally *tally) {
    page line = {.columns = p->columns};
    label_put_tally(&line, tally);
    page_spaces(p, 2);
    page_wrap(p, (gb_string){line.data, line.length}, 2, 2);
    page_free(&line);
}

void put_rest(page *p, size_t shown, size_t all) {
    if (shown >= all) return;
    page_tone_set(p, TONE_FAINT);
    page_put(p, "  … ");
    page_count(p, all - shown);
    page_put(p, " more 其余\n");
    page_tone_set(p, TONE_PLAIN);
}
