/* The sentences behind the verdicts. */
#include "show.h"

#include "../common/labels.h"

#include <stdlib.h>

static void put_sentence(const show *s, int64_t row, const char *document, const char *sentence, const char *text) {
    page line = {.columns = s->page->columns};
    gb_string words = view_string(s->v, s->table, row, sentence);
    if (!words.length) words = view_string(s->v, s->table, row, text);
    if (!words.length) return;
    page_text(&line, view_string(s->v, s->table, row, document));
    page_put(&line, ": ");
    page_text(&line, words);
    page_spaces(s->page, 6);
    page_wrap(s->page, (gb_string){line.data, line.length}, 6, 8);
    page_free(&line);
}

static void put_head(const show *s, const entry *e) {
    page *p = s->page;
    const gb_string note = view_string(s->v, s->table, e->row, "note");
    page_format(p, "\n  %d ", e->year);
    page_tone_set(p, TONE_STRONG);
    page_text(p, e->indicator);
    page_tone_set(p, TONE_PLAIN);
    page_put(p, "  ");
    page_tone_set(p, show_tone(s, e->row));
    page_format(p, "%s ", show_mark(s, e->row));
    label_put(p, view_string(s->v, s->table, e->row, "verdict"));
    page_tone_set(p, TONE_PLAIN);
    page_put(p, "  ");
    show_figure(p, s, e->row, "target");
    if (view_string(s->v, s->table, e->row, "result_figure").length) {
        page_put(p, " → ");
        show_figure(p, s, e->row, "result");
    }
    page_put(p, "\n");
    if (note.length) {
        page_spaces(p, 6);
        page_wrap(p, note, 6, 8);
    }
}

int show_evidence(const show *s, const series *lines, size_t count) {
    size_t total = 0, used = 0;
    for (size_t i = 0; i < count; i++) total += lines[i].count;
    const entry **list = malloc((total + 1) * sizeof *list);
    if (!list) return -1;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < lines[i].count; k++) list[used++] = &lines[i].entries[k];
    qsort(list, used, sizeof *list, entry_by_year);
    for (size_t i = 0; i < used; i++) {
        put_head(s, list[i]);
        put_sentence(s, list[i]->row, "target_document", "target_sentence", "target_text");
        put_sentence(s, list[i]->row, "result_document", "result_sentence", "result_text");
    }
    free(list);
    return 0;
}
