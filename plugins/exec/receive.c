/* Answers of the program. */
#include "instance.h"

#include <math.h>
#include <stdio.h>

#define NAMES 64
#define EXACT_INTEGER 9007199254740992.0 /* beyond it a JSON number may be rounded */

static int wrong(instance *x, const char *what, const char *name, const char *of, const char *const *names) {
    const char *near = x->host->nearest(name, names);
    snprintf(x->why, sizeof x->why, "its answer has a %s '%.60s'%s%.60s that the manifest does not declare%s%s", what,
             name, of ? " of " : "", of ? of : "", near ? ": did it mean " : "", near ? near : "");
    return -1;
}

/* Index of a choice in "one|two"; -1 = none of them. */
static int choice_index(const char *choices, const char *name) {
    const size_t length = strlen(name);
    for (int index = 0; choices && *choices; index++) {
        const size_t word = strcspn(choices, "|");
        if (word == length && memcmp(choices, name, length) == 0) return index;
        choices += word + (choices[word] == '|');
    }
    return -1;
}

/* A decimal: a text as it is; a number only when it is sure to be exact. */
static int set_decimal(const instance *x, gb_document *document, int layer, int64_t row, int column,
                       const cJSON *cell) {
    char digits[40];
    if (cJSON_IsString(cell)) {
        x->host->set_str(document, layer, row, column, gb_string_of(cell->valuestring));
        return 0;
    }
    if (!cJSON_IsNumber(cell) || fabs(cell->valuedouble) >= EXACT_INTEGER) return -1;
    snprintf(digits, sizeof digits, "%.15g", cell->valuedouble);
    if (strpbrk(digits, "eEn")) return -1;
    x->host->set_str(document, layer, row, column, gb_string_of(digits));
    return 0;
}

static int is_integer(const cJSON *cell) {
    return cJSON_IsNumber(cell) && fabs(cell->valuedouble) < EXACT_INTEGER &&
           cell->valuedouble == floor(cell->valuedouble);
}

/* 0, or -1: it has another type. */
static int set_cell(const instance *x, gb_document *document, int layer, int64_t row, int column, const gb_column *info,
                    const cJSON *cell) {
    const gb_host *host = x->host;
    switch (info->type) {
    case GB_BOOL:
        if (!cJSON_IsBool(cell)) return -1;
        host->set_int(document, layer, row, column, cJSON_IsTrue(cell));
        return 0;
    case GB_INT:
    case GB_REF:
        if (!is_integer(cell)) return -1;
        host->set_int(document, layer, row, column, (int64_t)cell->valuedouble);
        return 0;
    case GB_NUM:
        if (!cJSON_IsNumber(cell)) return -1;
        host->set_num(document, layer, row, column, cell->valuedouble);
        return 0;
    case GB_DEC:
        return set_decimal(x, document, layer, row, column, cell);
    case GB_ENUM: {
        const int choice = cJSON_IsString(cell) ? choice_index(info->detail, cell->valuestring) : -1;
        if (choice < 0) return -1;
        host->set_int(document, layer, row, column, choice);
        return 0;
    }
    default:
        if (!cJSON_IsString(cell)) return -1;
        host->set_str(document, layer, row, column, gb_string_of(cell->valuestring));
        return 0;
    }
}

static const char *wanted(const gb_column *column) {
    static const char *const WORDS[] = {
        "",       "true or false",      "a whole number",      "a number", "a decimal as text, like \"12.5\"",
        "a text", "one of its choices", "the number of a row", ""};
    return WORDS[column->type];
}

static int unknown_column(instance *x, const gb_layer_declaration *layer, const char *name) {
    const char *names[NAMES + 3] = {NULL};
    size_t count = 0;
    for (const gb_column *c = layer->columns; c->size && count < NAMES; c++) names[count++] = c->name;
    names[count++] = "start";
    names[count] = "end";
    return wrong(x, "column", name, layer->name, names);
}

