/* SCRIBBLE: prints on standard output, through stdio and past it. */
#include "misbehave.h"

#include <stdio.h>
#include <unistd.h>

static gb_status misbehave(misbehaver *self, gb_document *document) {
    static const char words[] = "scribble\n";
    if (says(self, document, "SCRIBBLE")) {
        printf("scribble\n");
        fflush(stdout);
        if (write(STDOUT_FILENO, words, sizeof words - 1) < 0) return GB_OK;
    }
    return GB_OK;
}

MISBEHAVER(scribble, seen_columns, .flags = 0)
