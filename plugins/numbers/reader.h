/* What the functions that read one document share. */
#ifndef NUMBERS_READER_H
#define NUMBERS_READER_H

#include "language.h"

#define SCRATCH_SIZE (256u * 1024u)

/* Memory for the texts of what is being read; it is empty again when that has become rows. */
typedef struct scratch {
    char memory[SCRATCH_SIZE];
    size_t used;
} scratch;

/* The row before: what the next one may be about, too. */
typedef struct row_before {
    uint32_t start, end;
    uint32_t floor;   /* the end of the row before that one */
    gb_string head;   /* of the last row that has one, in the same sentence */
    direction change; /* of that row */
    bool transparent; /* a date or a length of time: the name goes on before it */
} row_before;

#define ALIGNED_LIMIT 8u /* names of a list with 分别 that the next list may be about, too */

/* The names of the last list with 分别. */
typedef struct aligned {
    gb_span names[ALIGNED_LIMIT];
    unsigned count;
    uint32_t end; /* of its last value */
} aligned;

/* What the last rows of the sentence are about, each once. */
typedef struct recent_heads {
    gb_string heads[ALIGNED_LIMIT];
    unsigned count;
} recent_heads;

typedef struct document_reader {
    const knowledge *language;
    const gb_host *host;
    gb_document *document;
    gb_string text;
    scratch *scratch;
    int64_t year;        /* the report's year, 0 = unknown */
    bool lenient;        /* every numeral is wanted: forms that report prose does not have are read, too */
    uint32_t floor;      /* nothing before this byte belongs to what is read now */
    uint32_t quoted_end; /* the scan is in a short quotation that ends here; 0 = it is not */
    row_before before;
    aligned aligned;
    recent_heads recent;
    uint32_t titled_end; /* the scan is in a title 《》 that ends here; 0 = it is not */
} document_reader;

/* Room for `bytes` characters, until the rows are made: from the scratch memory, or the document's when that is full.
 * NULL when there is none left. */
char *reader_allocate(const document_reader *reader, size_t bytes);

/* A copy of `length` characters there; a NULL string when there is no memory. */
gb_string reader_keep(const document_reader *reader, const char *text, size_t length);

#endif
