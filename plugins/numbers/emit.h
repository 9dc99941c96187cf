/* Quantities -> rows of the layer. */
#ifndef NUMBERS_EMIT_H
#define NUMBERS_EMIT_H

#include "quantity.h"

/* Columns of the layer, in the order of their declaration. */
enum {
    COLUMN_KIND,
    COLUMN_VALUE,
    COLUMN_LOW,
    COLUMN_HIGH,
    COLUMN_EXACT,
    COLUMN_UNIT,
    COLUMN_BOUND,
    COLUMN_BASE_VALUE,
    COLUMN_BASE_UNIT,
    COLUMN_ISO,
    COLUMN_HEAD,
    COLUMN_RULE,
    COLUMN_NOTE,
    COLUMN_DIRECTION,
    COLUMN_BASE_EXACT
};

/* Adds the row and moves the reader's floor behind it: the row's number, -1 on error. */
int64_t quantity_emit(document_reader *reader, int layer, const quantity *q);

#endif
