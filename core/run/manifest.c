#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memrchr */
#endif
#include "run/manifest.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/datafile.h"
#include "base/utf8.h"

#define COLUMN_LIMIT 256u

/* Columns that may name the document, the one to take first before the others. */
static const char *const key_names[] = {"document", "source", "file", "path", "id"};
#define KEY_NAME_COUNT (sizeof key_names / sizeof *key_names)

typedef struct gb_manifest_line {
    gb_string key; /* the cell that names the document */
    size_t number; /* in the file, from 1 */
    gb_string *cells;
} gb_manifest_line;

struct gb_manifest {
    gb_arena arena;
    const char *names[COLUMN_LIMIT]; /* of the columns */
    size_t columns;
    size_t key;              /* the column that names the document */
    gb_manifest_line *lines; /* sorted by key once read */
    size_t count, capacity;
};

/* What the CSV parser's callbacks see. */
typedef struct parse_state {
    gb_manifest *manifest;
    const char *path;
    gb_error *error;
    gb_string cells[COLUMN_LIMIT]; /* of the line being read */
    size_t used;
    size_t line; /* where it begins */
    int ended;   /* 1: the last line fed ended a row */
    int failed;
} parse_state;

static void fail(parse_state *state, const char *problem) {
    if (!state->failed) gb_error_set(state->error, GB_ERROR_USAGE, "%s:%zu: %s", state->path, state->line, problem);
    state->failed = 1;
}

static void on_cell(void *data, size_t length, void *user) {
    parse_state *state = user;
    if (state->used >= COLUMN_LIMIT) {
        fail(state, "more than 256 columns");
    } else if (!state->failed) {
        char *copy = gb_arena_copy(&state->manifest->arena, data, length);
        if (!copy) fail(state, "out of memory");
        state->cells[state->used++] = (gb_string){copy, length};
    }
}

static int find_key(const gb_manifest *manifest) {
    for (size_t k = 0; k < KEY_NAME_COUNT; k++)
        for (size_t c = 0; c < manifest->columns; c++)
            if (strcasecmp(manifest->names[c], key_names[k]) == 0) return (int)c;
    return -1;
}

static void check_name(parse_state *state, size_t column) {
    gb_manifest *manifest = state->manifest;
    const char *name = manifest->names[column];
    if (!name[0]) fail(state, "a column has no name: the first line names the columns");
    if (strcmp(name, "chars") == 0 || strcmp(name, "sha256") == 0 || strcmp(name, "text") == 0)
        fail(state, "the columns chars, sha256 and text are the program's own: rename that column");
    for (size_t other = 0; other < column; other++)
        if (strcmp(manifest->names[other], name) == 0) fail(state, "two columns have the same name");
}

static void take_header(parse_state *state) {
    gb_manifest *manifest = state->manifest;
    int key;
    for (size_t c = 0; c < state->used && !state->failed; c++) {
        manifest->names[c] = state->cells[c].data;
        check_name(state, c);
    }
    if (state->failed) return;
    manifest->columns = state->used;
    key = find_key(manifest);
    if (key < 0)
        fail(state,
             "no column says which document a line is about: call one of them document, source, file, path or id "
             "(columns are separated by commas)");
    else
        manifest->key = (size_t)key;
}

static int grow(gb_manifest *manifest) {
    size_t capacity = manifest->capacity ? 2 * manifest->capacity : 64;
    gb_manifest_line *lines =
        capacity > SIZE_MAX / sizeof *lines ? NULL : realloc(manifest->lines, capacity * sizeof *lines);
    if (!lines) return -1;
    manifest->lines = lines;
    manifest->capacity = capacity;
    return 0;
}

static int is_empty(const parse_state *state) {
    for (size_t c = 0; c < state->used; c++)
        if (state->cells[c].length) return 0;
    return 1;
}

static void take_line(parse_state *state) {
    gb_manifest *manifest = state->manifest;
    gb_string *cells;
    if (is_empty(state)) return;
    if (state->used > manifest->columns) {
        fail(state, "more cells than the first line has columns: put cells with commas into quotation marks");
    } else if (state->used <= manifest->key || !state->cells[manifest->key].length) {
        fail(state, "the cell that names the document is empty");
    } else {
        cells = gb_arena_allocate(&manifest->arena, manifest->columns * sizeof *cells);
        if (!cells || (manifest->count == manifest->capacity && grow(manifest) != 0)) {
            fail(state, "out of memory");
            return;
        }
        memcpy(cells, state->cells, state->used * sizeof *cells);
        manifest->lines[manifest->count++] = (gb_manifest_line){cells[manifest->key], state->line, cells};
    }
}

static void on_row(int end, void *user) {
    parse_state *state = user;
    (void)end;
    if (!state->failed) {
        if (state->manifest->columns == 0)
            take_header(state);
        else
            take_line(state);
    }
    state->used = 0;
    state->ended = 1;
}

