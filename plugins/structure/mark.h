/* Number marks at the start of a line: 一、 （二） 3. 第四， 五是 */
#ifndef STRUCTURE_MARK_H
#define STRUCTURE_MARK_H

#include "gongbao/plugin.h"

#include <stdbool.h>

typedef struct marks marks;

typedef struct mark {
    uint32_t end;    /* first byte after it */
    uint32_t number; /* its value, from 1 */
    uint8_t level;   /* of the heading, from 1 */
    bool item;       /* a list word (一是): part of the sentence that it begins */
} mark;

/* Reads the table marks.tsv. NULL: fail() has been called, *status says how. */
marks *marks_open(gb_context *context, const gb_host *host, gb_status *status);
void marks_close(marks *table);
/* The mark at the start of `line`. False when there is none. Constant time. */
bool mark_at(const marks *table, gb_string text, gb_span line, mark *found);

#endif
