/* What the throw-away process and its parent say to each other. */
#ifndef GB_PLUGIN_PROBE_CHILD_H
#define GB_PLUGIN_PROBE_CHILD_H

#include "plugin/probe.h"

#include <stdint.h>

#define GB_REPORT_MAGIC 0x47425052u

/* In this order for each file; the last two are each an end. */
typedef enum gb_report_kind { GB_FILE_BEGINS = 1, GB_FILE_CHECKED, GB_FILE_FINE, GB_FILE_REFUSED } gb_report_kind;

/* What the child says about a file, through a pipe. Small enough to be written whole. */
typedef struct gb_report {
    uint32_t magic, kind;
    uint64_t file;
    char reason[1024];
} gb_report;

/* The life of the child: tries the files from `from` on and writes reports to the descriptor. Does not return. */
_Noreturn void gb_probe_child(const gb_probe_file *files, size_t count, size_t from, const gb_probe_work *work,
                              int report_fd);

#endif
