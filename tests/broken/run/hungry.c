/* HUNGRY: takes memory until there is none, and does not look whether it got it. */
#include "misbehave.h"

static gb_status misbehave(misbehaver *self, gb_document *document) {
    const size_t size = (size_t)64 << 20;
    if (!says(self, document, "HUNGRY")) return GB_OK;
    for (;;) {
        char *volatile memory = malloc(size);
        memset(memory, 1, size);
    }
}

MISBEHAVER(hungry, seen_columns, .flags = 0)
