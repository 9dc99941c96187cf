/* A run in this process: no isolation, for debuggers. What it writes is the same as what the processes write. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/analysis.h"
#include "run/gate.h"
#include "run/output.h"
#include "run/setup.h"
#include "run/source.h"

typedef struct local_run {
    const gb_run_request *request;
    gb_run_report *report;
    gb_setup setup;
    gb_document *document;
    gb_document *corpus;
    unsigned char *outcomes;      /* of the stages on the document */
    unsigned char *no_collection; /* stages whose collect() failed */
    size_t done;
    gb_error *error;
} local_run;

static void tell(local_run *run, gb_event_kind kind, const char *document, const char *plugin, const char *cause,
                 const char *message) {
    gb_event event = {kind, document, plugin, cause, message, run->done, run->request->source_count};
    if (run->request->event) run->request->event(run->request->user, &event);
}

static void log_message(void *user, gb_level level, const char *plugin, const char *text) {
    if (level >= GB_WARNING) tell(user, GB_EVENT_WARNING, NULL, plugin, NULL, text);
    if (level == GB_INFO) tell(user, GB_EVENT_NOTE, NULL, plugin, NULL, text);
}

/* An error that the output tells too. */
static void record(local_run *run, const char *document, const char *plugin, const char *cause, const char *message) {
    tell(run, GB_EVENT_ERROR, document, plugin, cause, message);
    gb_chain_add_error(run->setup.chain, run->corpus, document ? document : "", plugin ? plugin : "", cause, message);
}

static int analyse(local_run *run, const char *id) {
    const gb_plan *plan = &run->setup.plan;
    gb_error cause = {0};
    char skipped[512];
    memset(run->outcomes, GB_STAGE_DONE, plan->count + 1);
    for (size_t s = 0; s < plan->count; s++) {
        if (gb_stage_blocked(plan, s, run->outcomes)) {
            run->outcomes[s] = GB_STAGE_SKIPPED;
            gb_document_clear_stage(run->document, (int)s);
            continue;
        }
        gb_status status = gb_chain_process(run->setup.chain, s, run->document, &cause);
        if (status == GB_OK) continue;
        run->outcomes[s] = GB_STAGE_FAILED;
        run->report->failed_stages++;
        record(run, id, plan->stages[s].entry->plugin->id, "plugin", cause.text);
        if (status == GB_FATAL) {
            if (run->error) *run->error = cause;
            return -1;
        }
    }
    if (gb_stages_skipped(plan, run->outcomes, skipped, sizeof skipped) > 0) {
        char message[600];
        snprintf(message, sizeof message, "left out because they need what failed: %s", skipped);
        record(run, id, NULL, "skipped", message);
    }
    return 0;
}

static int collect(local_run *run) {
    gb_error cause = {0};
    for (size_t s = 0; s < run->setup.plan.count; s++) {
        if (run->no_collection[s] || !gb_chain_collects(run->setup.chain, s)) continue;
        if (gb_chain_collect(run->setup.chain, s, run->document, &cause) == GB_OK) continue;
        run->no_collection[s] = 1;
        run->report->failed_stages++;
        record(run, NULL, run->setup.plan.stages[s].entry->plugin->id, "collect", cause.text);
    }
    return gb_chain_write(run->setup.chain, run->document, run->error) == GB_OK ? 0 : -1;
}

/* One document that was read, from manifest to writer. */
static int take_document(local_run *run) {
    if (run->setup.manifest) gb_manifest_apply(run->setup.manifest, run->document);
    gb_string id = gb_document_meta(run->document, "id");
    if (analyse(run, id.data) != 0 || collect(run) != 0) return -1;
    run->report->documents++;
    run->done++;
    tell(run, GB_EVENT_PROGRESS, NULL, NULL, NULL, NULL);
    return 0;
}

static void lose_document(local_run *run, const char *id, const char *cause, const char *message) {
    run->report->failed_documents++;
    record(run, id, NULL, cause, message);
}

