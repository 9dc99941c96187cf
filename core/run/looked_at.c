#include "run/looked_at.h"

#include <stdlib.h>
#include <string.h>

static void want_all(const gb_schema *schema, gb_wanted *wanted) {
    wanted->text = 1;
    for (int l = 0; l < schema->layer_count; l++) wanted->layers[l] = 1;
}

/* The layers of a list of names; one that no plugin of the chain gives is no matter. */
static void want_named(const gb_schema *schema, const char *names, gb_wanted *wanted) {
    char name[256];
    while (*(names += strspn(names, " "))) {
        const size_t length = strcspn(names, " ");
        if (length < sizeof name) {
            memcpy(name, names, length);
            name[length] = '\0';
            const int layer = gb_schema_layer_index(schema, name);
            if (layer >= 0) wanted->layers[layer] = 1;
            wanted->text |= strcmp(name, "text") == 0;
        }
        names += length;
    }
}

/* Refs of wanted rows lead to wanted rows. */
static void want_targets(const gb_schema *schema, gb_wanted *wanted) {
    for (int more = 1; more;) {
        more = 0;
        for (int l = 0; l < schema->layer_count; l++)
            for (int c = 0; wanted->layers[l] && c < schema->layers[l].column_count; c++) {
                const int target = schema->layers[l].columns[c].target;
                if (schema->layers[l].columns[c].info.type != GB_REF || target < 0 || wanted->layers[target]) continue;
                wanted->layers[target] = 1;
                more = 1;
            }
    }
}

int gb_looked_at(const gb_setup *setup, gb_wanted *wanted) {
    const gb_schema *schema = &setup->plan.schema;
    int looked_at = setup->plan.writer.entry->plugin->collect != NULL;
    *wanted = (gb_wanted){0, calloc((size_t)schema->layer_count + 1, 1)};
    if (!wanted->layers) return -1;
    if (looked_at) want_all(schema, wanted);
    for (size_t s = 0; s < setup->plan.count; s++) {
        const gb_plugin *plugin = setup->plan.stages[s].entry->plugin;
        if (!gb_chain_collects(setup->chain, s) || !plugin->collect) continue;
        looked_at = 1;
        if (plugin->collects)
            want_named(schema, plugin->collects, wanted);
        else
            want_all(schema, wanted);
    }
    want_targets(schema, wanted);
    return looked_at;
}
