/* Plugins and refusals as JSON, for `list` and `info`. The shapes are in run/run.h. */
#ifndef GB_PLUGIN_DESCRIBE_H
#define GB_PLUGIN_DESCRIBE_H

#include "base/buffer.h"
#include "plugin/registry.h"

int gb_describe_list(const gb_registry *registry, gb_buffer *json);
/* 0, or -1 with `error` (class USAGE, with the nearest right name). */
int gb_describe_info(const gb_registry *registry, const char *id, gb_buffer *json, gb_error *error);

#endif
