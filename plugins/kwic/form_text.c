/* A concordance to read: the nodes stand in one column. */
#include "form.h"

#include <stdio.h>

#define POSITION_COLUMNS 8

static void begin(stream *out, const form_style *style) {
    (void)out, (void)style;
}

static void end(stream *out, const form_style *style, const gb_document *corpus, uint64_t places, uint64_t shown) {
    (void)out, (void)style, (void)corpus, (void)places, (void)shown;
}

static void spaces(stream *out, size_t count) {
    while (count--) stream_byte(out, ' ');
}

static gb_string trimmed(gb_string text) {
    while (text.length && text.data[text.length - 1] == ' ') text.length--;
    return text;
}

static void show(stream *out, const form_style *style, const place *shown, uint64_t number) {
    const widths *w = &style->widths;
    /* The end of an id is what differs between reports, so its beginning is cut. */
    gb_string label = width_end(w, shown->texts[PLACE_DOCUMENT], style->label);
    gb_string left = width_end(w, shown->texts[PLACE_LEFT], style->side), node = shown->texts[PLACE_NODE];
    gb_string right = shown->texts[PLACE_RIGHT];
    char position[24];
    int digits = snprintf(position, sizeof position, "%u", shown->position);
    (void)number;
    if (style->right) {
        size_t taken = width_of_text(w, node);
        right = width_beginning(w, right, taken < style->right ? style->right - taken : 0);
    }
    stream_string(out, label);
    spaces(out, style->label - width_of_text(w, label));
    spaces(out, digits < POSITION_COLUMNS ? (size_t)(POSITION_COLUMNS - digits) : 1);
    stream_text(out, position);
    spaces(out, 2 + style->side - width_of_text(w, left));
    stream_string(out, left);
    stream_text(out, style->color ? "\033[1;31m" : "");
    stream_string(out, node);
    stream_text(out, style->color ? "\033[0m" : "");
    stream_string(out, trimmed(right));
    stream_byte(out, '\n');
}

const form form_text = {"text", begin, show, end};
