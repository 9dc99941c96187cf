/* The analyzer `find`: each place of a term, of one of several terms, or of a regular expression, as layer `match`. */
#include "pattern.h"
#include "terms.h"
#include <stdlib.h>

typedef struct config {
    const char *term;
    int alternatives, regex, zones;
} config;

enum { ZONES_TEXT, ZONES_BODY, ZONES_ALL };

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, term, "term", NULL, NULL, 0, 0, "the words to find, as they are written"),
    GB_OPTION(GB_BOOL, config, alternatives, "alternatives", "false", NULL, 0, 0,
              "term is several terms, separated by |"),
    GB_OPTION(GB_BOOL, config, regex, "regex", "false", NULL, 0, 0, "term is a regular expression of Perl's kind"),
    GB_OPTION(GB_ENUM, config, zones, "zones", "text", "text|body|all", 0, 0,
              "where to look: text = all but page leftovers, body = without appendices too"),
    GB_LIST_END,
};

enum { MATCH_TERM };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term that stands there, none for a regular expression"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("match", columns, "a place of the term"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct find {
    const gb_host *host;
    gb_context *context;
    int match;                /* layer */
    int section, zone;        /* layer and its column; section -1: there is none */
    int64_t chrome, appendix; /* choices; -1 = looked into */
    const gb_lexicon *terms;  /* NULL: a pattern */
    pattern *pattern;
} find;

static void resolve(find *f, gb_context *context, int zones) {
    const gb_host *host = f->host;
    f->match = host->layer(context, "match");
    f->section = zones == ZONES_ALL ? -1 : host->layer(context, "section");
    f->chrome = f->appendix = -1;
    if (f->section < 0) return;
    f->zone = host->column(context, f->section, "zone");
    f->chrome = host->choice(context, f->section, f->zone, "chrome");
    if (zones == ZONES_BODY) f->appendix = host->choice(context, f->section, f->zone, "appendix");
}

static gb_status find_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    const config *c = given;
    find *f;
    if (!c->term || !*c->term) return host->fail(context, GB_FATAL, "give what to find with term=TERM");
    if (c->regex && c->alternatives)
        return host->fail(context, GB_FATAL, "a regular expression has its own |: leave alternatives out");
    f = calloc(1, sizeof *f);
    if (!f) return host->fail(context, GB_FATAL, "out of memory");
    f->host = host;
    f->context = context;
    resolve(f, context, c->zones);
    if (c->regex)
        f->pattern = pattern_open(host, context, c->term);
    else
        f->terms = terms_open(host, context, c->term, c->alternatives);
    if (!f->pattern && !f->terms) {
        free(f);
        return GB_FATAL;
    }
    *self = f;
    return GB_OK;
}

/* 1 when the place is in a zone that is looked into. */
static int is_wanted(const find *f, const gb_document *document, uint32_t at) {
    int64_t row = f->section < 0 ? -1 : f->host->covering(document, f->section, at), zone;
    if (row < 0) return 1;
    zone = f->host->get_int(document, f->section, (size_t)row, f->zone);
    return zone < 0 || (zone != f->chrome && zone != f->appendix);
}

static void add(const find *f, gb_document *document, gb_string text, gb_span span) {
    int64_t row;
    if (!is_wanted(f, document, span.start)) return;
    row = f->host->add(document, f->match, span);
    if (f->terms) f->host->set_str(document, f->match, row, MATCH_TERM, gb_slice(text, span));
}

static gb_status find_terms(const find *f, gb_document *document, gb_string text) {
    uint32_t at = 0, end = 0;
    while ((at = f->host->lexicon_find(f->terms, text, at, &end, NULL)) != GB_NO_POSITION) {
        add(f, document, text, (gb_span){at, end});
        at = end;
    }
    return GB_OK;
}

static gb_status find_pattern(const find *f, gb_document *document, gb_string text) {
    gb_span span = {0, 0};
    for (;;) {
        uint32_t from = span.end;
        pattern_result result = pattern_find(f->pattern, text, from, &span);
        if (result == PATTERN_NONE) return GB_OK;
        if (result == PATTERN_NO_MEMORY) return f->host->fail(f->context, GB_SKIP, "out of memory");
        if (result == PATTERN_TOO_COSTLY)
            return f->host->fail(f->context, GB_SKIP,
                                 "the pattern takes too many steps from character %u on: make it simpler, without "
                                 "repetitions inside repetitions",
                                 f->host->codepoint(document, from));
        add(f, document, text, span);
    }
}

static gb_status find_process(void *self, gb_document *document) {
    find *f = self;
    gb_string text = f->host->text(document);
    return f->terms ? find_terms(f, document, text) : find_pattern(f, document, text);
}

static void find_close(void *self) {
    find *f = self;
    pattern_close(f->pattern);
    free(f);
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "find",
    .version = "1.0.0",
    .summary = "each place of a term, of several terms or of a regular expression",
    .license = "Apache-2.0",
    .help = "Where terms begin at the same place the longest counts, and places do not overlap. A regular expression "
            "is one of\n"
            "PCRE2 (Perl's kind) with Unicode's classes; ^ and $ are the ends of lines, . is any character of a line.\n"
            "Page leftovers are left out when `structure` is in the chain. The verb kwic of the program uses it.",
    .example = "gongbao run -c 'structure | find term=高质量发展' -f json report.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = layers,
    .open = find_open,
    .process = find_process,
    .close = find_close,
};

GB_PLUGINS(find, &plugin)
