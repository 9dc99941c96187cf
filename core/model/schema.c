#include "model/schema.h"

#include <string.h>

static const char **split_choices(gb_arena *arena, const char *detail, int *count) {
    size_t length = strlen(detail), n = 1;
    for (size_t i = 0; i < length; i++) n += detail[i] == '|';
    const char **names = gb_arena_allocate(arena, n * sizeof *names);
    char *copy = gb_arena_copy(arena, detail, length);
    if (!names || !copy) return NULL;
    n = 0;
    for (char *at = copy; at; n++) {
        names[n] = at;
        at = strchr(at, '|');
        if (at) *at++ = '\0';
    }
    *count = (int)n;
    return names;
}

/* Declarations of an older minor are shorter: what they lack stays zero. */
static void copy_column(gb_column *to, const gb_column *from) {
    memset(to, 0, sizeof *to);
    memcpy(to, from, from->size < sizeof *to ? from->size : sizeof *to);
    to->size = sizeof *to;
}

static const gb_column *column_at(const gb_column *first, int index) {
    return (const gb_column *)(const void *)((const char *)first + (size_t)index * first->size);
}

static gb_schema_column *copy_columns(gb_schema *schema, const gb_column *columns, int *count) {
    int n = 0;
    if (columns && columns->size)
        while (column_at(columns, n)->size) n++;
    gb_schema_column *out = gb_arena_allocate(&schema->arena, (size_t)(n ? n : 1) * sizeof *out);
    if (!out) return NULL;
    for (int i = 0; i < n; i++) {
        copy_column(&out[i].info, column_at(columns, i));
        out[i].target = -1;
        if (out[i].info.type != GB_ENUM) continue;
        out[i].choices = split_choices(&schema->arena, out[i].info.detail, &out[i].choice_count);
        if (!out[i].choices) return NULL;
    }
    *count = n;
    return out;
}

int gb_schema_add(gb_schema *schema, const gb_layer_declaration *declaration, int giver) {
    if (schema->layer_count == schema->capacity) {
        int capacity = schema->capacity ? schema->capacity * 2 : 16;
        gb_schema_layer *layers = gb_arena_allocate(&schema->arena, (size_t)capacity * sizeof *layers);
        if (!layers) return -1;
        if (schema->layer_count) memcpy(layers, schema->layers, (size_t)schema->layer_count * sizeof *layers);
        schema->layers = layers;
        schema->capacity = capacity;
    }
    gb_schema_layer *layer = &schema->layers[schema->layer_count];
    layer->name = declaration->name;
    layer->help = declaration->help;
    layer->giver = giver;
    layer->columns = copy_columns(schema, declaration->columns, &layer->column_count);
    return layer->columns ? schema->layer_count++ : -1;
}

void gb_schema_link(gb_schema *schema) {
    for (int l = 0; l < schema->layer_count; l++) {
        gb_schema_column *columns = (gb_schema_column *)schema->layers[l].columns;
        for (int c = 0; c < schema->layers[l].column_count; c++)
            if (columns[c].info.type == GB_REF && columns[c].info.detail)
                columns[c].target = gb_schema_layer_index(schema, columns[c].info.detail);
    }
}

int gb_schema_layer_index(const gb_schema *schema, const char *name) {
    for (int l = 0; l < schema->layer_count; l++)
        if (strcmp(schema->layers[l].name, name) == 0) return l;
    return -1;
}

int gb_schema_column_index(const gb_schema *schema, int layer, const char *name) {
    if (layer < 0 || layer >= schema->layer_count) return -1;
    for (int c = 0; c < schema->layers[layer].column_count; c++)
        if (strcmp(schema->layers[layer].columns[c].info.name, name) == 0) return c;
    return -1;
}

int gb_schema_choice_index(const gb_schema *schema, int layer, int column, const char *name) {
    if (layer < 0 || layer >= schema->layer_count) return -1;
    const gb_schema_layer *l = &schema->layers[layer];
    if (column < 0 || column >= l->column_count) return -1;
    for (int i = 0; i < l->columns[column].choice_count; i++)
        if (strcmp(l->columns[column].choices[i], name) == 0) return i;
    return -1;
}

void gb_schema_free(gb_schema *schema) {
    gb_arena_free(&schema->arena);
    memset(schema, 0, sizeof *schema);
}
