/* Lines: what the author meant as one line, put together again where it was broken by a page's width or by mark-up. */
#ifndef STRUCTURE_LINES_H
#define STRUCTURE_LINES_H

#include "mark.h"

/* How a document is set, found in its first 256 KiB. */
typedef struct typesetting {
    bool spaced;    /* blank lines stand between paragraphs, so a lone line break may fall inside one */
    bool half_stop; /* "." ends sentences */
    uint32_t width; /* columns at which its lines are broken; 0 = they are not */
    char line_end;  /* as line_end_of() tells */
} typesetting;

/* What ends a line: \n, or \r in a text that has no other line breaks. */
char line_end_of(gb_string text);

typesetting typesetting_of(gb_string text);

typedef struct line {
    gb_span text;    /* without blanks at its ends; never empty */
    uint32_t pieces; /* line breaks inside it, plus one */
    bool touches;    /* no blank line stands before it, and the line before ends a sentence */
    bool followed;   /* no blank line stands behind it */
    bool marked;     /* `mark` is set */
    bool table;      /* a row of a table */
    mark mark;
} line;

typedef struct line_reader {
    gb_string text;
    const marks *marks;
    typesetting set;
    uint32_t at;        /* first byte not looked at */
    bool stopped;       /* the line before ends a sentence */
    gb_span next;       /* the physical line that comes next; empty at the end */
    bool next_indented; /* it is */
    bool next_touches;  /* no blank line stands before it */
    bool next_glued;    /* only a line of invisible characters stands before it: a page ended there */
    bool next_numbered; /* a page number stands before it: the same */
} line_reader;

void line_reader_start(line_reader *reader, gb_string text, const marks *table, typesetting set);
/* The next line. False at the end. */
bool line_read(line_reader *reader, line *out);

#endif
