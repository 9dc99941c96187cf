/* The chain that a user writes: "numbers all=true | slogans | targets", or a JSON file. */
#ifndef GB_CHAIN_EXPRESSION_H
#define GB_CHAIN_EXPRESSION_H

#include "base/arena.h"
#include "base/error.h"
#include "plugin/option.h"

typedef struct gb_step {
    const char *id;
    gb_setting *settings;
    size_t setting_count;
} gb_step;

typedef struct gb_expression {
    gb_arena arena;
    gb_step *steps;
    size_t count;
} gb_expression;

/* Plugins separated by |, each an id followed by name=value pairs separated by spaces. A value may stand in '...' or
 * "..." (no escapes inside). At most 256 plugins. 0, or -1 with `error` (class USAGE) that shows the place. */
int gb_expression_parse(const char *text, gb_expression *expression, gb_error *error);
/* {"chain":[{"plugin":"numbers","options":{"all":true}}, "slogans", ...]}; numbers, booleans and strings as values. */
int gb_expression_read(const char *path, gb_expression *expression, gb_error *error);
/* Adds a setting to a step; a later one of the same name wins. */
int gb_expression_set(gb_expression *expression, size_t step, const char *name, const char *value, gb_error *error);
void gb_expression_free(gb_expression *expression);

#endif
