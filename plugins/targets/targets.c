/* The plugin `targets`: indicators with their figures, targets beside results, promises and what became of them. */
#include "choices.h"
#include "record.h"
#include "report.h"

#include <stdlib.h>

typedef struct config {
    const char *verdicts;
} config;

typedef struct targets_plugin {
    const gb_host *host;
    gb_context *context;
    targets_layers layers;
    targets_vocabulary vocabulary;
    targets_drafts drafts;     /* scratch of process() */
    targets_comparer comparer; /* likewise */
    targets_records records;   /* of collect() */
    unsigned verdicts;         /* rows of the table promise that are wanted, a bit each */
} targets_plugin;

static gb_status out_of_memory(const targets_plugin *plugin, gb_status status) {
    return plugin->host->fail(plugin->context, status, "targets: no memory left");
}

static void plugin_close(void *self) {
    targets_plugin *plugin = self;
    targets_vocabulary_close(&plugin->vocabulary);
    targets_drafts_free(&plugin->drafts);
    targets_comparer_free(&plugin->comparer);
    targets_records_free(&plugin->records);
    free(plugin);
}

static gb_status plugin_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    const config *c = settings;
    targets_plugin *plugin = calloc(1, sizeof *plugin);
    if (!plugin) return host->fail(context, GB_FATAL, "targets: no memory left");
    plugin->host = host;
    plugin->context = context;
    gb_status status = targets_layers_open(context, host, &plugin->layers);
    if (status == GB_OK)
        status = targets_choices_read(context, host, "verdicts", c->verdicts, TARGETS_VERDICTS, &plugin->verdicts);
    if (status == GB_OK) status = targets_vocabulary_open(context, host, &plugin->vocabulary);
    if (status != GB_OK) {
        plugin_close(plugin);
        return status;
    }
    *self = plugin;
    return GB_OK;
}

static gb_status plugin_process(void *self, gb_document *document) {
    targets_plugin *plugin = self;
    const targets_figure *figures = NULL;
    const int year = targets_meta_year(plugin->host, document);
    if (targets_report_read(&plugin->layers, &plugin->vocabulary, document, &plugin->drafts, &figures) != 0)
        return out_of_memory(plugin, GB_SKIP);
    targets_report_write(&plugin->layers, document, &plugin->drafts, figures);
    if (targets_compare(&plugin->layers, &plugin->vocabulary, document, &plugin->drafts, figures, year,
                        &plugin->comparer) != 0)
        return out_of_memory(plugin, GB_SKIP);
    return GB_OK;
}

static gb_status plugin_collect(void *self, const gb_document *document) {
    targets_plugin *plugin = self;
    return targets_records_add(&plugin->records, &plugin->layers, document) == 0 ? GB_OK
                                                                                 : out_of_memory(plugin, GB_FATAL);
}

static gb_status plugin_finish(void *self, gb_document *corpus) {
    targets_plugin *plugin = self;
    const int status =
        targets_promises_write(&plugin->records, &plugin->layers, &plugin->vocabulary, plugin->verdicts, corpus);
    return status == 0 ? GB_OK : out_of_memory(plugin, GB_FATAL);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, config, verdicts, "verdicts", NULL, NULL, 0, 0,
              "only these rows of the table promise, as in 'missed,unreported'; default: all"),
    GB_LIST_END};

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "targets",
    .version = "1.0.0",
    .summary = "indicators, targets beside results, and promises kept or not",
    .license = "Apache-2.0",
    .help =
        "Names what each figure measures and tells results from targets. Within a report it sets this year's target\n"
        "beside last year's result; across reports of one place in consecutive years it sets each target beside the\n"
        "result that the next report gives, and judges it. Reports need the metadata place and year for that.\n"
        "The words that it goes by stand in the tables of its data folder.",
    .example = "gongbao run -c targets -f csv -o out report-2022.txt report-2023.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .needs = targets_needs,
    .gives = targets_gives,
    .tables = targets_tables,
    .open = plugin_open,
    .process = plugin_process,
    .collect = plugin_collect,
    .finish = plugin_finish,
    .close = plugin_close,
};

GB_PLUGINS(targets, &plugin)
