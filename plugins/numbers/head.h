/* What is counted or measured, and which way it went. */
#ifndef NUMBERS_HEAD_H
#define NUMBERS_HEAD_H

#include "quantity.h"

typedef struct attachment {
    gb_string head; /* NULL string when the text does not say it */
    direction change;
} attachment;

/* The words that name what the quantity is about: on the right for counts (25家|企业) and for measures that stand
 * before their noun (20万吨|水厂), on the left for measures (总产值|达到 5亿元). Where the clause begins with the verb
 * (增长5%) it is what the row before is about. Remembers the row for the next one. Looks at NAME_LIMIT characters on
 * each side at most. */
attachment head_of(document_reader *reader, const quantity *q);

#endif
