/* One line of a concordance: the term in the middle of its context. */
#ifndef KWIC_LINE_H
#define KWIC_LINE_H

#include "../common/stream.h"

typedef struct line_style {
    size_t label;   /* columns for the report's id */
    size_t side;    /* columns on each side of the term */
    size_t context; /* characters on each side; 0 = as many as fit */
    int color;
} line_style;

/* Writes the line for the term at `span` of the document. */
void line_write(stream *out, const line_style *style, const gb_document *document, gb_span span);

#endif