/* Feeds the file line by line, so that errors know where they are. */
static void parse(parse_state *state, gb_string content) {
    struct csv_parser parser;
    size_t number = 0;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        fail(state, "out of memory");
        return;
    }
    state->ended = 1;
    for (size_t at = 0; at < content.length && !state->failed;) {
        const char *feed = memchr(content.data + at, '\n', content.length - at);
        size_t length = feed ? (size_t)(feed - content.data) + 1 - at : content.length - at;
        number++;
        if (state->ended || state->used == 0) state->line = number;
        state->ended = 0;
        if (csv_parse(&parser, content.data + at, length, on_cell, on_row, state) != length)
            fail(state, "a quotation mark stands wrong: write \"\" for one inside a quoted cell");
        at += length;
    }
    if (!state->failed && csv_fini(&parser, on_cell, on_row, state) != 0)
        fail(state, "a quotation mark is not closed before the end of the file");
    csv_free(&parser);
}

static int compare(gb_string a, gb_string b) {
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_lines(const void *a, const void *b) {
    const gb_manifest_line *left = a, *right = b;
    int order = compare(left->key, right->key);
    return order ? order : (left->number > right->number) - (left->number < right->number);
}

static void sort(parse_state *state) {
    gb_manifest *manifest = state->manifest;
    if (manifest->count) qsort(manifest->lines, manifest->count, sizeof *manifest->lines, compare_lines);
    for (size_t i = 1; i < manifest->count && !state->failed; i++) {
        const gb_manifest_line *line = &manifest->lines[i];
        if (compare(line[-1].key, line->key) != 0) continue;
        gb_error_set(state->error, GB_ERROR_USAGE, "%s:%zu: %s stands in line %zu too: keep one of the two",
                     state->path, line->number, line->key.data, line[-1].number);
        state->failed = 1;
    }
}

static void check_text(parse_state *state, gb_string content) {
    size_t bad = gb_utf8_invalid(content.data, content.length);
    state->line = 1;
    for (size_t i = 0; i < bad; i++) state->line += content.data[i] == '\n';
    if (bad < content.length)
        fail(state, "not UTF-8: save the table as \"CSV UTF-8\", or convert it with iconv -f GB18030 -t UTF-8");
    else if (content.length && memchr(content.data, 0, content.length))
        fail(state, "a zero byte: this is no CSV file");
    else if (content.length == 0)
        fail(state, "the file is empty: the first line names the columns");
}

gb_manifest *gb_manifest_read(const char *path, gb_error *error) {
    gb_manifest *manifest = calloc(1, sizeof *manifest);
    parse_state *state = calloc(1, sizeof *state);
    gb_string content;
    int failed = 1;
    if (!manifest || !state) {
        gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the manifest %s", path);
    } else if (gb_file_map(path, &content, error) != 0) {
        if (error) error->klass = GB_ERROR_USAGE;
    } else {
        int mark = content.length >= 3 && memcmp(content.data, "\xEF\xBB\xBF", 3) == 0;
        gb_string body = {content.data + (mark ? 3 : 0), content.length - (mark ? 3 : 0)};
        *state = (parse_state){.manifest = manifest, .path = path, .error = error};
        check_text(state, body);
        if (!state->failed) parse(state, body);
        if (!state->failed) sort(state);
        failed = state->failed;
        gb_file_unmap(content);
    }
    free(state);
    if (!failed) return manifest;
    gb_manifest_free(manifest);
    return NULL;
}

void gb_manifest_free(gb_manifest *manifest) {
    if (!manifest) return;
    gb_arena_free(&manifest->arena);
    free(manifest->lines);
    free(manifest);
}

static const gb_manifest_line *find(const gb_manifest *manifest, gb_string key) {
    size_t low = 0, high = manifest->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(manifest->lines[middle].key, key);
        if (order == 0) return &manifest->lines[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The line about the document: by its id, its path, its file name, its file name without the ending. */
static const gb_manifest_line *find_document(const gb_manifest *manifest, const gb_document *document) {
    gb_string id = gb_document_meta(document, "id"), source = gb_document_meta(document, "source");
    gb_string name = source;
    const char *slash = source.length ? memrchr(source.data, '/', source.length) : NULL;
    const char *dot;
    const gb_manifest_line *line = id.data ? find(manifest, id) : NULL;
    if (slash) name = (gb_string){slash + 1, source.length - (size_t)(slash + 1 - source.data)};
    dot = name.length ? memrchr(name.data, '.', name.length) : NULL;
    if (!line && source.data) line = find(manifest, source);
    if (!line && name.data) line = find(manifest, name);
    if (!line && dot) line = find(manifest, (gb_string){name.data, (size_t)(dot - name.data)});
    return line;
}

int gb_manifest_apply(const gb_manifest *manifest, gb_document *document) {
    const gb_manifest_line *line = find_document(manifest, document);
    if (!line) return 0;
    for (size_t c = 0; c < manifest->columns; c++) {
        if (c == manifest->key || line->cells[c].length == 0) continue;
        if (gb_document_set_meta(document, manifest->names[c], line->cells[c]) != 0) return -1;
    }
    return 1;
}
