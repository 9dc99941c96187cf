/* The plugin `metadata`: place, year, title, date, speaker and kind of a report, from its head and its file name. */
#include "evidence.h"
#include "../common/scan.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMN_KEY, COLUMN_VALUE, COLUMN_ORIGIN };
typedef enum origin { ORIGIN_NAME, ORIGIN_TITLE, ORIGIN_OPENING, ORIGIN_GIVEN } origin;

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "key", NULL, "place, year, title, date, speaker or kind"),
    GB_COLUMN(GB_STR, "value", NULL,
              "what was found; a date is written 2023-01-16; kind is report, communique or plan"),
    GB_COLUMN(GB_ENUM, "origin", "name|title|opening|given",
              "where: file name, title line, opening, or told by the user"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("metadata", columns, "a fact about the document; its span is where the text says so"),
    GB_LIST_END,
};

typedef struct metadata {
    const gb_host *host;
    int layer;
    vocabulary words;
    places *names;
} metadata;

/* What the file name says. */
typedef struct file_name {
    gb_string stem, place;
    int year;
} file_name;

static void metadata_close(void *self) {
    metadata *m = self;
    places_close(m->names);
    free(m);
}

static gb_status metadata_open(gb_context *context, const gb_host *host, const void *config, void **self) {
    (void)config;
    metadata *m = calloc(1, sizeof *m);
    if (!m) return host->fail(context, GB_FATAL, "metadata: out of memory");
    m->host = host;
    m->layer = host->layer(context, "metadata");
    m->names = places_open(context, host);
    if (!m->names || !vocabulary_open(&m->words, context, host)) {
        metadata_close(m);
        return GB_FATAL;
    }
    *self = m;
    return GB_OK;
}

/* The last component of a path without its ending; the component before it in *folder. */
static gb_string stem_of(gb_string path, gb_string *folder) {
    size_t start = path.length;
    while (start > 0 && path.data[start - 1] != '/' && path.data[start - 1] != '\\') start--;
    gb_string stem = {path.data + start, path.length - start};
    for (size_t i = stem.length; i > 1; i--)
        if (stem.data[i - 1] == '.') {
            if (stem.length - i <= 5) stem.length = i - 1;
            break;
        }
    size_t end = start ? start - 1 : 0, begin = end;
    while (begin > 0 && path.data[begin - 1] != '/' && path.data[begin - 1] != '\\') begin--;
    *folder = (gb_string){path.data + begin, end - begin};
    return stem;
}

static int year_of_name(gb_string name) {
    date day;
    gb_span whole = {0, (uint32_t)name.length};
    int year = year_in(name, whole, NULL);
    if (year == 0 && date_in(name, whole, &day, NULL)) year = day.year;
    return year >= 1949 ? year : 0;
}

static file_name read_file_name(const metadata *m, gb_string source) {
    file_name n = {{NULL, 0}, {NULL, 0}, 0};
    gb_string folder;
    if (!source.data || source.length == 0 || source.length > 4096 || gb_equal(source, GB_TEXT("-"))) return n;
    n.stem = stem_of(source, &folder);
    n.year = year_of_name(n.stem);
    if (n.year == 0 && folder.length == 4) n.year = year_of_name(folder); /* 2023/云泽市.txt */
    if (!place_in(m->names, n.stem, (gb_span){0, (uint32_t)n.stem.length}, &n.place)) n.place = (gb_string){NULL, 0};
    return n;
}

