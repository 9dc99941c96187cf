/* Which files in a directory may be plugins. */
#ifndef GB_PLUGIN_SCAN_H
#define GB_PLUGIN_SCAN_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "plugin/probe.h"
#include "plugin/registry.h"

typedef struct gb_scan {
    gb_arena *arena;     /* keeps all names and reasons */
    gb_buffer files;     /* gb_probe_file[], in the order of directories, by name in each */
    gb_buffer manifests; /* the same of files that an adapter makes plugins of */
    gb_buffer refusals;  /* gb_refusal[] */
    gb_buffer seen;      /* directories that have been scanned */
} gb_scan;

/* Looks through a directory (absolute): files called *.so that can be trusted and are whole shared objects go to
 * `files`, files called *.gongbao.json that can be trusted to `manifests`, others of these names to `refusals`. A
 * missing directory, and one that was scanned before, adds nothing. 0, or -1 = out of memory. */
int gb_scan_directory(gb_scan *scan, const char *path);
/* Adds a refusal; the texts are copied. 0, or -1 = out of memory. */
int gb_scan_refuse(gb_scan *scan, const char *path, const char *reason);
void gb_scan_free(gb_scan *scan);

#endif
