/* From a run request to an opened chain: what the in-process run and the engine have in common. */
#ifndef GB_RUN_SETUP_H
#define GB_RUN_SETUP_H

#include "run/instance.h"
#include "run/manifest.h"
#include "run/run.h"

typedef struct gb_setup {
    gb_paths *paths;
    gb_registry *registry;
    gb_expression chain_steps;
    gb_expression reader_steps;
    gb_expression writer_steps;
    gb_plan plan;
    gb_buffer plan_json;   /* NUL-terminated */
    char numbers[2][24];   /* facts as text */
    const char *facts[24]; /* name, value, ..., NULL */
    gb_manifest *manifest; /* NULL when none was given */
    gb_chain *chain;       /* NULL until gb_setup_open */
} gb_setup;

/* Registry only (for list and info). 0, or -1 with `error`. */
int gb_setup_registry(gb_setup *setup, const gb_run_request *request, gb_error *error);
/* Registry, expressions, plan, manifest. `chain`, when NULL in the request, is the default chain. */
int gb_setup_plan(gb_setup *setup, const gb_run_request *request, gb_error *error);
/* Opens the chain of a planned setup. */
int gb_setup_open(gb_setup *setup, gb_log_function *log, void *user, const char **progress, gb_error *error);
/* Frees all; a setup of zeros is fine. */
void gb_setup_free(gb_setup *setup);

/* The answer of gb_describe from a planned (plan) or registered (list, info) setup. */
int gb_setup_describe(gb_setup *setup, const gb_run_request *request, const char *what, const char *name,
                      gb_buffer *json, gb_error *error);

#endif
