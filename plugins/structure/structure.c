/* The plugin `structure`: sections with their headings, zones and parts, and sentences. */
#include "outline.h"
#include "../common/scan.h"
#include "sentences.h"

#include <stdlib.h>

enum { SECTION_LEVEL, SECTION_TITLE, SECTION_ZONE, SECTION_PART };
enum { SENTENCE_SECTION, SENTENCE_KIND };
enum { KIND_TEXT, KIND_HEADING, KIND_TABLE };

static const gb_column section_columns[] = {
    GB_COLUMN(GB_INT, "level", NULL,
              "level of its heading: 1 = 一、 2 = （一） 3 = 1. 一是 第一， and title lines 4 = （1）; 0 = none"),
    GB_COLUMN(GB_STR, "title", NULL, "words of its heading without the number mark"),
    GB_COLUMN(GB_ENUM, "zone", "front|body|appendix|chrome",
              "what it is: title matter, text, explanations, page leftovers"),
    GB_COLUMN(GB_ENUM, "part", "review|plan|other", "what it speaks of: what was done, what is to be done, neither"),
    GB_LIST_END,
};

static const gb_column sentence_columns[] = {
    GB_COLUMN(GB_REF, "section", "section", "the section that it stands in"),
    GB_COLUMN(GB_ENUM, "kind", "text|heading|table", "text, a heading, or a row of a table"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("section", section_columns,
             "a heading with the text up to the next one; sections cover the whole document"),
    GB_LAYER("sentence", sentence_columns, "a sentence; line breaks and 。！？!? end it"),
    GB_LIST_END,
};

typedef struct structure {
    const gb_host *host;
    gb_context *context;
    int section, sentence; /* layers */
    tools tools;
    outline outline; /* scratch */
    char *title;     /* scratch */
    size_t title_size;
} structure;

static void structure_close(void *self) {
    structure *s = self;
    marks_close((marks *)s->tools.marks);
    words_close((words *)s->tools.words);
    outline_free(&s->outline);
    free(s->title);
    free(s);
}

static gb_status structure_open(gb_context *context, const gb_host *host, const void *options, void **self) {
    (void)options;
    gb_status status = GB_OK;
    structure *s = calloc(1, sizeof *s);
    if (!s) return host->fail(context, GB_FATAL, "structure: out of memory");
    s->host = host;
    s->context = context;
    s->section = host->layer(context, "section");
    s->sentence = host->layer(context, "sentence");
    s->tools.marks = marks_open(context, host, &status);
    s->tools.words = s->tools.marks ? words_open(context, host, &status) : NULL;
    if (!s->tools.words) {
        structure_close(s);
        return status;
    }
    *self = s;
    return GB_OK;
}

/* A title without the line breaks and invisible characters inside it. */
static gb_status set_title(structure *s, gb_document *document, int64_t row, gb_string text, gb_span span) {
    size_t size = span.end - span.start, length = 0;
    if (size > s->title_size) {
        char *more = realloc(s->title, size);
        if (!more) return s->host->fail(s->context, GB_SKIP, "structure: out of memory");
        s->title = more;
        s->title_size = size;
    }
    gb_string head = {text.data, span.end};
    for (size_t at = span.start, from = at; at < span.end; from = at) {
        uint32_t c = gb_next(head, &at);
        if (c < ' ' || scan_is_invisible(c)) continue;
        memcpy(s->title + length, text.data + from, at - from);
        length += at - from;
    }
    s->host->set_str(document, s->section, row, SECTION_TITLE, (gb_string){s->title, length});
    return GB_OK;
}

static gb_status add_sections(structure *s, gb_document *document, gb_string text) {
    const gb_host *host = s->host;
    for (size_t i = 0; i < s->outline.count; i++) {
        const section *x = &s->outline.sections[i];
        uint32_t end = i + 1 < s->outline.count ? s->outline.sections[i + 1].start : (uint32_t)text.length;
        int64_t row = host->add(document, s->section, (gb_span){x->start, end});
        host->set_int(document, s->section, row, SECTION_LEVEL, x->level);
        host->set_int(document, s->section, row, SECTION_ZONE, x->zone);
        host->set_int(document, s->section, row, SECTION_PART, x->part);
        if (x->title.end > x->title.start && set_title(s, document, row, text, x->title) != GB_OK) return GB_SKIP;
    }
    return GB_OK;
}

static void add_sentences(structure *s, gb_document *document, gb_string text, typesetting set) {
    const gb_host *host = s->host;
    const outline *o = &s->outline;
    line_reader reader;
    line l;
    size_t current = 0;
    line_reader_start(&reader, text, s->tools.marks, set);
    while (line_read(&reader, &l)) {
        while (current + 1 < o->count && o->sections[current + 1].start <= l.text.start) current++;
        const section *in = &o->sections[current];
        uint32_t at = l.text.start;
        gb_span sentence;
        while (sentence_next(text, l.text, set.half_stop && !l.table, &at, &sentence)) {
            bool heads = in->title.end > in->title.start && sentence.start < in->title.end && !in->item;
            int64_t row = host->add(document, s->sentence, sentence);
            host->set_int(document, s->sentence, row, SENTENCE_SECTION, (int64_t)current);
            host->set_int(document, s->sentence, row, SENTENCE_KIND,
                          l.table ? KIND_TABLE
                          : heads ? KIND_HEADING
                                  : KIND_TEXT);
        }
    }
}

/* The year as a number; 0 when the metadata has none. */
static int year_of(const gb_host *host, const gb_document *document) {
    gb_string year = host->meta(document, "year");
    int value = 0;
    if (!year.data || year.length != 4) return 0;
    for (size_t i = 0; i < 4; i++) {
        if (year.data[i] < '0' || year.data[i] > '9') return 0;
        value = value * 10 + (year.data[i] - '0');
    }
    return value;
}

static gb_status structure_process(void *self, gb_document *document) {
    structure *s = self;
    gb_string text = s->host->text(document);
    if (text.length == 0) return GB_OK;
    typesetting set = typesetting_of(text);
    int year = year_of(s->host, document);
    bool built = outline_build(&s->outline, text, &s->tools, set, year);
    if (built && year == 0 && (year = parts_year(&s->outline, text)) != 0)
        built = outline_build(&s->outline, text, &s->tools, set, year);
    if (built && !parts_assign(&s->outline, text, s->tools.words, year))
        built = parts_split(&s->outline, text, &s->tools, set, year);
    if (!built) return s->host->fail(s->context, GB_SKIP, "structure: out of memory");
    gb_status status = add_sections(s, document, text);
    if (status == GB_OK) add_sentences(s, document, text, set);
    return status;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "structure",
    .version = "1.0.0",
    .summary = "sections with headings, zones and parts, and sentences",
    .license = "Apache-2.0",
    .help =
        "Divides a report at its headings and tells title matter, text, appendix and page leftovers apart. A section\n"
        "that reviews the past period has part review, one that plans the coming period has part plan.\n"
        "The words that it goes by stand in marks.tsv, lines.tsv and parts.tsv.",
    .example = "gongbao run -c structure -f json report.txt",
    .gives = layers,
    .open = structure_open,
    .process = structure_process,
    .close = structure_close,
};

GB_PLUGINS(structure, &plugin)
