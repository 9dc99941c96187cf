#include "model/rows.h"

#include <math.h>
#include <stdlib.h>

#include "model/document.h"

/* A layer that grew beyond this gives its memory back before the next document. */
#define KEEP_ROWS ((size_t)1 << 16)
#define KEEP_HEAP ((size_t)4 << 20)

size_t gb_cell_size(gb_type type) {
    switch (type) {
    case GB_BOOL:
    case GB_ENUM:
        return sizeof(uint8_t);
    case GB_REF:
        return sizeof(int32_t);
    case GB_INT:
        return sizeof(int64_t);
    case GB_NUM:
        return sizeof(double);
    default:
        return sizeof(gb_text_cell);
    }
}

/* Cells first .. last-1 get the null value. */
static void fill_null(gb_cells *cells, gb_type type, size_t first, size_t last) {
    size_t i;
    switch (type) {
    case GB_BOOL:
    case GB_ENUM:
        memset(cells->as.small + first, (int)GB_NULL_SMALL, last - first);
        break;
    case GB_REF:
        for (i = first; i < last; i++) cells->as.refs[i] = GB_NULL_REF;
        break;
    case GB_INT:
        for (i = first; i < last; i++) cells->as.integers[i] = GB_NULL_INT;
        break;
    case GB_NUM:
        for (i = first; i < last; i++) cells->as.numbers[i] = (double)NAN;
        break;
    default:
        for (i = first; i < last; i++) cells->as.texts[i] = (gb_text_cell){0, GB_NULL_TEXT};
    }
}

int gb_rows_begin(gb_rows *rows, const gb_schema_layer *layer) {
    memset(rows, 0, sizeof *rows);
    rows->layer = layer;
    rows->cells = calloc(layer->column_count > 0 ? (size_t)layer->column_count : 1, sizeof *rows->cells);
    return rows->cells ? 0 : -1;
}

int gb_rows_reserve(gb_rows *rows, size_t capacity) {
    if (capacity <= rows->capacity) return 0;
    if (capacity > GB_ROW_LIMIT) return -1;
    gb_span *spans = realloc(rows->spans, capacity * sizeof *spans);
    if (!spans) return -1;
    rows->spans = spans;
    for (int c = 0; c < rows->layer->column_count; c++) {
        gb_cells *cells = &rows->cells[c];
        gb_type type = rows->layer->columns[c].info.type;
        if (!cells->as.any) continue;
        void *grown = realloc(cells->as.any, capacity * gb_cell_size(type));
        if (!grown) return -1; /* columns that grew already are merely longer than `capacity` says */
        cells->as.any = grown;
        fill_null(cells, type, rows->capacity, capacity);
    }
    rows->capacity = capacity;
    return 0;
}

int64_t gb_rows_add(gb_rows *rows, gb_span span) {
    if (rows->count == rows->capacity) {
        size_t wanted = rows->capacity ? rows->capacity * 2 : 64;
        if (gb_rows_reserve(rows, wanted) != 0) return -1;
    }
    rows->spans[rows->count] = span;
    return (int64_t)rows->count++;
}

int64_t gb_rows_add_many(gb_rows *rows, const gb_span *spans, size_t count) {
    if (count > GB_ROW_LIMIT - rows->count) return -1;
    size_t wanted = rows->capacity ? rows->capacity : 64;
    while (wanted < rows->count + count) wanted *= 2;
    if (gb_rows_reserve(rows, wanted) != 0) return -1;
    if (count) memcpy(rows->spans + rows->count, spans, count * sizeof *spans);
    rows->count += count;
    return (int64_t)(rows->count - count);
}

int gb_rows_column(gb_rows *rows, int column) {
    gb_cells *cells = &rows->cells[column];
    gb_type type = rows->layer->columns[column].info.type;
    size_t capacity = rows->capacity ? rows->capacity : 1;
    if (cells->as.any) return 0;
    cells->as.any = malloc(capacity * gb_cell_size(type));
    if (!cells->as.any) return -1;
    fill_null(cells, type, 0, capacity);
    return 0;
}

