/* EXIT: exit(0). LEAVE: _exit(3). */
#include "misbehave.h"

#include <unistd.h>

static gb_status misbehave(misbehaver *self, gb_document *document) {
    if (says(self, document, "EXIT")) exit(0);
    if (says(self, document, "LEAVE")) _exit(3);
    return GB_OK;
}

MISBEHAVER(exits, seen_columns, .flags = 0)