static int set_row(instance *x, gb_document *document, const gb_layer_declaration *layer, int handle, int64_t row,
                   const cJSON *json) {
    const cJSON *cell;
    cJSON_ArrayForEach(cell, json) {
        const char *name = cell->string;
        const gb_column *c = layer->columns;
        if (!strcmp(name, "start") || !strcmp(name, "end") || !strcmp(name, "id") || !strcmp(name, "text")) continue;
        while (c->size && strcmp(c->name, name) != 0) c++;
        if (!c->size) return unknown_column(x, layer, name);
        if (cJSON_IsNull(cell)) continue;
        if (set_cell(x, document, handle, row, (int)(c - layer->columns), c, cell) == 0) continue;
        snprintf(x->why, sizeof x->why, "in row %lld of %s its answer has a %s that is not %s", (long long)row,
                 layer->name, name, wanted(c));
        return -1;
    }
    return 0;
}

/* The span of a row; both ends missing or null = no span. 0, or -1. */
static int read_span(instance *x, const gb_layer_declaration *layer, int64_t row, const cJSON *json, gb_span *span) {
    const cJSON *start = cJSON_GetObjectItemCaseSensitive(json, "start"),
                *end = cJSON_GetObjectItemCaseSensitive(json, "end");
    *span = (gb_span){GB_NO_POSITION, GB_NO_POSITION};
    if ((!start || cJSON_IsNull(start)) && (!end || cJSON_IsNull(end))) return 0;
    if (cJSON_IsNumber(start) && cJSON_IsNumber(end)) {
        span->start = offsets_byte(&x->offsets, start->valuedouble);
        span->end = offsets_byte(&x->offsets, end->valuedouble);
        if (span->start != GB_NO_POSITION && span->end != GB_NO_POSITION && span->start < span->end) return 0;
    }
    snprintf(x->why, sizeof x->why,
             "in row %lld of %s its answer has a start and an end that are no part of the text: check what it counts",
             (long long)row, layer->name);
    return -1;
}

static int receive_layer(instance *x, gb_document *document, const gb_layer_declaration *layer, int handle,
                         const cJSON *rows) {
    const cJSON *json;
    int64_t number = 0;
    gb_span span;
    if (!cJSON_IsArray(rows)) {
        snprintf(x->why, sizeof x->why, "in its answer %s is no list of rows", layer->name);
        return -1;
    }
    cJSON_ArrayForEach(json, rows) {
        if (!cJSON_IsObject(json)) {
            snprintf(x->why, sizeof x->why, "in its answer %s holds something that is no object", layer->name);
            return -1;
        }
        if (read_span(x, layer, number, json, &span) != 0) return -1;
        const int64_t row = x->host->add(document, handle, span);
        if (row >= 0 && set_row(x, document, layer, handle, row, json) != 0) return -1;
        number++;
    }
    return 0;
}

int receive_rows(instance *x, gb_document *document, const cJSON *layers, const gb_layer_declaration *declared,
                 const int *handles) {
    const cJSON *rows;
    if (!layers) return 0;
    cJSON_ArrayForEach(rows, layers) {
        size_t i = 0;
        while (declared[i].size && strcmp(declared[i].name, rows->string) != 0) i++;
        if (!declared[i].size) {
            const char *names[NAMES + 1] = {NULL};
            for (size_t k = 0; declared[k].size && k < NAMES; k++) names[k] = declared[k].name;
            return wrong(x, "layer", rows->string, NULL, names);
        }
        if (receive_layer(x, document, &declared[i], handles[i], rows) != 0) return -1;
    }
    return 0;
}

int receive_meta(instance *x, gb_document *document, const cJSON *meta) {
    const cJSON *value;
    if (!meta) return 0;
    cJSON_ArrayForEach(value, meta) {
        if (!cJSON_IsString(value)) {
            snprintf(x->why, sizeof x->why, "in its answer meta.%.60s is no text", value->string);
            return -1;
        }
        x->host->set_meta(document, value->string, gb_string_of(value->valuestring));
    }
    return 0;
}
