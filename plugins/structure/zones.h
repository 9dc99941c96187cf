/* Front matter and page leftovers at both ends of a document. */
#ifndef STRUCTURE_ZONES_H
#define STRUCTURE_ZONES_H

#include "lines.h"
#include "words.h"

typedef enum zone { ZONE_FRONT = 0, ZONE_BODY = 1, ZONE_APPENDIX = 2, ZONE_CHROME = 3 } zone;

enum { FRONT_LINES = 400 }; /* a page's menus above the text can be long */

typedef struct zones {
    uint32_t front_count;       /* lines before the first of the body */
    uint8_t front[FRONT_LINES]; /* zone of each: front or chrome */
    uint32_t tail;              /* where the leftovers at the end begin; the text's length when there are none */
} zones;

void zones_find(zones *found, gb_string text, const marks *table, const words *w, typesetting set);

#endif
