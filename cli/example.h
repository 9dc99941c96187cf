/* An example of what an analyzer finds, made by running it. */
#ifndef CLI_EXAMPLE_H
#define CLI_EXAMPLE_H

#include "run/run.h"

#include <cjson/cJSON.h>

/* Runs every analyzer of an answer of gb_describe("info") over a short text, isolated like any run, and gives it a
 * member "sample": {"text": ..., "layers": {NAME: [row, ...]}, "tables": {...}} with a few rows of each layer and table
 * that it gives; {"error": why} when it cannot be run without more. */
void cli_example_add(const gb_run_request *request, cJSON *answer);
/* Prints that member of a plugin. */
void cli_example_print(const cJSON *plugin);

#endif
