/* One line of a concordance. */
#include "line.h"

#include <stdio.h>
#include <utf8proc.h>

#define POSITION_COLUMNS 8
#define CUT_LIMIT 4096u /* bytes of context looked at on a side */

typedef struct piece {
    char bytes[CUT_LIMIT];
    size_t used;
    size_t width; /* columns */
    size_t count; /* characters */
} piece;

/* White space, line breaks, control characters and marks that turn the direction of text: shown as one space. */
static int is_space(uint32_t c) {
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0xFEFF;
}

static size_t width_of(uint32_t c) {
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width > 0 ? (size_t)width : 0;
}

/* 1 when a character of this width still fits. */
static int has_room(const piece *p, const line_style *style, size_t width) {
    return p->width + width <= style->side && (!style->context || p->count < style->context) &&
           p->used + 4 <= CUT_LIMIT;
}

/* The characters before `start`, at the end of `bytes`. */
static void cut_left(piece *p, const line_style *style, gb_string text, size_t start) {
    int blank = 0;
    *p = (piece){.used = 0};
    while (start > 0) {
        size_t before = start;
        uint32_t c = gb_previous(text, &before);
        int space = is_space(c);
        if (space && blank) {
            start = before;
            continue;
        }
        if (!has_room(p, style, space ? 1 : width_of(c))) break;
        p->used += space ? 1 : start - before;
        if (space)
            p->bytes[CUT_LIMIT - p->used] = ' ';
        else
            memcpy(p->bytes + CUT_LIMIT - p->used, text.data + before, start - before);
        p->width += space ? 1 : width_of(c);
        p->count++;
        blank = space;
        start = before;
    }
}

static void cut_right(piece *p, const line_style *style, gb_string text, size_t end) {
    int blank = 0;
    *p = (piece){.used = 0};
    while (end < text.length) {
        size_t next = end;
        uint32_t c = gb_next(text, &next);
        int space = is_space(c);
        if (!(space && blank)) {
            if (!has_room(p, style, space ? 1 : width_of(c))) break;
            memcpy(p->bytes + p->used, space ? " " : text.data + end, space ? 1 : next - end);
            p->used += space ? 1 : next - end;
            p->width += space ? 1 : width_of(c);
            p->count++;
        }
        blank = space;
        end = next;
    }
    while (p->used && p->bytes[p->used - 1] == ' ') p->used--;
}

static void spaces(stream *out, size_t count) {
    while (count--) stream_byte(out, ' ');
}

/* The report's id in the label's columns: its end is what differs between reports, so its beginning is cut. */
static void put_label(stream *out, const line_style *style, gb_string id) {
    size_t at = id.length, width = 0, from = id.length;
    while (at > 0) {
        size_t before = at;
        uint32_t c = gb_previous(id, &before);
        width += is_space(c) ? 1 : width_of(c);
        if (width > style->label) break;
        from = at = before;
    }
    width = 0;
    for (at = from; at < id.length;) {
        size_t next = at;
        uint32_t c = gb_next(id, &next);
        if (is_space(c))
            stream_byte(out, ' ');
        else
            stream_bytes(out, id.data + at, next - at);
        width += is_space(c) ? 1 : width_of(c);
        at = next;
    }
    if (width < style->label) spaces(out, style->label - width);
}

void line_write(stream *out, const line_style *style, const gb_document *document, gb_span span) {
    gb_string text = out->host->text(document);
    char position[24];
    piece side;
    int length = snprintf(position, sizeof position, "%u", out->host->position(document, span.start));
    put_label(out, style, out->host->meta(document, "id"));
    spaces(out, length < POSITION_COLUMNS ? (size_t)(POSITION_COLUMNS - length) : 1);
    stream_text(out, position);
    stream_text(out, "  ");
    cut_left(&side, style, text, span.start);
    spaces(out, style->side - side.width);
    stream_bytes(out, side.bytes + CUT_LIMIT - side.used, side.used);
    stream_text(out, style->color ? "\033[1;31m" : "");
    stream_string(out, gb_slice(text, span));
    stream_text(out, style->color ? "\033[0m" : "");
    cut_right(&side, style, text, span.end);
    stream_bytes(out, side.bytes, side.used);
    stream_byte(out, '\n');
}
