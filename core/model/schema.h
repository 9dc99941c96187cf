/* The layers that the documents of a chain have, and their columns. */
#ifndef GB_MODEL_SCHEMA_H
#define GB_MODEL_SCHEMA_H

#include "base/arena.h"
#include "gongbao/plugin.h"

typedef struct gb_schema_column {
    gb_column info;             /* a full-size copy; strings borrowed from the plugin */
    const char *const *choices; /* ENUM: names, choice_count of them */
    int choice_count;
    int target; /* REF: the layer it points into, -1 when that layer is not in the schema */
} gb_schema_column;

typedef struct gb_schema_layer {
    const char *name;
    const char *help;
    int giver; /* number of the stage (plugin in the chain) that gives it; -1 = the host */
    int column_count;
    const gb_schema_column *columns;
} gb_schema_layer;

typedef struct gb_schema {
    gb_arena arena;
    gb_schema_layer *layers;
    int layer_count;
    int capacity;
} gb_schema;

/* A schema of zeros is empty and ready. The handle of the new layer, or -1 (no memory). */
int gb_schema_add(gb_schema *schema, const gb_layer_declaration *declaration, int giver);
/* After the last layer: resolves the targets of REF columns. */
void gb_schema_link(gb_schema *schema);
int gb_schema_layer_index(const gb_schema *schema, const char *name);             /* -1 = none */
int gb_schema_column_index(const gb_schema *schema, int layer, const char *name); /* -1 = none */
int gb_schema_choice_index(const gb_schema *schema, int layer, int column, const char *name);
void gb_schema_free(gb_schema *schema);

#endif
