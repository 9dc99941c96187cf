/* Which rows of a layer are places. */
#include "filter.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define COLUMN_LIMIT 64 /* columns whose names are compared */

gb_status filter_open(filter *f, const gb_host *host, gb_context *context, const char *where) {
    char *equals;
    *f = (filter){.index = -1};
    if (!where) return GB_OK;
    f->column = strdup(where);
    if (!f->column) return host->fail(context, GB_FATAL, "out of memory");
    equals = strchr(f->column, '=');
    if (equals && equals > f->column) {
        *equals = '\0';
        f->values = equals + 1;
        return GB_OK;
    }
    filter_close(f);
    return host->fail(context, GB_FATAL, "where=%.60s: write a column and its value, as in where=unit=元", where);
}

static gb_status refuse(const filter *f, const gb_host *host, gb_context *context, const gb_document *document,
                        int layer) {
    const char *names[COLUMN_LIMIT + 1], *near;
    int count = host->column_count(document, layer);
    if (count > COLUMN_LIMIT) count = COLUMN_LIMIT;
    for (int i = 0; i < count; i++) names[i] = host->column_info(document, layer, i)->name;
    names[count] = NULL;
    near = host->nearest(f->column, names);
    return host->fail(context, GB_FATAL, "the layer %s has no column '%.60s'%s%s%s", host->layer_name(document, layer),
                      f->column, near ? ": did you mean '" : "; gongbao info shows its columns", near ? near : "",
                      near ? "'?" : "");
}

gb_status filter_resolve(filter *f, const gb_host *host, gb_context *context, const gb_document *document, int layer) {
    int count = host->column_count(document, layer);
    if (!f->column || f->index >= 0) return GB_OK;
    for (int i = 0; i < count; i++) {
        const gb_column *column = host->column_info(document, layer, i);
        if (strcmp(column->name, f->column) != 0) continue;
        f->index = i;
        f->type = column->type;
        return GB_OK;
    }
    return refuse(f, host, context, document, layer);
}

/* A value with * at its end stands for all that begin so. */
static int is_among(const char *values, gb_string value) {
    for (const char *at = values;; at++) {
        size_t length = strcspn(at, "|"), stem = length && at[length - 1] == '*' ? length - 1 : length;
        if ((stem < length ? value.length >= stem : value.length == stem) && memcmp(at, value.data, stem) == 0)
            return 1;
        at += length;
        if (!*at) return 0;
    }
}

int filter_takes(const filter *f, const gb_host *host, const gb_document *document, int layer, size_t row) {
    char number[40];
    gb_string value;
    if (!f->column) return 1;
    if (host->is_null(document, layer, row, f->index)) return 0;
    if (f->type == GB_STR || f->type == GB_ENUM || f->type == GB_DEC) {
        value = host->get_str(document, layer, row, f->index);
        return value.data && is_among(f->values, value);
    }
    if (f->type == GB_NUM)
        snprintf(number, sizeof number, "%.15g", host->get_num(document, layer, row, f->index));
    else if (f->type == GB_BOOL)
        snprintf(number, sizeof number, "%s", host->get_int(document, layer, row, f->index) ? "true" : "false");
    else
        snprintf(number, sizeof number, "%" PRId64, host->get_int(document, layer, row, f->index));
    return is_among(f->values, gb_string_of(number));
}

void filter_close(filter *f) {
    free(f->column);
    *f = (filter){.index = -1};
}
