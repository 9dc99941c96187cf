/* The outline of a document: sections with their headings, zones and parts. */
#ifndef STRUCTURE_OUTLINE_H
#define STRUCTURE_OUTLINE_H

#include "zones.h"

typedef struct section {
    uint32_t start;
    gb_span title;   /* start == end: none */
    uint32_t number; /* of the mark; 0 without one */
    uint8_t level, zone, part;
    bool runs_on; /* the paragraph begins in the heading's line */
    bool item;    /* the heading begins with a list word, or is a whole sentence of a list: part of the text */
} section;

typedef struct outline {
    section *sections;
    size_t count, capacity;
} outline;

typedef struct tools {
    const marks *marks;
    const words *words;
} tools;

/* Finds the sections; they cover the text from 0 on. `year` is the report's own, 0 when unknown. False: out of memory.
 */
bool outline_build(outline *o, gb_string text, const tools *t, typesetting set, int year);
/* Gives every section its part. False when none is review or plan. */
bool parts_assign(outline *o, gb_string text, const words *w, int year);
/* The same for a document whose headings say nothing: divides it where a paragraph's first words speak of what was done
 * or of what is to be done. False: out of memory. */
bool parts_split(outline *o, gb_string text, const tools *t, typesetting set, int year);
/* What a heading says about its part. `weight` (may be NULL) gets how surely, 0 for PART_NONE. */
part parts_of_heading(const words *w, gb_string text, gb_span title, int year, uint32_t *weight);
/* True when an unnumbered title line divides the report: it says so, or it names a year. */
bool parts_divides(const words *w, gb_string text, gb_span title, int year);
/* The report's year as its front matter gives it; 0 = not at all. */
int parts_year(const outline *o, gb_string text);

/* Adds a section behind the last. NULL: out of memory. */
section *outline_add(outline *o, section s);
void outline_free(outline *o);

#endif
