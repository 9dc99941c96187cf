/* The adapter exec: plugins whose work a program of any language does. */
#include "description.h"

static const gb_plugin *adapt(gb_string manifest, const char *path, char *reason, size_t capacity) {
    const description *d = description_read(manifest, path, reason, capacity);
    return d ? &d->plugin : NULL;
}

static const gb_adapter adapter = {.size = sizeof adapter, .id = "exec", .adapt = adapt};

GB_ADAPTERS(exec, &adapter)
