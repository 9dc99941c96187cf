/* What a manifest says: a plugin whose work a program does. */
#ifndef EXEC_DESCRIPTION_H
#define EXEC_DESCRIPTION_H

#include "gongbao/plugin.h"

/* A slot of the configuration: options of every type are stored in one of these. */
typedef union slot {
    int flag; /* bool, enum */
    int64_t integer;
    double number;
    const char *words; /* str, dec, path */
} slot;

/* Slots that every such plugin has, before those of its own options. */
enum { SLOT_MANIFEST, SLOT_SECONDS, SLOT_MEMORY, SLOT_OWN };

typedef struct description {
    gb_plugin plugin; /* what the host sees */
    char *path;       /* of the manifest */
    char *directory;  /* in which it stands: the program's working directory */
    char **command;   /* NULL-terminated */
    size_t option_count;
    struct description *next;
} description;

/* Reads a manifest. The description lives until the process ends. NULL after writing one line into `reason`. */
const description *description_read(gb_string manifest, const char *path, char *reason, size_t capacity);
/* The description that was read from `path`; NULL = none. */
const description *description_of(const char *path);

#endif
