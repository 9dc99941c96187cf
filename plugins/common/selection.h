/* Which layers and tables the user wants to see. Compiled into the bundled writers. */
#ifndef COMMON_SELECTION_H
#define COMMON_SELECTION_H

#include "gongbao/plugin.h"

typedef struct selection {
    char *storage;
    const char **names; /* NULL-terminated */
    size_t count;
    int all; /* 1: nothing was chosen, so everything is wanted */
} selection;

/* `option`: the writer's own list (names separated by commas or spaces), or NULL: the user's --layers, if any. A name
 * that no plugin of the chain gives is an error with the nearest right one. GB_OK, or GB_FATAL after fail(). In open()
 * only. */
gb_status selection_open(selection *chosen, const gb_host *host, gb_context *context, const char *option);
/* 1 when the layer or table is wanted. */
int selection_has(const selection *chosen, const char *name);
void selection_close(selection *chosen);

#endif
