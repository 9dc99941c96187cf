/* Parts of a manifest as the host's declarations. Strings and lists are never freed: they live as long as the process.
 * After a failure `failed` is set, one line is in `reason`, and further calls do nothing. */
#ifndef EXEC_DECLARE_H
#define EXEC_DECLARE_H

#include "gongbao/plugin.h"

#include <cjson/cJSON.h>

typedef struct declaring {
    char *reason;
    size_t capacity;
    int failed;
} declaring;

/* Says what is wrong, unless something was before. -1. */
int declare_wrong(declaring *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Zeroed room; NULL after saying that there is none. */
void *declare_room(declaring *d, size_t count, size_t size);
/* A copy of a text member; NULL when it is not there (said when `required`). */
const char *declare_text(declaring *d, const cJSON *object, const char *name, int required);
/* The options that every such plugin has, then the manifest's own; *count of those. */
const gb_option *declare_options(declaring *d, const cJSON *list, const char *manifest, size_t *count);
const gb_need *declare_needs(declaring *d, const cJSON *list);
/* Layers or tables: `what` is the member's name. NULL when there are none. */
const gb_layer_declaration *declare_layers(declaring *d, const cJSON *list, const char *what);

#endif
