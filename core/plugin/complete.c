#include "plugin/complete.h"

#include <string.h>

#define LIST_LIMIT 4096u

/* What is known about one kind of struct. */
typedef struct shape {
    const char *name;
    uint32_t least; /* bytes without which it cannot be used */
    uint32_t full;  /* bytes that this host knows */
} shape;

/* The first version of the interface is the least: members that may be missing are those that can be left out. */
static const shape plugin_shape = {"gb_plugin", offsetof(gb_plugin, collect), sizeof(gb_plugin)};
static const shape option_shape = {"gb_option", offsetof(gb_option, help), sizeof(gb_option)};
static const shape column_shape = {"gb_column", offsetof(gb_column, help), sizeof(gb_column)};
static const shape layer_shape = {"gb_layer_declaration", offsetof(gb_layer_declaration, help),
                                  sizeof(gb_layer_declaration)};
static const shape need_shape = {"gb_need", offsetof(gb_need, columns), sizeof(gb_need)};

typedef struct completion {
    gb_arena *arena;
    gb_error *error;
    int failed;
} completion;

static uint32_t size_at(const void *element) {
    uint32_t size;
    memcpy(&size, element, sizeof size);
    return size;
}

static int check_size(completion *c, const shape *s, uint32_t size) {
    if (size >= s->least && size <= GB_STRUCT_LIMIT && size % _Alignof(void *) == 0) return 0;
    c->failed = 1;
    return gb_error_set(c->error, GB_ERROR_INPUT,
                        "a %s in it has size %u, at least %u is needed: set it to sizeof(%s) and rebuild the plugin",
                        s->name, size, s->least, s->name);
}

static void no_memory(completion *c) {
    c->failed = 1;
    gb_error_set(c->error, GB_ERROR_SYSTEM, "out of memory");
}

/* A full-size copy of one struct at `to`, which is zeroed. */
static void copy_struct(const shape *s, void *to, const void *from, uint32_t size) {
    memcpy(to, from, size < s->full ? size : s->full);
    memcpy(to, &s->full, sizeof s->full);
}

/* A list with full-size elements: itself, or a copy. `count` is set when it is a copy or must become one. */
static const void *complete_list(completion *c, const shape *s, const void *list, size_t *count, int copy) {
    const char *from = list;
    char *to;
    uint32_t size = list ? size_at(list) : 0;
    *count = 0;
    if (c->failed || size == 0) return list;
    if (check_size(c, s, size) != 0) return NULL;
    while (size_at(from + *count * size) == size && *count < LIST_LIMIT) ++*count;
    if (size_at(from + *count * size) != 0) {
        c->failed = 1;
        gb_error_set(c->error, GB_ERROR_INPUT,
                     "a list of %s in it has no end, or elements of several sizes: it must end "
                     "with GB_LIST_END",
                     s->name);
        return NULL;
    }
    if (size == s->full && !copy) return list;
    to = gb_arena_allocate(c->arena, (*count + 1) * s->full);
    if (!to) {
        no_memory(c);
        return NULL;
    }
    for (size_t i = 0; i < *count; i++) copy_struct(s, to + i * s->full, from + i * size, size);
    return to;
}

/* Layers or tables: their lists of columns too. */
static const gb_layer_declaration *complete_layers(completion *c, const gb_layer_declaration *layers) {
    size_t count, columns;
    const gb_layer_declaration *same = complete_list(c, &layer_shape, layers, &count, 0);
    gb_layer_declaration *copy = NULL;
    for (size_t i = 0; !c->failed && i < count; i++) {
        const gb_column *list = complete_list(c, &column_shape, same[i].columns, &columns, 0);
        if (c->failed || list == same[i].columns) continue;
        if (!copy) {
            size_t ignored;
            copy = (gb_layer_declaration *)complete_list(c, &layer_shape, layers, &ignored, 1);
            if (c->failed) break;
            memcpy(copy, same, count * sizeof *copy);
            same = copy;
        }
        copy[i].columns = list;
    }
    return c->failed ? NULL : same;
}

const gb_plugin *gb_plugin_complete(const gb_plugin *plugin, gb_arena *arena, gb_error *error) {
    completion c = {arena, error, 0};
    gb_plugin whole, *copy;
    size_t count;
    if (check_size(&c, &plugin_shape, plugin->size) != 0) return NULL;
    memset(&whole, 0, sizeof whole);
    copy_struct(&plugin_shape, &whole, plugin, plugin->size);
    whole.options = complete_list(&c, &option_shape, whole.options, &count, 0);
    whole.needs = complete_list(&c, &need_shape, whole.needs, &count, 0);
    whole.gives = complete_layers(&c, whole.gives);
    whole.tables = complete_layers(&c, whole.tables);
    if (c.failed) return NULL;
    if (plugin->size == sizeof whole && whole.options == plugin->options && whole.needs == plugin->needs &&
        whole.gives == plugin->gives && whole.tables == plugin->tables)
        return plugin;
    copy = gb_arena_allocate(arena, sizeof *copy);
    if (!copy) {
        no_memory(&c);
        return NULL;
    }
    *copy = whole;
    return copy;
}
