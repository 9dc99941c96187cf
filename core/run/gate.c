/* Conditions on tables. */
#include "run/gate.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

#define NAME_BYTES 64u
#define NAMES 64

/* A condition taken apart; the names are copies, the values stay a list. */
typedef struct gate {
    char table[NAME_BYTES], column[NAME_BYTES];
    const char *values;
} gate;

/* 0, or -1: it has not the form TABLE.COLUMN=VALUES. */
static int take_apart(const char *condition, gate *g) {
    const char *dot = strchr(condition, '.'), *equals = dot ? strchr(dot, '=') : NULL;
    if (!equals || !equals[1] || dot == condition || equals == dot + 1) return -1;
    if ((size_t)(dot - condition) >= NAME_BYTES || (size_t)(equals - dot - 1) >= NAME_BYTES) return -1;
    snprintf(g->table, NAME_BYTES, "%.*s", (int)(dot - condition), condition);
    snprintf(g->column, NAME_BYTES, "%.*s", (int)(equals - dot - 1), dot + 1);
    g->values = equals + 1;
    return 0;
}

/* "there is no table 'promises': did you mean promise?" */
static int unknown(const char *what, const char *name, const char *const *names, gb_error *error) {
    const char *near = gb_suggest(name, names);
    if (near)
        return gb_error_set(error, GB_ERROR_USAGE, "--fail-on: there is no %s '%s': did you mean %s?", what, name,
                            near);
    if (!names[0])
        return gb_error_set(error, GB_ERROR_USAGE, "--fail-on: there is no %s '%s': the chain gives none", what, name);
    return gb_error_set(error, GB_ERROR_USAGE, "--fail-on: there is no %s '%s', but for example %s", what, name,
                        names[0]);
}

static int check_values(const gate *g, const gb_schema_column *column, gb_error *error) {
    for (const char *at = g->values; *at;) {
        size_t length = strcspn(at, ",");
        char value[NAME_BYTES];
        int known = column->info.type != GB_ENUM;
        snprintf(value, sizeof value, "%.*s", (int)(length < NAME_BYTES ? length : NAME_BYTES - 1), at);
        for (int i = 0; !known && i < column->choice_count; i++) known = strcmp(column->choices[i], value) == 0;
        if (!known) {
            const char *names[NAMES + 1] = {NULL};
            for (int i = 0; i < column->choice_count && i < NAMES; i++) names[i] = column->choices[i];
            return unknown("value", value, names, error);
        }
        at += length + (at[length] == ',');
    }
    return 0;
}

int gb_gate_check(const char *condition, const gb_schema *tables, gb_error *error) {
    const char *names[NAMES + 1] = {NULL};
    gate g;
    if (take_apart(condition, &g) != 0)
        return gb_error_set(error, GB_ERROR_USAGE,
                            "--fail-on %s: write TABLE.COLUMN=VALUE, for example promise.verdict=missed", condition);
    int table = gb_schema_layer_index(tables, g.table);
    if (table < 0) {
        for (int i = 0; i < tables->layer_count && i < NAMES; i++) names[i] = tables->layers[i].name;
        return unknown("table", g.table, names, error);
    }
    int column = gb_schema_column_index(tables, table, g.column);
    if (column < 0) {
        for (int i = 0; i < tables->layers[table].column_count && i < NAMES; i++)
            names[i] = tables->layers[table].columns[i].info.name;
        return unknown("column", g.column, names, error);
    }
    const gb_schema_column *c = &tables->layers[table].columns[column];
    if (c->info.type == GB_NUM || c->info.type == GB_DEC)
        return gb_error_set(error, GB_ERROR_USAGE, "--fail-on: %s.%s is a measured number: choose another column",
                            g.table, g.column);
    return check_values(&g, c, error);
}

static int is_listed(const char *values, gb_string value) {
    for (const char *at = values; *at;) {
        size_t length = strcspn(at, ",");
        if (length == value.length && memcmp(at, value.data, length) == 0) return 1;
        at += length + (at[length] == ',');
    }
    return 0;
}

uint64_t gb_gate_count(const char *condition, const gb_document *corpus) {
    gate g;
    uint64_t count = 0;
    if (!condition || take_apart(condition, &g) != 0) return 0;
    const gb_schema *schema = gb_document_schema(corpus);
    int table = gb_schema_layer_index(schema, g.table);
    int column = table < 0 ? -1 : gb_schema_column_index(schema, table, g.column);
    if (column < 0) return 0;
    gb_type type = schema->layers[table].columns[column].info.type;
    for (size_t row = 0; row < gb_document_rows(corpus, table); row++) {
        char number[24];
        if (gb_document_is_null(corpus, table, row, column)) continue;
        gb_string value = gb_document_get_str(corpus, table, row, column);
        if (type != GB_STR && type != GB_ENUM) {
            snprintf(number, sizeof number, "%" PRId64, gb_document_get_int(corpus, table, row, column));
            value = gb_string_of(number);
        }
        count += (uint64_t)is_listed(g.values, value);
    }
    return count;
}
