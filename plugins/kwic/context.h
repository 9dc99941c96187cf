/* The words around a place. White space, line breaks, control characters and marks that turn the direction of text are
 * one space, so a context is always one line that no terminal obeys. */
#ifndef KWIC_CONTEXT_H
#define KWIC_CONTEXT_H

#include "gongbao/plugin.h"

/* Bytes that grow; zeros = empty. */
typedef struct scratch {
    char *data;
    size_t used, room;
    int failed; /* 1: out of memory; what it holds is not whole */
} scratch;

typedef struct context_pieces {
    gb_string left, node, right; /* in the scratch */
} context_pieces;

/* The node at `span` with up to `characters` on each side, in the emptied scratch. 0, or -1: out of memory. */
int context_cut(scratch *room, gb_string text, gb_span span, size_t characters, context_pieces *pieces);
void scratch_free(scratch *room);

#endif
