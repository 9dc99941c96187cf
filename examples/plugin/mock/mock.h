/* A host of one page for unit tests of plugins: what a plugin reads is put in by the test, what it adds is read by the
 * test. It has layers of up to MOCK_ROWS rows with integer cells, texts and failures; a function of gb_host that is not
 * here is NULL, so that a plugin which calls it stops the test at that call. Copy it and add what your plugin needs. */
#ifndef MOCK_H
#define MOCK_H

#include <gongbao/plugin.h>

#define MOCK_LAYERS 4
#define MOCK_ROWS 64
#define MOCK_COLUMNS 8

typedef struct mock_layer {
    const char *name; /* NULL = no layer */
    size_t rows;
    gb_span spans[MOCK_ROWS];
    int64_t cells[MOCK_ROWS][MOCK_COLUMNS];
} mock_layer;

/* A document and its layers. Zeroed by the test, which names the layers that the plugin needs and gives. */
struct gb_document {
    gb_string text;
    mock_layer layers[MOCK_LAYERS];
};

/* What open() is given: where layers are looked up, and what fail() said. */
struct gb_context {
    const gb_document *document;
    char failure[256];
};

extern const gb_host mock_host;

#endif
