/* Which rows of a layer are places: all, or those with a value in a column. */
#ifndef KWIC_FILTER_H
#define KWIC_FILTER_H

#include "gongbao/plugin.h"

/* Zeros: all rows. */
typedef struct filter {
    char *column;       /* NULL: all */
    const char *values; /* in the same memory; separated by | */
    int index;          /* of the column */
    gb_type type;
} filter;

/* `where`: "column=value" or "column=value|value", a * at the end of a value for any end; or NULL. GB_OK, or GB_FATAL
 * after fail(). */
gb_status filter_open(filter *f, const gb_host *host, gb_context *context, const char *where);
/* Finds the column in a layer of a document. GB_OK, or GB_FATAL after fail(): there is none, or it holds rows. */
gb_status filter_resolve(filter *f, const gb_host *host, gb_context *context, const gb_document *document, int layer);
int filter_takes(const filter *f, const gb_host *host, const gb_document *document, int layer, size_t row);
void filter_close(filter *f);

#endif
