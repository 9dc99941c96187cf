/* Walking the lists that a plugin declares. Elements may be shorter than ours (an older minor): each says its size, all
 * of a list have the same. */
#ifndef GB_PLUGIN_DECLARED_H
#define GB_PLUGIN_DECLARED_H

#include "gongbao/plugin.h"

/* The element `index` of a list that begins at `list` (may be NULL), or NULL past the last. Elements begin with their
 * size. */
static inline const void *gb_declared(const void *list, size_t index) {
    const char *at = list;
    uint32_t size;
    if (!list) return NULL;
    memcpy(&size, at, sizeof size);
    if (size == 0) return NULL;
    for (size_t i = 0; i < index; i++) {
        at += size;
        uint32_t next;
        memcpy(&next, at, sizeof next);
        if (next == 0) return NULL;
    }
    return at;
}

static inline const gb_need *gb_need_of(const gb_plugin *plugin, size_t index) {
    return (const gb_need *)gb_declared(plugin->needs, index);
}

static inline const gb_layer_declaration *gb_layer_of(const gb_plugin *plugin, size_t index) {
    return (const gb_layer_declaration *)gb_declared(plugin->gives, index);
}

static inline const gb_layer_declaration *gb_table_of(const gb_plugin *plugin, size_t index) {
    return (const gb_layer_declaration *)gb_declared(plugin->tables, index);
}

static inline const gb_column *gb_column_of(const gb_layer_declaration *layer, size_t index) {
    return (const gb_column *)gb_declared(layer->columns, index);
}

static inline const gb_option *gb_option_of(const gb_plugin *plugin, size_t index) {
    return (const gb_option *)gb_declared(plugin->options, index);
}

#endif