int gb_rows_set_text(gb_rows *rows, size_t row, int column, gb_string value) {
    size_t offset = rows->heap.length;
    if (gb_rows_column(rows, column) != 0) return -1;
    if (value.length >= GB_NULL_TEXT || offset + value.length + 1 >= GB_NULL_TEXT) return -1;
    if (gb_buffer_append(&rows->heap, value.data, value.length) != 0 || gb_buffer_append(&rows->heap, "", 1) != 0)
        return -1;
    rows->cells[column].as.texts[row] = (gb_text_cell){(uint32_t)offset, (uint32_t)value.length};
    return 0;
}

gb_string gb_rows_text(const gb_rows *rows, size_t row, int column) {
    const gb_cells *cells = &rows->cells[column];
    gb_string none = {NULL, 0};
    if (!cells->as.any || cells->as.texts[row].length == GB_NULL_TEXT) return none;
    return (gb_string){rows->heap.data + cells->as.texts[row].offset, cells->as.texts[row].length};
}

typedef struct sort_key {
    gb_span span;
    uint32_t number;
} sort_key;

/* By start, then longer first, then in the order of adding. */
static int compare_spans(gb_span a, gb_span b) {
    if (a.start != b.start) return a.start < b.start ? -1 : 1;
    if (a.end != b.end) return a.end > b.end ? -1 : 1;
    return 0;
}

static int compare_keys(const void *a, const void *b) {
    const sort_key *x = a, *y = b;
    int order = compare_spans(x->span, y->span);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int is_sorted(const gb_rows *rows) {
    for (size_t i = 1; i < rows->count; i++)
        if (compare_spans(rows->spans[i - 1], rows->spans[i]) > 0) return 0;
    return 1;
}

/* Puts the cells of a column into the order of `keys`. `spare` has room for them. */
static void permute(gb_cells *cells, size_t size, const sort_key *keys, size_t count, char *spare) {
    for (size_t i = 0; i < count; i++)
        memcpy(spare + i * size, (const char *)cells->as.any + (size_t)keys[i].number * size, size);
    memcpy(cells->as.any, spare, count * size);
}

static int sort_rows(gb_rows *rows) {
    size_t n = rows->count;
    sort_key *keys = malloc(n * sizeof *keys);
    void *spare = malloc(n * sizeof(gb_text_cell)); /* for the largest cells */
    rows->renumber = malloc(n * sizeof *rows->renumber);
    if (!keys || !spare || !rows->renumber) {
        free(keys);
        free(spare);
        return -1;
    }
    for (size_t i = 0; i < n; i++) keys[i] = (sort_key){rows->spans[i], (uint32_t)i};
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 0; i < n; i++) {
        rows->spans[i] = keys[i].span;
        rows->renumber[keys[i].number] = (uint32_t)i;
    }
    for (int c = 0; c < rows->layer->column_count; c++)
        if (rows->cells[c].as.any)
            permute(&rows->cells[c], gb_cell_size(rows->layer->columns[c].info.type), keys, n, spare);
    free(keys);
    free(spare);
    return 0;
}

int gb_rows_freeze(gb_rows *rows) {
    if (!is_sorted(rows) && sort_rows(rows) != 0) return -1;
    rows->frozen = 1;
    return 0;
}

void gb_rows_clear(gb_rows *rows) {
    int large = rows->capacity > KEEP_ROWS || rows->heap.capacity > KEEP_HEAP;
    free(rows->renumber);
    rows->renumber = NULL;
    rows->frozen = 0;
    rows->packed = 0;
    if (large) gb_buffer_free(&rows->heap);
    rows->heap.length = 0;
    rows->heap.failed = 0;
    for (int c = 0; c < rows->layer->column_count; c++) {
        gb_cells *cells = &rows->cells[c];
        if (large) {
            free(cells->as.any);
            cells->as.any = NULL;
        } else if (cells->as.any) {
            fill_null(cells, rows->layer->columns[c].info.type, 0, rows->count);
        }
    }
    if (large) {
        free(rows->spans);
        rows->spans = NULL;
        rows->capacity = 0;
    }
    rows->count = 0;
}

void gb_rows_free(gb_rows *rows) {
    if (rows->cells)
        for (int c = 0; c < rows->layer->column_count; c++) free(rows->cells[c].as.any);
    free(rows->cells);
    free(rows->spans);
    free(rows->renumber);
    gb_buffer_free(&rows->heap);
}
