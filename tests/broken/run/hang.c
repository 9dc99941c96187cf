/* HANG: spins. SLEEP: sleeps with all signals blocked. */
#include "misbehave.h"

#include <signal.h>
#include <unistd.h>

static gb_status misbehave(misbehaver *self, gb_document *document) {
    volatile int forever = 1;
    if (says(self, document, "HANG"))
        while (forever) {
        }
    if (says(self, document, "SLEEP")) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        while (forever) sleep(1000);
    }
    return GB_OK;
}

MISBEHAVER(hang, seen_columns, .flags = 0)