static int read_documents(local_run *run, int reader, const char *id) {
    const gb_plugin *plugin = run->setup.plan.readers[reader].entry->plugin;
    gb_error cause = {0};
    for (int empty = !(plugin->flags & GB_MANY_DOCUMENTS);; empty = 0) {
        gb_status status = gb_chain_read(run->setup.chain, reader, id, run->document, &cause);
        if (status == GB_END && empty) lose_document(run, id, "decode", "there is no document in it");
        if (status == GB_END) return 0;
        if (status == GB_OK) {
            if (take_document(run) != 0) return -1;
            continue;
        }
        const char *own = gb_document_meta(run->document, "id").data;
        lose_document(run, own ? own : id, "decode", cause.text);
        if (status == GB_FATAL) {
            if (run->error) *run->error = cause;
            return -1;
        }
    }
}

static int take_source(local_run *run, const char *path, const char *id) {
    gb_source source;
    gb_error cause = {0};
    gb_string head;
    int result = 0, reader = -1, standard = strcmp(path, "-") == 0;
    if (gb_source_open(&source, path, &cause) != 0 || (standard && gb_source_peek(&source, &head, &cause) != 0)) {
        lose_document(run, id, "read", cause.text);
        return 0;
    }
    reader = standard ? gb_plan_sniff(&run->setup.plan, head) : gb_plan_reader_for(&run->setup.plan, path);
    gb_status status = gb_chain_source(run->setup.chain, reader, path, gb_source_input, &source, &cause);
    if (status == GB_OK)
        result = read_documents(run, reader, id);
    else
        lose_document(run, id, "read", cause.text);
    gb_source_close(&source);
    return result;
}

static int finish(local_run *run) {
    gb_error cause = {0};
    for (size_t s = 0; s < run->setup.plan.count; s++) {
        if (run->no_collection[s] || !gb_chain_collects(run->setup.chain, s)) continue;
        if (gb_chain_finish(run->setup.chain, s, run->corpus, &cause) == GB_OK) continue;
        run->report->failed_stages++;
        record(run, NULL, run->setup.plan.stages[s].entry->plugin->id, "collect", cause.text);
    }
    run->report->condition_rows = gb_gate_count(run->request->fail_on, run->corpus);
    return gb_chain_write_finish(run->setup.chain, run->corpus, run->error) == GB_OK ? 0 : -1;
}

static int take_sources(local_run *run) {
    const gb_run_request *request = run->request;
    char **ids = gb_source_ids(request->sources, request->source_count);
    int result = 0;
    if (!ids) return gb_error_set(run->error, GB_ERROR_SYSTEM, "no memory");
    for (size_t i = 0; i < request->source_count; i++) {
        if (result == 0) result = take_source(run, request->sources[i], ids[i]);
        free(ids[i]);
    }
    free(ids);
    return result == 0 ? finish(run) : -1;
}

static int run_chain(local_run *run) {
    const gb_plan *plan = &run->setup.plan;
    gb_outputs *outputs = gb_outputs_new(run->request->output, STDOUT_FILENO, run->error);
    int result = -1;
    run->document = gb_chain_document(run->setup.chain);
    run->corpus = gb_chain_corpus(run->setup.chain);
    run->outcomes = calloc(plan->count + 1, 1);
    run->no_collection = calloc(plan->count + 1, 1);
    if (outputs && run->document && run->corpus && run->outcomes && run->no_collection) {
        gb_chain_set_sink(run->setup.chain, gb_outputs_sink(outputs));
        result = take_sources(run) == 0 ? gb_outputs_commit(outputs, run->error) : -1;
    } else if (outputs) {
        gb_error_set(run->error, GB_ERROR_SYSTEM, "no memory");
    }
    gb_outputs_free(outputs);
    gb_document_free(run->document);
    gb_document_free(run->corpus);
    free(run->outcomes);
    free(run->no_collection);
    return result;
}

static int exit_code(const gb_run_report *report) {
    return report->failed_documents || report->failed_stages ? 1 : 0;
}

int gb_run_local(const gb_run_request *request, gb_run_report *report, gb_error *error) {
    local_run run = {.request = request, .report = report, .error = error};
    int code;
    memset(report, 0, sizeof *report);
    if (gb_setup_plan(&run.setup, request, error) != 0 ||
        gb_setup_open(&run.setup, log_message, &run, NULL, error) != 0) {
        code = error && error->klass == GB_ERROR_SYSTEM ? 3 : 2;
    } else {
        for (const char *const *note = run.setup.plan.notes; *note; note++)
            tell(&run, GB_EVENT_NOTE, NULL, NULL, NULL, *note);
        code = run_chain(&run) == 0 ? exit_code(report) : 3;
    }
    gb_setup_free(&run.setup);
    return code;
}
