/* Counts of terms by part (document, year, ...): a sparse matrix of limited size. Compiled into the bundled analyzers
 * that need it.
 *
 * When it is full, cells of the same term and part are put together; when that does not free enough, the rarest terms
 * are left out, for good. What is there is always exact. */
#ifndef COMMON_MATRIX_H
#define COMMON_MATRIX_H

#include <stddef.h>
#include <stdint.h>

#define MATRIX_LIMIT ((size_t)8 << 20) /* cells of 16 bytes */

typedef struct matrix_cell {
    uint32_t term, part;
    uint32_t count, documents;
} matrix_cell;

/* Zeros = empty. */
typedef struct matrix {
    matrix_cell *cells;
    size_t count, capacity;
    size_t limit;            /* 0: MATRIX_LIMIT */
    unsigned char *left_out; /* by term: 1 = it was one of the rarest */
    size_t known;            /* terms that left_out has room for */
    uint64_t lost;           /* terms with at most so many occurrences were left out; 0: none was */
} matrix;

/* `count` more of the term in the part, in one document. 0; -1: out of memory. */
int matrix_add(matrix *m, uint32_t term, uint32_t part, uint32_t count);
/* Puts the cells in order of term, then part, each once. 0; -1: out of memory. */
int matrix_sort(matrix *m);
/* The cells of the term that begins at cell `first` of a sorted matrix end before this one. */
size_t matrix_end(const matrix *m, size_t first);
void matrix_free(matrix *m);

#endif
