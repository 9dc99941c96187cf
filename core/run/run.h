/* A whole run: sources in, results out. Two ways to do it with one request and the same bytes as result. */
#ifndef GB_RUN_RUN_H
#define GB_RUN_RUN_H

#include "base/error.h"
#include "base/buffer.h"
#include <stddef.h>
#include <stdint.h>

typedef enum gb_isolation {
    GB_ISOLATE_WORKER = 0, /* supervisor, engine, workers, collectors: the default */
    GB_ISOLATE_NONE = 1    /* everything in this process: for debuggers */
} gb_isolation;

typedef enum gb_event_kind {
    GB_EVENT_ERROR = 1, /* a document or stage failed; also delivered in the output's errors */
    GB_EVENT_WARNING,   /* a plugin's warning, or something the user should know */
    GB_EVENT_NOTE,      /* what the planner did unasked; shown with --verbose */
    GB_EVENT_PROGRESS
} gb_event_kind;

typedef struct gb_event {
    gb_event_kind kind;
    const char *document; /* id or source; NULL when it is about the run */
    const char *plugin;   /* id, or NULL */
    const char *cause;    /* ERROR: read, decode, plugin, crash, timeout, exit, output, skipped, collect, manifest */
    const char *message;
    size_t done;    /* documents written so far */
    size_t sources; /* sources in all */
} gb_event;

typedef struct gb_run_request {
    const char *plugin_path; /* --plugin-path, or NULL */
    const char *chain;       /* chain expression, or NULL */
    const char *chain_file;  /* JSON file, or NULL; both NULL: the default chain */
    const char *reader;      /* "jsonl ..." or NULL = by name and content */
    const char *writer;      /* "json layers=quantity", as in a chain expression; never NULL */
    const char *output;      /* file or directory; NULL = standard output */
    const char *manifest;    /* CSV file, or NULL */
    const char *const *sources;
    size_t source_count; /* "-" is standard input, at most once */
    int jobs;            /* 0 = all cores */
    gb_isolation isolate;
    double stage_seconds; /* CPU limit of one stage on one document of up to 1 MB (more for longer ones); 0 = 10 */
    const char *offsets;  /* codepoint (NULL), byte, utf16 */
    const char *layers;   /* --layers as given, or NULL */
    const char *fail_on;  /* a condition on tables (run/gate.h), or NULL */
    int terminal;         /* the output is a terminal */
    int color;
    int columns; /* width for readable output */
    void (*event)(void *user, const gb_event *event);
    void *user;
} gb_run_request;

typedef struct gb_run_report {
    size_t documents;        /* delivered, whole or in part */
    size_t failed_documents; /* not delivered */
    size_t failed_stages;
    uint64_t condition_rows; /* rows that fulfil request->fail_on */
} gb_run_report;

/* Exit code of the program: 0, 1, 2 or 3 (DESIGN: command line). With 2 and 3 `error` says why. */
int gb_run(const gb_run_request *request, gb_run_report *report, gb_error *error);
/* The two ways; gb_run chooses by request->isolate. */
int gb_run_local(const gb_run_request *request, gb_run_report *report, gb_error *error);
int gb_run_supervised(const gb_run_request *request, gb_run_report *report, gb_error *error);

/* Questions about plugins, answered as JSON by the engine (or in this process with GB_ISOLATE_NONE):
 *   "list"  {"plugins":[{kind,id,version,summary,license,module,path}],"refused":[{path,reason}]}
 *   "info"  the whole declaration of the plugin(s) called `name`: {"plugins":[{..., options, needs, gives, tables,
 * help}]} "plan"  the resolved chain of `request` 0, or the exit code (2 or 3) with `error`. */
int gb_describe(const gb_run_request *request, const char *what, const char *name, gb_buffer *json, gb_error *error);

#endif
