/* The words around a place. */
#include "context.h"
#include <stdlib.h>

#define REACH 8192u /* bytes of context looked at on a side */

static int is_blank(uint32_t c) {
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0xFEFF;
}

static void put(scratch *room, const char *bytes, size_t length) {
    if (length > room->room - room->used) {
        size_t more = room->room ? room->room : 1024;
        while (more - room->used < length) {
            if (more > SIZE_MAX / 2) {
                room->failed = 1;
                return;
            }
            more *= 2;
        }
        char *data = realloc(room->data, more);
        if (!data) {
            room->failed = 1;
            return;
        }
        room->data = data;
        room->room = more;
    }
    memcpy(room->data + room->used, bytes, length);
    room->used += length;
}

/* Copies what `span` covers, blanks made one; returns the bytes. */
static size_t copy(scratch *room, gb_string text, gb_span span) {
    size_t before = room->used, at = span.start;
    int blank = 0;
    while (at < span.end) {
        size_t from = at;
        if (!is_blank(gb_next(text, &at))) {
            put(room, text.data + from, at - from);
            blank = 0;
        } else if (!blank) {
            put(room, " ", 1);
            blank = 1;
        }
    }
    return room->used - before;
}

/* Where the context on the left begins. */
static uint32_t left_edge(gb_string text, uint32_t start, size_t characters) {
    size_t at = start, edge = start, count = 0;
    int blank = 0;
    while (at > 0 && start - at < REACH) {
        int now = is_blank(gb_previous(text, &at));
        if (!(now && blank) && count++ == characters) break;
        blank = now;
        if (!now) edge = at;
    }
    return (uint32_t)edge;
}

static uint32_t right_edge(gb_string text, uint32_t end, size_t characters) {
    size_t at = end, edge = end, count = 0;
    int blank = 0;
    while (at < text.length && at - end < REACH) {
        int now = is_blank(gb_next(text, &at));
        if (!(now && blank) && count++ == characters) break;
        blank = now;
        if (!now) edge = at;
    }
    return (uint32_t)edge;
}

int context_cut(scratch *room, gb_string text, gb_span span, size_t characters, context_pieces *pieces) {
    size_t left, node, right;
    room->used = 0;
    left = copy(room, text, (gb_span){left_edge(text, span.start, characters), span.start});
    node = copy(room, text, span);
    right = copy(room, text, (gb_span){span.end, right_edge(text, span.end, characters)});
    if (room->failed) return -1;
    pieces->left = (gb_string){room->data, left};
    pieces->node = (gb_string){room->data + left, node};
    pieces->right = (gb_string){room->data + left + node, right};
    return 0;
}

void scratch_free(scratch *room) {
    free(room->data);
    *room = (scratch){0};
}
