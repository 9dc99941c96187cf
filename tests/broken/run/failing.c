/* FAIL: fails for this document. FATAL: ends the run. SILENT: fails without a word. */
#include "misbehave.h"

static gb_status misbehave(misbehaver *self, gb_document *document) {
    if (says(self, document, "FAIL")) return self->host->fail(self->context, GB_SKIP, "the text says FAIL");
    if (says(self, document, "FATAL")) return self->host->fail(self->context, GB_FATAL, "the text says FATAL");
    if (says(self, document, "SILENT")) return GB_SKIP;
    return GB_OK;
}

MISBEHAVER(failing, seen_columns, .flags = 0)
