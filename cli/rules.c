/* Prints tables of rules: comments, then rows; long tables gathered by what they say. */
#include "rules.h"

#include "base/datafile.h"
#include "cli.h"
#include "describe.h"
#include "paths.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#define SHORT_TABLE 40u /* rows that are printed one by one */
#define LINE_COLUMNS 100u

/* The line at *at without its end; moves behind it. */
static gb_string next_line(gb_string content, size_t *at) {
    gb_string line = {content.data + *at, 0};
    const char *end = memchr(line.data, '\n', content.length - *at);
    line.length = end ? (size_t)(end - line.data) : content.length - *at;
    *at += line.length + (end != NULL);
    if (line.length > 0 && line.data[line.length - 1] == '\r') line.length--;
    return line;
}

static int is_row(gb_string line) {
    return line.length > 0 && line.data[0] != '#';
}

/* What a row says of its first cell. */
static gb_string rest_of(gb_string line) {
    const char *tab = memchr(line.data, '\t', line.length);
    const size_t from = tab ? (size_t)(tab - line.data) + 1 : line.length;
    return (gb_string){line.data + from, line.length - from};
}

static void print_row(gb_string line) {
    fputs("    ", stdout);
    for (size_t from = 0; from <= line.length;) {
        const char *tab = memchr(line.data + from, '\t', line.length - from);
        const size_t length = tab ? (size_t)(tab - line.data) - from : line.length - from;
        char cell[256];
        snprintf(cell, sizeof cell, "%.*s", (int)(length < sizeof cell ? length : sizeof cell - 1), line.data + from);
        if (tab) {
            cli_pad(cell, 12);
            if (cli_wider(0, cell) >= 12) putchar(' ');
        } else {
            fputs(cell, stdout);
        }
        from += length + 1;
    }
    putchar('\n');
}

/* The first cells of all rows from `at` on that say the same as the row there, wrapped. */
static void print_group(gb_string content, size_t at, gb_string rest) {
    size_t columns = LINE_COLUMNS;
    fputs("    ", stdout);
    for (size_t i = 0; i < rest.length; i++) putchar(rest.data[i] == '\t' ? ' ' : rest.data[i]);
    fputs(":", stdout);
    while (at < content.length) {
        const gb_string line = next_line(content, &at);
        char cell[256];
        if (!is_row(line) || !gb_equal(rest_of(line), rest)) continue;
        const char *tab = memchr(line.data, '\t', line.length);
        const size_t length = tab ? (size_t)(tab - line.data) : line.length;
        snprintf(cell, sizeof cell, "%.*s", (int)(length < sizeof cell ? length : sizeof cell - 1), line.data);
        if (cli_wider(0, cell) + 1 > LINE_COLUMNS - (columns < LINE_COLUMNS ? columns : LINE_COLUMNS)) {
            fputs("\n       ", stdout);
            columns = 7;
        }
        printf(" %s", cell);
        columns += cli_wider(0, cell) + 1;
    }
    putchar('\n');
}

/* 1 when a row before `until` says the same. */
static int is_printed(gb_string content, size_t from, size_t until, gb_string rest) {
    while (from < until) {
        const gb_string line = next_line(content, &from);
        if (is_row(line) && gb_equal(rest_of(line), rest)) return 1;
    }
    return 0;
}

static void print_table(gb_string name, gb_string content) {
    size_t rows = 0, first = 0;
    printf("\nRules (%.*s):\n", (int)name.length, name.data);
    for (size_t at = 0; at < content.length;) {
        const gb_string line = next_line(content, &at);
        if (line.length > 1 && line.data[0] == '#') printf("  %.*s\n", (int)line.length - 2, line.data + 2);
        if (is_row(line) && rows++ == 0) {
            print_row(line); /* names of the columns */
            first = at;
        }
    }
    for (size_t at = first; at < content.length;) {
        const size_t before = at;
        const gb_string line = next_line(content, &at);
        if (!is_row(line)) continue;
        if (rows <= SHORT_TABLE)
            print_row(line);
        else if (!is_printed(content, first, before, rest_of(line)))
            print_group(content, before, rest_of(line));
    }
}

static void print_file(const gb_paths *paths, const char *module_path, gb_string name) {
    char file[NAME_MAX + 1], buffer[PATH_MAX];
    gb_string content;
    gb_error error = {0};
    snprintf(file, sizeof file, "%.*s", (int)(name.length < sizeof file ? name.length : 0), name.data);
    const char *path = gb_paths_module_data(paths, module_path, file, buffer, sizeof buffer);
    if (!path || gb_file_map(path, &content, &error) != 0) return;
    print_table(name, content);
    gb_file_unmap(content);
}

void cli_print_rules(const char *extra, const char *module_path) {
    char buffer[PATH_MAX];
    gb_string names;
    gb_error error = {0};
    gb_paths *paths = gb_paths_new(extra, &error);
    const char *path = paths ? gb_paths_module_data(paths, module_path, "shown.txt", buffer, sizeof buffer) : NULL;
    if (path && gb_file_map(path, &names, &error) == 0) {
        for (size_t at = 0; at < names.length;) {
            const gb_string name = next_line(names, &at);
            if (is_row(name)) print_file(paths, module_path, name);
        }
        gb_file_unmap(names);
    }
    gb_paths_free(paths);
}
