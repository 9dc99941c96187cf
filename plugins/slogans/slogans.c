/* The plugin: options, layers, and what becomes a row. The language is in the other files. */
#include "analysis.h"
#include "canonical.h"
#include "numeral.h"
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct config {
    const char *lexicon; /* the user's own, or NULL */
    int core;            /* core slogans alone */
    int members;         /* index: text, lexicon */
    int terms;           /* plain terms of policy too */
} config;

enum { MEMBERS_TEXT, MEMBERS_LEXICON };

static const gb_option options[] = {
    GB_OPTION(GB_PATH, config, lexicon, "lexicon", NULL, NULL, 0, 0,
              "one more lexicon, a table with the columns of data/lexicon.tsv (term alone is enough)"),
    GB_OPTION(GB_BOOL, config, core, "core", "false", NULL, 0, 0, "only what an analyst would list: core slogans"),
    GB_OPTION(GB_ENUM, config, members, "members", "text", "text|lexicon", 0, 0,
              "what a slogan stands for: only what the report spells out, or else what the lexicon says"),
    GB_OPTION(GB_BOOL, config, terms, "terms", "false", NULL, 0, 0,
              "plain terms of policy in the lexicon too (core column \"term\"), as slogans that are not core"),
    GB_LIST_END};

enum { SLOGAN_TYPE, SLOGAN_CANONICAL, SLOGAN_ORIGIN, SLOGAN_CORE, SLOGAN_MEMBERS, SLOGAN_NOTE };

static const gb_column slogan_columns[] = {
    GB_COLUMN(GB_ENUM, "type", "numeric_abbrev|quoted_coinage|parallel|formula|branding", "what kind of slogan it is"),
    GB_COLUMN(GB_STR, "canonical", NULL, "joins variants: the lexicon's term, or the words without marks"),
    GB_COLUMN(GB_ENUM, "origin", "lexicon|pattern|quoted", "how it was found"),
    GB_COLUMN(GB_BOOL, "core", NULL, "an analyst listing the report's slogans would list it"),
    GB_COLUMN(GB_INT, "members", NULL, "how many things it stands for: its numerals below 100, or its known members"),
    GB_COLUMN(GB_STR, "note", NULL, "what is odd: says 4, spells out 3"),
    GB_LIST_END};

enum { MEMBER_SLOGAN, MEMBER_HEAD, MEMBER_COUNT, MEMBER_EXPANSION };

static const gb_column member_columns[] = {
    GB_COLUMN(GB_REF, "slogan", "slogan", "the slogan that it belongs to"),
    GB_COLUMN(GB_STR, "head", NULL, "what is counted: 抓 in 五抓一优一促"),
    GB_COLUMN(GB_INT, "count", NULL, "how many, on the row of a numeral and its head; none on the row of a member"),
    GB_COLUMN(GB_STR, "expansion", NULL, "the member in full; its span is where the report spells it out"),
    GB_LIST_END};

static const gb_layer_declaration gives[] = {
    GB_LAYER("slogan", slogan_columns, "a policy slogan, formulation, abbreviation or brand"),
    GB_LAYER("slogan_member", member_columns, "what a slogan counts, and what the report says it stands for"),
    GB_LIST_END};

static const gb_need needs[] = {GB_MAY_USE("section", "zone"), GB_LIST_END};

#define ROUND_COUNT 100 /* from here on a numeral means many: 千企转型 */

typedef struct slogans {
    const gb_host *host;
    gb_context *context;
    const config *config;
    vocabulary words;
    analysis work;
    gb_span *skipped;
    size_t skipped_capacity;
    int slogan, member, section, zone;
    int64_t chrome;
    usage usage;
    tables tables;
} slogans;

static void free_all(void *self) {
    slogans *s = self;
    analysis_free(&s->work);
    vocabulary_free(&s->words);
    usage_free(&s->usage);
    free(s->skipped);
    free(s);
}

static gb_status open_plugin(gb_context *context, const gb_host *host, const void *given, void **self) {
    slogans *s = calloc(1, sizeof(*s));
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    s->host = host;
    s->context = context;
    s->config = given;
    s->slogan = host->layer(context, "slogan");
    s->member = host->layer(context, "slogan_member");
    s->section = host->layer(context, "section");
    if (s->section >= 0) {
        s->zone = host->column(context, s->section, "zone");
        s->chrome = host->choice(context, s->section, s->zone, "chrome");
    }
    s->tables = (tables){.host = host,
                         .usage = &s->usage,
                         .words = &s->words,
                         .life = host->table(context, "slogan_life"),
                         .shared = host->table(context, "slogan_shared"),
                         .term = host->table(context, "slogan_term")};
    gb_status status = vocabulary_load(&s->words, context, host, s->config->lexicon);
    if (status != GB_OK) {
        free_all(s);
        return status;
    }
    s->work.words = &s->words;
    s->work.plain_terms = s->config->terms;
    *self = s;
    return GB_OK;
}

