/* A place of a concordance. */
#ifndef KWIC_PLACE_H
#define KWIC_PLACE_H

#include "gongbao/plugin.h"

enum { PLACE_DOCUMENT, PLACE_PLACE, PLACE_YEAR, PLACE_LEFT, PLACE_NODE, PLACE_RIGHT, PLACE_TERM, PLACE_TEXTS };

typedef struct place {
    gb_string
        texts[PLACE_TEXTS]; /* id, place and year of the report (NULL: unknown), context, node, its term or NULL */
    uint32_t position;      /* of the node in the report, as --offsets counts */
} place;

#endif
