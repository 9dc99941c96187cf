/* What list, info and plan have in common: a question to the engine, its answer as JSON, tables on the terminal. */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include "cli.h"

#include <cjson/cJSON.h>

/* Asks gb_describe; prints the answer as JSON when `json` is 1, otherwise by `print`. `complete` adds to the answer
 * before it is printed; NULL = nothing. The exit code. */
int cli_describe(const gb_run_request *request, const char *what, const char *name, int json,
                 void (*complete)(const gb_run_request *request, cJSON *answer), void (*print)(const cJSON *answer));
/* What a verb does with its operands, `count` of them, after its options were read. The exit code. */
typedef int cli_ask(const cli_request *request, int count, char **operands, int json);
/* Reads the options of a verb that knows --json and the common ones, and asks. The exit code. */
int cli_describe_verb(const cli_verb *verb, int argc, char **argv, cli_ask *ask);
/* A member that is a string, else "". */
const char *cli_member(const cJSON *object, const char *name);
/* Prints `text` and spaces up to `width` columns; Chinese characters count two. */
void cli_pad(const char *text, size_t width);
/* The greater of `width` and the columns of `text`. */
size_t cli_wider(size_t width, const char *text);

#endif
