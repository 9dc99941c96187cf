/* What the collectors and the writer of a run look at: only that is handed to them. */
#ifndef GB_RUN_LOOKED_AT_H
#define GB_RUN_LOOKED_AT_H

#include "model/transfer.h"
#include "run/setup.h"

/* 1 when the writer or a plugin with tables looks at documents, else 0; -1: no memory. Fills `wanted`, whose layers are
 * freed by the caller with free(). */
int gb_looked_at(const gb_setup *setup, gb_wanted *wanted);

#endif
