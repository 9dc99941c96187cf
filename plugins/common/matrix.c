#include "matrix.h"
#include <stdlib.h>
#include <string.h>

static int by_place(const void *a, const void *b) {
    const matrix_cell *x = a, *y = b;
    if (x->term != y->term) return x->term < y->term ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

static uint32_t sum(uint32_t a, uint32_t b) {
    return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

int matrix_sort(matrix *m) {
    size_t kept = 0;
    if (m->count) qsort(m->cells, m->count, sizeof *m->cells, by_place);
    for (size_t i = 0; i < m->count; i++) {
        matrix_cell *last = kept ? &m->cells[kept - 1] : NULL;
        if (last && by_place(last, &m->cells[i]) == 0) {
            last->count = sum(last->count, m->cells[i].count);
            last->documents = sum(last->documents, m->cells[i].documents);
        } else
            m->cells[kept++] = m->cells[i];
    }
    m->count = kept;
    return 0;
}

size_t matrix_end(const matrix *m, size_t first) {
    size_t end = first;
    while (end < m->count && m->cells[end].term == m->cells[first].term) end++;
    return end;
}

static uint64_t total(const matrix *m, size_t first, size_t end) {
    uint64_t count = 0;
    for (size_t i = first; i < end; i++) count += m->cells[i].count;
    return count;
}

/* Cells of terms with more than `least` occurrences, in a sorted matrix. */
static size_t cells_above(const matrix *m, uint64_t least) {
    size_t cells = 0;
    for (size_t first = 0, end; first < m->count; first = end) {
        end = matrix_end(m, first);
        if (total(m, first, end) > least) cells += end - first;
    }
    return cells;
}

static int remember_lost(matrix *m, uint32_t term) {
    if (term >= m->known) {
        size_t known = (size_t)term + term / 2 + 64;
        unsigned char *more = realloc(m->left_out, known);
        if (!more) return -1;
        memset(more + m->known, 0, known - m->known);
        m->left_out = more;
        m->known = known;
    }
    m->left_out[term] = 1;
    return 0;
}

/* Half of the room free: terms with fewer and fewer occurrences stay out. */
static int leave_out(matrix *m, size_t limit) {
    uint64_t least = m->lost ? m->lost : 1;
    size_t kept = 0;
    while (cells_above(m, least) > limit / 2) least *= 2;
    for (size_t first = 0, end; first < m->count; first = end) {
        end = matrix_end(m, first);
        if (total(m, first, end) > least) {
            memmove(m->cells + kept, m->cells + first, (end - first) * sizeof *m->cells);
            kept += end - first;
        } else if (remember_lost(m, m->cells[first].term) != 0)
            return -1;
    }
    m->count = kept;
    m->lost = least;
    return 0;
}

static int make_room(matrix *m) {
    size_t limit = m->limit ? m->limit : MATRIX_LIMIT;
    if (m->count < m->capacity) return 0;
    if (m->capacity && matrix_sort(m) != 0) return -1;
    if (m->capacity && m->count <= m->capacity / 2) return 0;
    if (m->capacity == limit) return m->count > limit / 4 * 3 ? leave_out(m, limit) : 0;
    size_t capacity = m->capacity ? m->capacity * 2 : 1024;
    if (capacity > limit) capacity = limit;
    matrix_cell *cells = realloc(m->cells, capacity * sizeof *cells);
    if (!cells) return -1;
    m->cells = cells;
    m->capacity = capacity;
    return 0;
}

int matrix_add(matrix *m, uint32_t term, uint32_t part, uint32_t count) {
    if (term < m->known && m->left_out[term]) return 0;
    if (make_room(m) != 0) return -1;
    if (term < m->known && m->left_out[term]) return 0;
    m->cells[m->count++] = (matrix_cell){term, part, count, 1};
    return 0;
}

void matrix_free(matrix *m) {
    free(m->cells);
    free(m->left_out);
    *m = (matrix){0};
}
