/* The files of the writer csv: one a layer, one a table, documents.csv and what else is needed. */
#ifndef CSV_FILES_H
#define CSV_FILES_H

#include "../common/selection.h"
#include "../common/cells.h"

typedef struct csv_config {
    const char *delimiter;
    int bom;
    int guard;
    const char *layers;
} csv_config;

typedef struct csv_layer {
    const char *name;
    stream *out; /* NULL = not chosen */
} csv_layer;

typedef struct csv_writer {
    const gb_host *host;
    gb_context *context;
    const csv_config *config;
    cell_style style;
    selection chosen;
    int single;        /* 1: the one chosen layer or table goes to the main output, and nothing else is written */
    csv_layer *layers; /* by handle; NULL before the first document */
    int layer_count;
    stream *documents; /* documents.csv */
    stream *metadata;  /* document_metadata.csv, made when there is something to say */
} csv_writer;

/* Writes a document's rows and metadata. GB_OK or GB_FATAL. */
gb_status csv_document(csv_writer *w, const gb_document *document);
/* Writes the tables and the errors, hands on all that is buffered. */
gb_status csv_tables(csv_writer *w, gb_document *corpus);
void csv_files_free(csv_writer *w);

#endif
