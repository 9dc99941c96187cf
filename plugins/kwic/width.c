/* How many columns of a terminal text takes. */
#include "width.h"
#include <stdlib.h>
#include <utf8proc.h>

/* A code point in hexadecimal digits; 0 when it is none. */
static uint32_t code_point(gb_string cell) {
    uint32_t value = 0;
    for (size_t i = 0; i < cell.length; i++) {
        char c = cell.data[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                : 16;
        if (digit > 15 || value > 0x10FFFF) return 0;
        value = value * 16 + digit;
    }
    return value;
}

gb_status widths_open(widths *w, const gb_host *host, gb_context *context) {
    const gb_data_table *table = host->data_table(context, "ambiguous.tsv", "first last");
    size_t rows = table ? host->data_rows(table) : 0;
    *w = (widths){0};
    if (!table) return GB_FATAL;
    w->wide = calloc(rows + 1, sizeof *w->wide);
    if (!w->wide) return host->fail(context, GB_FATAL, "out of memory");
    for (size_t row = 0; row < rows; row++) {
        width_range range = {code_point(host->data_cell(table, row, 0)), code_point(host->data_cell(table, row, 1))};
        if (range.first > range.last || (row && range.first <= w->wide[row - 1].last)) {
            widths_close(w);
            return host->fail(context, GB_FATAL, "ambiguous.tsv:%zu: ranges must be in order and not overlap",
                              host->data_line(table, row));
        }
        w->wide[w->count++] = range;
    }
    return GB_OK;
}

static int is_wide(const widths *w, uint32_t character) {
    size_t low = 0, high = w->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (w->wide[middle].last < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->count && w->wide[low].first <= character;
}

size_t width_of(const widths *w, uint32_t character) {
    int width = utf8proc_charwidth((utf8proc_int32_t)character);
    if (width == 1 && w->count && is_wide(w, character)) return 2;
    return width > 0 ? (size_t)width : 0;
}

size_t width_of_text(const widths *w, gb_string text) {
    size_t width = 0;
    for (size_t at = 0; at < text.length;) width += width_of(w, gb_next(text, &at));
    return width;
}

gb_string width_end(const widths *w, gb_string text, size_t columns) {
    size_t from = text.length, width = 0;
    for (size_t at = from; at > 0; from = at) {
        width += width_of(w, gb_previous(text, &at));
        if (width > columns) break;
    }
    return (gb_string){text.data + from, text.length - from};
}

gb_string width_beginning(const widths *w, gb_string text, size_t columns) {
    size_t end = 0, width = 0;
    for (size_t at = 0; at < text.length; end = at) {
        width += width_of(w, gb_next(text, &at));
        if (width > columns) break;
    }
    return (gb_string){text.data, end};
}

void widths_close(widths *w) {
    free(w->wide);
    *w = (widths){0};
}
