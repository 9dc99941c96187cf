/* Comparing and writing rows of cases. */
#include "casediff.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIFF_LIMIT 2000u /* rows on a side, for the finest difference */
#define FIELD_LIMIT 64u

int case_rows_equal(const case_rows *expected, const case_rows *got) {
    if (expected->count != got->count) return 0;
    for (size_t i = 0; i < got->count; i++)
        if (strcmp(expected->lines[i], got->lines[i]) != 0) return 0;
    return 1;
}

static void print_row(char mark, const char *line) {
    printf("#   %c ", mark);
    for (; *line; line++) {
        if (*line == '\t')
            fputs("  ", stdout);
        else
            putchar(*line);
    }
    putchar('\n');
}

/* table[i][j]: length of the longest common subsequence of expected[i..] and got[j..]. */
static unsigned short *common(const case_rows *expected, const case_rows *got) {
    size_t width = got->count + 1;
    unsigned short *table = calloc((expected->count + 1) * width, sizeof *table);
    for (size_t i = expected->count; table && i-- > 0;)
        for (size_t j = got->count; j-- > 0;) {
            unsigned short down = table[(i + 1) * width + j], right = table[i * width + j + 1];
            if (strcmp(expected->lines[i], got->lines[j]) == 0)
                table[i * width + j] = (unsigned short)(table[(i + 1) * width + j + 1] + 1);
            else
                table[i * width + j] = down > right ? down : right;
        }
    return table;
}

void case_rows_diff(const case_rows *expected, const case_rows *got) {
    size_t i = 0, j = 0, width = got->count + 1;
    unsigned short *table = NULL;
    if (expected->count <= DIFF_LIMIT && got->count <= DIFF_LIMIT) table = common(expected, got);
    while (table && (i < expected->count || j < got->count)) {
        if (i < expected->count && j < got->count && strcmp(expected->lines[i], got->lines[j]) == 0) {
            print_row(' ', got->lines[j]);
            i++, j++;
        } else if (i < expected->count && (j == got->count || table[(i + 1) * width + j] >= table[i * width + j + 1])) {
            print_row('-', expected->lines[i++]);
        } else {
            print_row('+', got->lines[j++]);
        }
    }
    free(table);
    while (i < expected->count) print_row('-', expected->lines[i++]);
    while (j < got->count) print_row('+', got->lines[j++]);
}

/* ---- writing ---- */

static int same_layer(const char *a, const char *b) {
    size_t length = strcspn(a, "\t");
    return strcspn(b, "\t") == length && memcmp(a, b, length) == 0;
}

/* The widths of the fields of the rows [from, to), in columns. */
static void measure(const case_rows *rows, size_t from, size_t to, size_t *widths) {
    memset(widths, 0, FIELD_LIMIT * sizeof *widths);
    for (size_t i = from; i < to; i++) {
        const char *at = rows->lines[i];
        for (size_t field = 0; field < FIELD_LIMIT; field++) {
            size_t length = strcspn(at, "\t"), width = gb_utf8_width(at, length);
            if (width > widths[field]) widths[field] = width;
            if (!at[length]) break;
            at += length + 1;
        }
    }
}

static void write_row(const char *at, const size_t *widths, gb_buffer *out) {
    for (size_t field = 0;; field++) {
        size_t length = strcspn(at, "\t"), width = gb_utf8_width(at, length);
        gb_buffer_append(out, at, length);
        if (!at[length]) break;
        for (size_t goal = field < FIELD_LIMIT ? widths[field] : width; width < goal; width++) gb_buffer_text(out, " ");
        gb_buffer_text(out, "  ");
        at += length + 1;
    }
    gb_buffer_text(out, "\n");
}

void case_rows_write(const case_rows *rows, gb_buffer *out) {
    size_t widths[FIELD_LIMIT], end;
    for (size_t from = 0; from < rows->count; from = end) {
        for (end = from + 1; end < rows->count && same_layer(rows->lines[from], rows->lines[end]);) end++;
        measure(rows, from, end, widths);
        for (size_t i = from; i < end; i++) write_row(rows->lines[i], widths, out);
    }
}
