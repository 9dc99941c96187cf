/* What the functions that read one document share. */
#ifndef NUMBERS_READER_H
#define NUMBERS_READER_H

#include "language.h"

typedef struct document_reader {
    const knowledge *language;
    const gb_host *host;
    gb_document *document;
    gb_string text;
    int64_t year;        /* the report's year, 0 = unknown */
    uint32_t floor;      /* nothing before this byte belongs to what is read now */
    uint32_t quoted_end; /* the scan is in a short quotation that ends here; 0 = it is not */
    uint32_t titled_end; /* the scan is in a title 《》 that ends here; 0 = it is not */
} document_reader;

#endif
