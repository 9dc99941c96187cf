/* MISUSE: calls the host wrongly. The word says how: MISUSE alone a span behind the end of the text, MISUSE_EMPTY an
 * empty span, MISUSE_INSIDE a span inside a character, MISUSE_TYPE a text in a number's column, MISUSE_ROW a row that
 * is not there, MISUSE_COLUMN a column that is not there, MISUSE_LAYER a layer that is not there, MISUSE_UTF8 a text
 * that is no UTF-8, MISUSE_NAN a number that is none, MISUSE_DECIMAL a decimal that is none, MISUSE_CHOICE a choice
 * that is not there, MISUSE_REF a row of another layer that is not there. */
#include "misbehave.h"

#include <math.h>

enum { BYTES, NUMBER, DECIMAL, CHOICE, REF, TEXT };

static const gb_column columns[] = {GB_COLUMN(GB_INT, "bytes", NULL, "length of the text"),
                                    GB_COLUMN(GB_NUM, "number", NULL, "a number"),
                                    GB_COLUMN(GB_DEC, "decimal", NULL, "a decimal"),
                                    GB_COLUMN(GB_ENUM, "choice", "one|two", "a choice"),
                                    GB_COLUMN(GB_REF, "other", "misuse", "another row"),
                                    GB_COLUMN(GB_STR, "name", NULL, "a text"),
                                    GB_LIST_END};

static void add_wrong_span(misbehaver *self, gb_document *document) {
    uint32_t length = (uint32_t)self->host->text(document).length;
    gb_span span = {0, length + 1};
    if (says(self, document, "MISUSE_EMPTY")) span.end = 0;
    if (says(self, document, "MISUSE_INSIDE"))
        span.end = length > 1 ? 1 : 0; /* texts that begin with a Chinese character */
    self->host->add(document, self->layer, span);
}

static gb_status misbehave(misbehaver *self, gb_document *document) {
    const gb_host *host = self->host;
    gb_span nowhere = {GB_NO_POSITION, GB_NO_POSITION};
    int64_t row;
    if (!says(self, document, "MISUSE")) return GB_OK;
    if (says(self, document, "MISUSE_LAYER")) {
        host->add(document, -1, nowhere);
        host->add(document, 1000000, nowhere);
        return GB_OK;
    }
    if (!says(self, document, "MISUSE_") || says(self, document, "MISUSE_EMPTY") ||
        says(self, document, "MISUSE_INSIDE")) {
        add_wrong_span(self, document);
        return GB_OK;
    }
    row = host->add(document, self->layer, nowhere);
    if (says(self, document, "MISUSE_TYPE")) host->set_str(document, self->layer, row, BYTES, GB_TEXT("many"));
    if (says(self, document, "MISUSE_ROW")) host->set_int(document, self->layer, row + 1000, BYTES, 1);
    if (says(self, document, "MISUSE_COLUMN")) host->set_int(document, self->layer, row, 1000, 1);
    if (says(self, document, "MISUSE_UTF8")) host->set_str(document, self->layer, row, TEXT, GB_TEXT("\xFF\xFE"));
    if (says(self, document, "MISUSE_NAN")) host->set_num(document, self->layer, row, NUMBER, (double)NAN);
    if (says(self, document, "MISUSE_DECIMAL")) host->set_str(document, self->layer, row, DECIMAL, GB_TEXT("1e5"));
    if (says(self, document, "MISUSE_CHOICE")) host->set_int(document, self->layer, row, CHOICE, 2);
    if (says(self, document, "MISUSE_REF")) host->set_int(document, self->layer, row, REF, 1000000);
    return GB_OK;
}

MISBEHAVER(misuse, columns, .flags = 0)
