/* A condition on the tables of a run, for scripts that must stop when it holds: "promise.verdict=missed,unreported". */
#ifndef GB_RUN_GATE_H
#define GB_RUN_GATE_H

#include "base/error.h"
#include "model/document.h"

/* Checks TABLE.COLUMN=VALUE[,VALUE]... against the tables that a chain gives. 0, or -1 with `error` (class USAGE): what
 * is wrong and what there is. The column is one of choices, of text, or a whole number. */
int gb_gate_check(const char *condition, const gb_schema *tables, gb_error *error);
/* How many rows of the corpus fulfil a condition that was checked; 0 for NULL. */
uint64_t gb_gate_count(const char *condition, const gb_document *corpus);

#endif
