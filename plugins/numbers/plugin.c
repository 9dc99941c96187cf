/* The plugin `numbers`: quantities in Chinese report prose. */
#include "emit.h"
#include "scan.h"

#include <stdlib.h>

typedef struct config {
    int all;
} config;

typedef struct numbers {
    const gb_host *host;
    const config *config;
    knowledge language;
    scan_options options;
    scratch scratch;
} numbers;

static const gb_option options[] = {
    GB_OPTION(GB_BOOL, config, all, "all", "false", NULL, 0, 0,
              "also give numerals that are no quantity, as kind numeral"),
    GB_LIST_END,
};

static const gb_column columns[] = {
    GB_COLUMN(GB_ENUM, "kind", KIND_NAMES, "what it is; numeral only with all=true"),
    GB_COLUMN(GB_DEC, "value", NULL, "exact value with 万 and 亿 applied; of a percentage, the number before the sign"),
    GB_COLUMN(GB_DEC, "low", NULL, "lower end of a range, instead of the value"),
    GB_COLUMN(GB_DEC, "high", NULL, "upper end of a range, instead of the value"),
    GB_COLUMN(GB_STR, "exact", NULL,
              "the value where no finite decimal can say it: 2/3 (value is rounded then), 9.5:45.2:45.3"),
    GB_COLUMN(GB_STR, "unit", NULL, "unit as written, without 万 and 亿; % for every percent sign"),
    GB_COLUMN(GB_ENUM, "bound", BOUND_NAMES, "what words such as 约, 超过, 以上, 以内 make of the value"),
    GB_COLUMN(GB_DEC, "base_value", NULL, "value in the base unit of the dimension; currencies are never converted"),
    GB_COLUMN(GB_STR, "base_unit", NULL, "base unit of the dimension: 米, 平方米, 公斤, 千瓦时, 元, %"),
    GB_COLUMN(GB_STR, "iso", NULL, "date, period or duration in ISO 8601; --03-05 where the year is not certain"),
    GB_COLUMN(GB_STR, "head", NULL, "what is counted or measured, as the clause says it"),
    GB_COLUMN(GB_STR, "rule", NULL, "how it was read"),
    GB_COLUMN(GB_STR, "note", NULL, "what a reader should know; with kind numeral, why it is no quantity"),
    GB_COLUMN(GB_ENUM, "direction", DIRECTION_NAMES, "which way it went, of a change: 增长5%, 下降3.2%, 翻一番"),
    GB_COLUMN(GB_STR, "base_exact", NULL, "the fraction where base_value had to be rounded: 5亩 is 10000/3 平方米"),
    GB_LIST_END,
};

static const gb_need needs[] = {GB_MAY_USE("section", "zone"), GB_LIST_END};

static const gb_layer_declaration gives[] = {
    GB_LAYER("quantity", columns,
             "a quantity, rank, ordinal, date or length of time with its bound words and its unit"),
    GB_LIST_END,
};

static void find_zones(gb_context *context, const gb_host *host, scan_options *o) {
    o->section = host->layer(context, "section");
    if (o->section < 0) return;
    o->zone = host->column(context, o->section, "zone");
    o->zone_front = host->choice(context, o->section, o->zone, "front");
    o->zone_chrome = host->choice(context, o->section, o->zone, "chrome");
    if (o->zone < 0) o->section = -1;
}

static gb_status numbers_open(gb_context *context, const gb_host *host, const void *configuration, void **self) {
    numbers *n = calloc(1, sizeof *n);
    if (!n) return host->fail(context, GB_FATAL, "numbers: out of memory");
    n->host = host;
    n->config = configuration;
    n->options.layer = host->layer(context, "quantity");
    n->options.all = n->config->all;
    find_zones(context, host, &n->options);
    gb_status status = language_load(&n->language, context, host);
    if (status != GB_OK) {
        free(n);
        return status;
    }
    *self = n;
    return GB_OK;
}

/* The year in the document's metadata; 0 = none. */
static int64_t year_of_document(const gb_host *host, const gb_document *document) {
    gb_string year = host->meta(document, "year");
    int64_t value = 0;
    if (!year.data || year.length != 4) return 0;
    for (size_t i = 0; i < 4; i++) {
        if (year.data[i] < '0' || year.data[i] > '9') return 0;
        value = value * 10 + (year.data[i] - '0');
    }
    return value;
}

static gb_status numbers_process(void *self, gb_document *document) {
    numbers *n = self;
    document_reader reader = {
        .language = &n->language,
        .host = n->host,
        .document = document,
        .text = n->host->text(document),
        .scratch = &n->scratch,
        .year = year_of_document(n->host, document),
        .lenient = n->options.all,
    };
    document_scan(&reader, &n->options);
    return GB_OK;
}

static void numbers_close(void *self) {
    numbers *n = self;
    language_free(&n->language);
    free(n);
}

static const char help[] =
    "Finds every quantity with its exact value, unit and bound: amounts, counts, percentages, multiples, fractions,\n"
    "ranks, ordinals, ages, dates and lengths of time; Arabic and Chinese numerals, 万 and 亿, ranges and lists.\n"
    "Numerals in names, slogans, titles, list marks and page leftovers are left out; all=true gives them as kind\n"
    "numeral with the reason in `note`. Values are exact decimals; base_value has them in the base unit of their\n"
    "dimension. `head` says what is counted or measured, `direction` which way a change went; the values of a list\n"
    "with 分别 have their own heads, and a note where there are not as many names as values. Where `section` is "
    "there,\n"
    "zone chrome is left out, and so are the dates and meeting numbers of zone front. With metadata `year`, 今年3月\n"
    "gets its year.";

static const gb_plugin numbers_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "numbers",
    .version = "1.0.0",
    .summary = "quantities with exact values, units and bounds",
    .license = "Apache-2.0",
    .help = help,
    .example = "gongbao run -c 'structure | numbers' -f json report.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = gives,
    .open = numbers_open,
    .process = numbers_process,
    .close = numbers_close,
};

GB_PLUGINS(numbers, &numbers_plugin)
