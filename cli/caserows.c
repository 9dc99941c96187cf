/* Lists of rows as lines. */
#include "caserun.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

int case_rows_add(case_rows *rows, const char *line, size_t length) {
    const char *copy = gb_arena_copy(&rows->arena, line, length);
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? 2 * rows->capacity : 16;
        const char **lines = realloc(rows->lines, capacity * sizeof *lines);
        if (!lines) return -1;
        rows->lines = lines;
        rows->capacity = capacity;
    }
    if (!copy) return -1;
    rows->lines[rows->count++] = copy;
    return 0;
}

void case_rows_free(case_rows *rows) {
    gb_arena_free(&rows->arena);
    free(rows->lines);
    *rows = (case_rows){0};
}

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* A line of the case file with its fields separated by one tab each. */
static int normalize(gb_string line, gb_buffer *out) {
    size_t at = 0;
    out->length = 0;
    while (line.length && is_blank(line.data[line.length - 1])) line.length--;
    while (at < line.length && is_blank(line.data[at])) at++;
    while (at < line.length) {
        size_t blanks = at;
        while (blanks < line.length && is_blank(line.data[blanks])) blanks++;
        if (blanks - at > 1 || (blanks > at && line.data[at] == '\t')) {
            gb_buffer_append(out, "\t", 1);
            at = blanks;
        } else {
            gb_buffer_append(out, line.data + at++, 1);
        }
    }
    return out->failed ? -1 : 0;
}

/* The place of a line's first field among the shows; lines of no show come last. */
static size_t group_of(const case_file *file, const char *line) {
    size_t length = strcspn(line, "\t");
    for (size_t i = 0; i < file->show_count; i++)
        if (strlen(file->shows[i].name) == length && memcmp(file->shows[i].name, line, length) == 0) return i;
    return file->show_count;
}

int case_rows_group(const case_file *file, case_rows *rows) {
    const char **sorted = malloc((rows->count + 1) * sizeof *sorted);
    size_t used = 0;
    if (!sorted) return -1;
    for (size_t show = 0; show <= file->show_count; show++)
        for (size_t i = 0; i < rows->count; i++)
            if (group_of(file, rows->lines[i]) == show) sorted[used++] = rows->lines[i];
    free(rows->lines);
    rows->lines = sorted;
    rows->capacity = rows->count + 1;
    return 0;
}

int case_rows_expected(const case_file *file, const case_entry *entry, case_rows *rows) {
    gb_string rest = entry->expected;
    gb_buffer line = {0};
    int result = 0;
    while (rest.length && result == 0) {
        const char *feed = memchr(rest.data, '\n', rest.length);
        size_t length = feed ? (size_t)(feed - rest.data) : rest.length;
        if (rest.data[0] != '#') {
            result = normalize((gb_string){rest.data, length}, &line);
            if (result == 0 && line.length) result = case_rows_add(rows, line.data, line.length);
        }
        rest.data += length + (feed != NULL);
        rest.length -= length + (feed != NULL);
    }
    gb_buffer_free(&line);
    return result == 0 ? case_rows_group(file, rows) : -1;
}
