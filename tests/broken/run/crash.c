/* CRASH: writes to address 0. ABORT: calls abort(). RECURSE: recurses without end. */
#include "misbehave.h"

static volatile int never;

/* Every call needs stack of its own. */
static int recurse(int depth) {
    volatile char room[4096];
    room[depth % 4096] = (char)depth;
    if (never) return depth;
    return recurse(depth + 1) + room[(depth + 1) % 4096];
}

static gb_status misbehave(misbehaver *self, gb_document *document) {
    if (says(self, document, "CRASH")) crash_now();
    if (says(self, document, "ABORT")) abort();
    if (says(self, document, "RECURSE") && recurse(0) == 7) return GB_FATAL;
    return GB_OK;
}

MISBEHAVER(crash, seen_columns, .flags = 0)