/* The spans of page furniture. 0, or -1: out of memory. */
static int collect_skipped(slogans *s, const gb_document *document) {
    s->work.skipped_count = 0;
    if (s->section < 0) return 0;
    size_t rows = s->host->rows(document, s->section);
    const gb_span *spans = s->host->spans(document, s->section);
    for (size_t i = 0; i < rows; i++) {
        if (spans[i].start == GB_NO_POSITION || s->host->is_null(document, s->section, i, s->zone)) continue;
        if (s->host->get_int(document, s->section, i, s->zone) != s->chrome) continue;
        if (s->work.skipped_count == s->skipped_capacity) {
            size_t capacity = s->skipped_capacity ? s->skipped_capacity * 2 : 32;
            gb_span *moved = realloc(s->skipped, capacity * sizeof(*moved));
            if (!moved) return -1;
            s->skipped = moved;
            s->skipped_capacity = capacity;
        }
        s->skipped[s->work.skipped_count++] = spans[i];
    }
    s->work.skipped = s->skipped;
    return 0;
}

/* The place without its kind: 某某市 -> 某某. */
static gb_string short_place(const vocabulary *v, gb_string place) {
    uint32_t start;
    if (place.length > UINT32_MAX) return (gb_string){NULL, 0};
    if (word_before(v, WORD_PLACE_END, place, (uint32_t)place.length, &start) && start >= 6) place.length = start;
    return place;
}

static int64_t add_member(slogans *s, gb_document *document, int64_t slogan, gb_span span, gb_string head) {
    int64_t row = s->host->add(document, s->member, span);
    s->host->set_int(document, s->member, row, MEMBER_SLOGAN, slogan);
    if (head.data && head.length > 0) s->host->set_str(document, s->member, row, MEMBER_HEAD, head);
    return row;
}

/* Members from the lexicon: rows without a span. */
static void add_known_members(slogans *s, gb_document *document, int64_t slogan, gb_string members) {
    const gb_span nowhere = {GB_NO_POSITION, GB_NO_POSITION};
    size_t from = 0;
    for (size_t i = 0; i <= members.length && members.length > 0; i++) {
        if (i < members.length && members.data[i] != '|') continue;
        gb_string name = {members.data + from, i - from};
        if (name.length > 0) {
            int64_t row = add_member(s, document, slogan, nowhere, (gb_string){NULL, 0});
            s->host->set_str(document, s->member, row, MEMBER_EXPANSION, name);
        }
        from = i + 1;
    }
}

static size_t listed(gb_string members) {
    size_t n = members.length > 0;
    for (size_t i = 0; i < members.length; i++) n += members.data[i] == '|';
    return n;
}

static void add_members(slogans *s, gb_document *document, int64_t slogan, const find *f, const group *groups,
                        size_t group_count) {
    const analysis *a = &s->work;
    for (size_t i = 0; i < group_count; i++) {
        gb_span span = {groups[i].numeral.start, groups[i].head.end};
        if (span.end < f->span.end && kind_of(&s->words, character_at(a->text, span.end, NULL)) == KIND_CLOSE) {
            span.end = f->span.end; /* 八个“走在前” */
        }
        int64_t row = add_member(s, document, slogan, span, gb_slice(a->text, groups[i].head));
        s->host->set_int(document, s->member, row, MEMBER_COUNT, groups[i].count);
    }
    for (size_t i = 0; i < f->part_count; i++) {
        const part *p = &a->finds.parts[f->first_part + i];
        gb_span head = p->head.end > p->head.start ? p->head : group_count == 1 ? groups[0].head : (gb_span){0, 0};
        int64_t row = add_member(s, document, slogan, p->span, gb_slice(a->text, head));
        s->host->set_str(document, s->member, row, MEMBER_EXPANSION, gb_slice(a->text, p->span));
    }
    if (f->part_count == 0 && f->entry != NO_ENTRY && s->config->members == MEMBERS_LEXICON) {
        add_known_members(s, document, slogan, s->words.entries[f->entry].members);
    }
}