static void add(const metadata *m, gb_document *document, const char *key, gb_string value, origin from,
                gb_span where) {
    bool placed = where.start < where.end;
    int64_t row = m->host->add(document, m->layer, placed ? where : (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    m->host->set_str(document, m->layer, row, COLUMN_KEY, gb_string_of(key));
    m->host->set_str(document, m->layer, row, COLUMN_VALUE, value);
    m->host->set_int(document, m->layer, row, COLUMN_ORIGIN, from);
}

/* One fact: what the user gave, else what the text says for certain, else the file name, else what the text suggests.
 */
static void settle(const metadata *m, gb_document *document, const char *key, const finding *text, gb_string value,
                   gb_string name) {
    gb_span nowhere = {0, 0};
    gb_string given = m->host->meta(document, key);
    bool found = text->value.data != NULL && value.data != NULL;
    if (given.data) {
        add(m, document, key, given, ORIGIN_GIVEN, nowhere);
    } else if (found && (text->certain || !name.data || gb_equal(name, value))) {
        add(m, document, key, value, text->title ? ORIGIN_TITLE : ORIGIN_OPENING, text->where);
        m->host->set_meta(document, key, value);
    } else if (name.data) {
        add(m, document, key, name, ORIGIN_NAME, nowhere);
        m->host->set_meta(document, key, name);
    }
}

static gb_string print_year(char *buffer, size_t size, int year) {
    if (year == 0) return (gb_string){NULL, 0};
    snprintf(buffer, size, "%04d", year);
    return gb_string_of(buffer);
}

static gb_string print_date(char *buffer, size_t size, const date *day) {
    if (day->year == 0) return (gb_string){NULL, 0};
    if (day->day == 0)
        snprintf(buffer, size, "%04d-%02d", day->year, day->month);
    else
        snprintf(buffer, size, "%04d-%02d-%02d", day->year, day->month, day->day);
    return gb_string_of(buffer);
}

/* A name without the blanks that set its characters apart; `buffer` holds it. */
static gb_string close_up(char *buffer, size_t size, gb_string name) {
    size_t length = 0;
    for (size_t at = 0, from = 0; at < name.length; from = at) {
        uint32_t c = gb_next(name, &at);
        if (scan_is_blank(c) || length + (at - from) > size) continue;
        memcpy(buffer + length, name.data + from, at - from);
        length += at - from;
    }
    return (gb_string){name.data ? buffer : NULL, length};
}

static gb_status metadata_process(void *self, gb_document *document) {
    static const char *const kinds[] = {NULL, "report", "communique", "plan"};
    const metadata *m = self;
    evidence e;
    char text_year[16], name_year[16], day[32], speaker[64];
    gb_string none = {NULL, 0};
    evidence_find(&e, m->host->text(document), &m->words, m->names);
    file_name name = read_file_name(m, m->host->meta(document, "source"));
    settle(m, document, "title", &e.title, e.title.value, name.stem);
    settle(m, document, "place", &e.place, e.place.value, name.place);
    settle(m, document, "year", &e.year, print_year(text_year, sizeof text_year, e.year_value),
           print_year(name_year, sizeof name_year, name.year));
    settle(m, document, "date", &e.day, print_date(day, sizeof day, &e.day_value), none);
    settle(m, document, "speaker", &e.speaker, close_up(speaker, sizeof speaker, e.speaker.value), none);
    if (e.kind != KIND_NONE) {
        settle(m, document, "kind", &e.title, gb_string_of(kinds[e.kind]), none);
    }
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "metadata",
    .version = "1.0.0",
    .summary = "place, year, title, date, speaker and kind of a report, from its head and its file name",
    .license = "Apache-2.0",
    .help =
        "Reads the title, the line about the meeting, the speaker and the first sentences, and the file name. What "
        "the\n"
        "user gave (a manifest, JSON Lines) stays. What the text says for certain counts more than the file name, the\n"
        "file name more than what the text only suggests. The year is the report's own: a report of January 2023, or\n"
        "of December 2022, that reviews 2022 and plans 2023 is of 2023; a communique is of the year it is about.",
    .example = "gongbao run -c metadata -f json 云泽市-2023.txt",
    .gives = layers,
    .open = metadata_open,
    .process = metadata_process,
    .close = metadata_close,
};

GB_PLUGINS(metadata, &plugin)
