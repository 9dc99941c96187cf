/* What list, info and plan have in common: a question to the engine, its answer as JSON, tables on the terminal. */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include "cli.h"

#include <cjson/cJSON.h>

/* Asks gb_describe; prints the answer as JSON when `json` is 1, otherwise by `print`. The exit code. */
int cli_describe(const gb_run_request *request, const char *what, const char *name, int json,
                 void (*print)(const cJSON *answer));
/* A member that is a string, else "". */
const char *cli_member(const cJSON *object, const char *name);
/* Prints `text` and spaces up to `width` columns; Chinese characters count two. */
void cli_pad(const char *text, size_t width);
/* The greater of `width` and the columns of `text`. */
size_t cli_wider(size_t width, const char *text);

#endif
