/* One pass over a document. */
#ifndef NUMBERS_SCAN_H
#define NUMBERS_SCAN_H

#include "reader.h"

typedef struct scan_options {
    int layer;                   /* quantity */
    int all;                     /* every numeral, too */
    int section;                 /* the layer section, -1 = none */
    int zone;                    /* its column */
    int zone_front, zone_chrome; /* its choices */
} scan_options;

/* Adds a row for every quantity of the document. */
void document_scan(document_reader *reader, const scan_options *options);

#endif