static void add_find(slogans *s, gb_document *document, const find *f) {
    const gb_host *host = s->host;
    const analysis *a = &s->work;
    const entry *e = f->entry == NO_ENTRY ? NULL : &s->words.entries[f->entry];
    group groups[GROUPS_MAX];
    size_t group_count = 0;
    if (f->type == TYPE_NUMERIC) group_count = groups_of(&s->words, a->text, f->span, groups);
    int64_t row = host->add(document, s->slogan, f->span), total = 0;
    for (size_t i = 0; i < group_count; i++) total += groups[i].count < ROUND_COUNT ? groups[i].count : 0;
    if (total == 0 && e) total = (int64_t)listed(e->members);
    if (total == 0) total = f->part_count;
    host->set_int(document, s->slogan, row, SLOGAN_TYPE, f->type);
    gb_string words = gb_slice(a->text, f->span);
    gb_string canonical = e ? e->term : canonical_form(&s->words, document, words, f->type == TYPE_NUMERIC);
    host->set_str(document, s->slogan, row, SLOGAN_CANONICAL, canonical);
    host->set_int(document, s->slogan, row, SLOGAN_ORIGIN, f->origin);
    host->set_int(document, s->slogan, row, SLOGAN_CORE, f->core);
    if (total > 0) host->set_int(document, s->slogan, row, SLOGAN_MEMBERS, total);
    if (f->spelled > 1 && f->counted > 0 && f->spelled != f->counted) {
        char note[80];
        int n = snprintf(note, sizeof(note), "says %lld, spells out %u", (long long)f->counted, f->spelled);
        host->set_str(document, s->slogan, row, SLOGAN_NOTE, (gb_string){note, (size_t)n});
    }
    add_members(s, document, row, f, groups, group_count);
}

static gb_status process(void *self, gb_document *document) {
    slogans *s = self;
    analysis *a = &s->work;
    a->text = s->host->text(document);
    a->place = short_place(&s->words, s->host->meta(document, "place"));
    if (collect_skipped(s, document) < 0 || analyse(a) < 0) return s->host->fail(s->context, GB_SKIP, "out of memory");
    for (size_t i = 0; i < a->finds.count; i++) {
        const find *f = &a->finds.items[i];
        if (!s->config->core || f->core) add_find(s, document, f);
    }
    return GB_OK;
}

static gb_status collect(void *self, const gb_document *document) {
    slogans *s = self;
    const layer_columns columns = {s->slogan, SLOGAN_CANONICAL, SLOGAN_TYPE, SLOGAN_ORIGIN, SLOGAN_CORE};
    if (usage_add(&s->usage, s->host, document, &columns) == 0) return GB_OK;
    return s->host->fail(s->context, GB_FATAL, "out of memory");
}

/* A single report has no series, so nothing is missing. */
static void tell_outside(const slogans *s) {
    gb_string id = name_text(&s->usage.ids, s->usage.first_outside);
    if (s->usage.outside == 0 || s->usage.report_count < 2) return;
    s->host->log(s->context, GB_WARNING,
                 "%zu of %zu documents are not in slogan_life, %.*s for one: no place, no year, or no work report; put "
                 "`metadata` into the chain, or say them with --manifest",
                 s->usage.outside, s->usage.report_count, (int)(id.length < 200 ? id.length : 200), id.data);
}

static gb_status finish(void *self, gb_document *corpus) {
    slogans *s = self;
    s->tables.corpus = corpus;
    tell_outside(s);
    if (usage_order(&s->usage) == 0 && write_lives(&s->tables) == 0 && write_shared(&s->tables) == 0 &&
        write_terms(&s->tables) == 0)
        return GB_OK;
    return s->host->fail(s->context, GB_FATAL, "out of memory");
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "slogans",
    .version = "1.0.0",
    .summary = "Policy slogans, formulations, numeric abbreviations and brands, with what they stand for",
    .license = "Apache-2.0",
    .help =
        "Finds numeric abbreviations (三去一降一补), quoted coinages, parallel formulas, fixed national formulations\n"
        "from a lexicon, and place branding. Where the report spells the members out, they are rows of\n"
        "slogan_member. Page furniture (section zone chrome) is left out; the report's own glossary says what\n"
        "terms stand for. Over several reports: what became of each slogan in the reports of a place, which slogans\n"
        "two reports share, and what the lexicon knows of each.",
    .example = "gongbao run -c 'structure | slogans' -f csv -o out report.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = gives,
    .tables = slogan_tables,
    .open = open_plugin,
    .process = process,
    .collect = collect,
    .finish = finish,
    .close = free_all,
};

GB_PLUGINS(slogans, &plugin)
