#include "plugin/bundle.h"

#include "plugin/complete.h"
#include "plugin/declaration.h"

#define PLUGIN_LIMIT 256

static int refuse(gb_error *error, const char *reason) {
    return gb_error_set(error, GB_ERROR_INPUT, "%s", reason);
}

/* Size and version: the first three members, which every version has. */
static int check_version(const gb_bundle *bundle, gb_error *error) {
    const char *cure = "rebuild the plugin";
    if (!bundle) return refuse(error, "its entry gives no plugins (NULL)");
    if (bundle->size < 3 * sizeof(uint32_t) || bundle->size > GB_STRUCT_LIMIT)
        return gb_error_set(error, GB_ERROR_INPUT,
                            "its entry gives no gb_bundle (size %u): write it with GB_PLUGINS(NAME, ...)",
                            bundle->size);
    if (bundle->abi_major == GB_ABI_MAJOR && bundle->abi_minor <= GB_ABI_MINOR) return 0;
    if (bundle->abi_major == GB_ABI_MAJOR) cure = "rebuild the plugin, or install a newer Gongbao";
    return gb_error_set(error, GB_ERROR_INPUT, "built for ABI %u.%u, this host has %u.%u: %s", bundle->abi_major,
                        bundle->abi_minor, GB_ABI_MAJOR, GB_ABI_MINOR, cure);
}

/* The member is there only in bundles since ABI 1.1. */
static const gb_adapter *const *adapters_of(const gb_bundle *bundle) {
    return bundle->size >= offsetof(gb_bundle, adapters) + sizeof bundle->adapters ? bundle->adapters : NULL;
}

const gb_adapter *const *gb_bundle_adapters(gb_entry *entry) {
    return adapters_of(entry());
}

static int check_adapters(const gb_adapter *const *adapters, gb_error *error) {
    for (size_t i = 0; adapters && adapters[i]; i++)
        if (i == PLUGIN_LIMIT || adapters[i]->size < sizeof(gb_adapter) || !adapters[i]->id || !adapters[i]->adapt)
            return refuse(error, "its list of adapters is damaged: each needs size, id and adapt, and the list a NULL");
    return 0;
}

const gb_plugin *const *gb_bundle_plugins(gb_entry *entry, gb_arena *arena, gb_error *error) {
    const gb_bundle *bundle = entry();
    const gb_plugin **list;
    size_t count = 0;
    if (check_version(bundle, error) != 0) return NULL;
    if (bundle->size < offsetof(gb_bundle, plugins) + sizeof bundle->plugins || !bundle->plugins ||
        (!bundle->plugins[0] && !adapters_of(bundle))) {
        refuse(error, "its list of plugins is empty: write GB_PLUGINS(NAME, &plugin)");
        return NULL;
    }
    if (check_adapters(adapters_of(bundle), error) != 0) return NULL;
    while (count <= PLUGIN_LIMIT && bundle->plugins[count]) count++;
    if (count > PLUGIN_LIMIT) {
        refuse(error, "its list of plugins has no end: it must end with NULL");
        return NULL;
    }
    list = gb_arena_allocate(arena, (count + 1) * sizeof(const gb_plugin *));
    if (!list) {
        gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        list[i] = gb_plugin_complete(bundle->plugins[i], arena, error);
        if (!list[i] || gb_declaration_check(list[i], error) != 0) return NULL;
    }
    return list;
}
