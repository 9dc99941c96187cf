/* Marks and figures. */
#include "show.h"

#include "../common/labels.h"

#define FULL_WIDTH_FIRST 0xFF01u
#define FULL_WIDTH_LAST 0xFF5Eu
#define FULL_WIDTH_OFFSET 0xFEE0u

typedef struct mark {
    const char *verdict, *mark;
    page_tone tone;
} mark;

static const mark MARKS[] = {
    {"met", "✓", TONE_GOOD},
    {"exceeded", "▲", TONE_GOOD},
    {"missed", "✗", TONE_BAD},
    {"unreported", "–", TONE_FAINT},
    {"reported_in_words", "※", TONE_PLAIN},
    {"unclear", "?", TONE_PLAIN},
    {"not_due", "…", TONE_FAINT},
    {"above", "↑", TONE_PLAIN},
    {"below", "↓", TONE_PLAIN},
    {"scope_changed", "≠", TONE_PLAIN},
};
#define MARK_COUNT (sizeof MARKS / sizeof *MARKS)

static const mark *mark_of(const show *s, int64_t row) {
    static const mark none = {"", "?", TONE_PLAIN};
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (view_is(s->v, s->table, row, "verdict", MARKS[i].verdict)) return &MARKS[i];
    return &none;
}

const char *show_mark(const show *s, int64_t row) {
    return mark_of(s, row)->mark;
}

page_tone show_tone(const show *s, int64_t row) {
    return mark_of(s, row)->tone;
}

void show_legend(page *p) {
    page line = {.columns = p->columns};
    for (size_t i = 0; i < MARK_COUNT; i++) {
        if (i) page_put(&line, " · ");
        page_format(&line, "%s ", MARKS[i].mark);
        label_put(&line, gb_string_of(MARKS[i].verdict));
    }
    page_spaces(p, 2);
    page_wrap(p, (gb_string){line.data, line.length}, 2, 2);
    page_free(&line);
}

/* Full-width letters, digits and signs in half width. */
static void put_narrow(page *cell, gb_string text) {
    for (size_t at = 0; at < text.length;) {
        const size_t start = at;
        const uint32_t c = gb_next(text, &at);
        const char narrow = c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char)(c - FULL_WIDTH_OFFSET) : 0;
        if (narrow)
            page_bytes(cell, &narrow, 1);
        else
            page_text(cell, gb_slice(text, (gb_span){(uint32_t)start, (uint32_t)at}));
    }
}

void show_figure(page *cell, const show *s, int64_t row, const char *side) {
    const int target = side[0] == 't';
    gb_string figure = view_string(s->v, s->table, row, target ? "target_figure" : "result_figure");
    if (!figure.length) figure = view_string(s->v, s->table, row, target ? "target_text" : "result_text");
    put_narrow(cell, figure);
}
