/* The rows of one layer: sorted spans and one array for each column. */
#ifndef GB_MODEL_ROWS_H
#define GB_MODEL_ROWS_H

#include "base/buffer.h"
#include "base/error.h"
#include "model/schema.h"

/* How a cell without a value is stored. */
#define GB_NULL_INT INT64_MIN
#define GB_NULL_SMALL GB_NO_CHOICE /* BOOL, ENUM */
#define GB_NULL_REF (-1)
#define GB_NULL_TEXT UINT32_MAX /* as length; NUM uses NaN */

typedef struct gb_text_cell {
    uint32_t offset; /* in the layer's text heap; every text there ends with a NUL that does not count */
    uint32_t length; /* bytes, or GB_NULL_TEXT */
} gb_text_cell;

/* One column. The array is NULL until a value is set: then all cells have none. It has room for `capacity` rows of the
 * layer, the unused ones hold the null value. */
typedef struct gb_cells {
    union {
        void *any;
        uint8_t *small;      /* BOOL, ENUM */
        int32_t *refs;       /* REF */
        int64_t *integers;   /* INT */
        double *numbers;     /* NUM */
        gb_text_cell *texts; /* STR, DEC */
    } as;
} gb_cells;

typedef struct gb_rows {
    const gb_schema_layer *layer;
    gb_span *spans;
    size_t count;
    size_t capacity;
    gb_cells *cells; /* layer->column_count of them */
    gb_buffer heap;  /* bytes of STR and DEC values */
    int frozen;
    int packed;         /* the rows still stand in the bytes that the document was unpacked from */
    uint32_t *renumber; /* freezing moved rows: number while adding -> number now; NULL = none moved */
} gb_rows;

/* Bytes of one cell of a column of this type. */
size_t gb_cell_size(gb_type type);
int gb_rows_begin(gb_rows *rows, const gb_schema_layer *layer); /* -1: no memory */
/* The number of the new row, or -1 (no memory, too many rows). */
int64_t gb_rows_add(gb_rows *rows, gb_span span);
/* The number of the first of `count` new rows, or -1. */
int64_t gb_rows_add_many(gb_rows *rows, const gb_span *spans, size_t count);
/* Makes room for `capacity` rows. -1: no memory. */
int gb_rows_reserve(gb_rows *rows, size_t capacity);
/* Allocates the array of a column if there is none yet. -1: no memory. */
int gb_rows_column(gb_rows *rows, int column);
/* Adds a text to the heap. -1: no memory, or the heap would exceed 4 GiB. */
int gb_rows_set_text(gb_rows *rows, size_t row, int column, gb_string value);
gb_string gb_rows_text(const gb_rows *rows, size_t row, int column);
/* Sorts and freezes. -1: no memory. */
int gb_rows_freeze(gb_rows *rows);
/* Forgets the rows, keeps memory for the next document (not more than a few MiB). */
void gb_rows_clear(gb_rows *rows);
void gb_rows_free(gb_rows *rows);

#endif
