#include "run/setup.h"

#include <stdio.h>
#include <string.h>

#include "gongbao/version.h"
#include "plugin/describe.h"
#include "run/gate.h"

#define LOAD_SECONDS 10.0

int gb_setup_registry(gb_setup *setup, const gb_run_request *request, gb_error *error) {
    setup->paths = gb_paths_new(request->plugin_path, error);
    if (!setup->paths) return -1;
    setup->registry = gb_registry_load(gb_paths_plugin_directories(setup->paths), LOAD_SECONDS, error);
    return setup->registry ? 0 : -1;
}

static int default_chain(gb_setup *setup, gb_error *error) {
    char buffer[4096];
    const char *path = gb_paths_core_data(setup->paths, "chains/default.json", buffer, sizeof buffer);
    if (!path)
        return gb_error_set(error, GB_ERROR_USAGE,
                            "the default chain chains/default.json is not installed: give a chain with -c");
    return gb_expression_read(path, &setup->chain_steps, error);
}

static int parse_one(const char *text, const char *option, gb_expression *expression, gb_error *error) {
    if (gb_expression_parse(text, expression, error) != 0) return -1;
    if (expression->count == 1) return 0;
    return gb_error_set(error, GB_ERROR_USAGE, "%s takes one plugin, not the chain '%s'", option, text);
}

static int parse_steps(gb_setup *setup, const gb_run_request *request, gb_error *error) {
    int chain = request->chain        ? gb_expression_parse(request->chain, &setup->chain_steps, error)
                : request->chain_file ? gb_expression_read(request->chain_file, &setup->chain_steps, error)
                                      : default_chain(setup, error);
    if (chain != 0) return -1;
    if (request->reader && parse_one(request->reader, "--reader", &setup->reader_steps, error) != 0) return -1;
    if (!request->writer) return gb_error_set(error, GB_ERROR_USAGE, "no output format: give one with -f");
    return parse_one(request->writer, "-f", &setup->writer_steps, error);
}

static void set_facts(gb_setup *setup, const gb_run_request *request) {
    snprintf(setup->numbers[0], sizeof setup->numbers[0], "%d", request->columns > 0 ? request->columns : 80);
    snprintf(setup->numbers[1], sizeof setup->numbers[1], "%zu", request->source_count);
    const char *facts[] = {"version",   GONGBAO_VERSION,
                           "chain",     setup->plan_json.data,
                           "layers",    request->layers,
                           "output",    request->output,
                           "offsets",   request->offsets ? request->offsets : "codepoint",
                           "terminal",  request->terminal ? "1" : "0",
                           "color",     request->color ? "1" : "0",
                           "columns",   setup->numbers[0],
                           "documents", setup->numbers[1]};
    size_t used = 0;
    for (size_t i = 0; i + 1 < sizeof facts / sizeof *facts; i += 2) {
        if (!facts[i + 1]) continue;
        setup->facts[used++] = facts[i];
        setup->facts[used++] = facts[i + 1];
    }
    setup->facts[used] = NULL;
}

int gb_setup_plan(gb_setup *setup, const gb_run_request *request, gb_error *error) {
    if (!setup->registry && gb_setup_registry(setup, request, error) != 0) return -1;
    if (parse_steps(setup, request, error) != 0) return -1;
    gb_plan_request asked = {&setup->chain_steps, request->reader ? &setup->reader_steps : NULL, &setup->writer_steps};
    if (gb_plan_make(setup->registry, &asked, &setup->plan, error) != 0) return -1;
    if (gb_plan_json(&setup->plan, &setup->plan_json) != 0 || gb_buffer_terminate(&setup->plan_json) != 0)
        return gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the chain");
    set_facts(setup, request);
    if (request->fail_on && gb_gate_check(request->fail_on, &setup->plan.tables, error) != 0) return -1;
    if (!request->manifest) return 0;
    setup->manifest = gb_manifest_read(request->manifest, error);
    return setup->manifest ? 0 : -1;
}

int gb_setup_open(gb_setup *setup, gb_log_function *log, void *user, const char **progress, gb_error *error) {
    setup->chain = gb_chain_open(&setup->plan, setup->paths, setup->facts, log, user, progress, error);
    return setup->chain ? 0 : -1;
}

void gb_setup_free(gb_setup *setup) {
    gb_chain_close(setup->chain);
    gb_plan_free(&setup->plan);
    gb_manifest_free(setup->manifest);
    gb_buffer_free(&setup->plan_json);
    gb_expression_free(&setup->chain_steps);
    gb_expression_free(&setup->reader_steps);
    gb_expression_free(&setup->writer_steps);
    if (setup->registry) gb_registry_free(setup->registry);
    gb_paths_free(setup->paths);
    memset(setup, 0, sizeof *setup);
}

int gb_setup_describe(gb_setup *setup, const gb_run_request *request, const char *what, const char *name,
                      gb_buffer *json, gb_error *error) {
    int result = -1;
    if (strcmp(what, "plan") == 0) {
        if (gb_setup_plan(setup, request, error) != 0) return -1;
        result = gb_buffer_append(json, setup->plan_json.data, setup->plan_json.length);
    } else {
        if (gb_setup_registry(setup, request, error) != 0) return -1;
        if (strcmp(what, "info") == 0) return gb_describe_info(setup->registry, name, json, error);
        result = gb_describe_list(setup->registry, json);
    }
    return result == 0 ? 0 : gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the answer");
}
