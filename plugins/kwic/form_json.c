/* A concordance as one JSON object, or as a line a place. */
#include "../common/json_string.h"
#include "form.h"

static void nothing(stream *out, const form_style *style) {
    (void)out, (void)style;
}

static void header(stream *out, const form_style *style) {
    const char *version = out->host->setting(style->context, "version");
    const char *chain = out->host->setting(style->context, "chain");
    stream_text(out, "{\"gongbao\":{\"version\":");
    json_nullable(out, gb_string_of(version));
    stream_text(out, ",\"chain\":");
    stream_text(out, chain ? chain : "null");
    stream_text(out, "},\n\"kwic\":[");
}

/* A year in digits is a number. */
static void year(stream *out, gb_string text) {
    int number = text.length > 0 && text.length <= 4 && text.data[0] != '0';
    for (size_t i = 0; i < text.length; i++) number = number && text.data[i] >= '0' && text.data[i] <= '9';
    if (number)
        stream_string(out, text);
    else
        json_nullable(out, text);
}

static void object(stream *out, const place *shown) {
    stream_text(out, "{\"document\":");
    json_nullable(out, shown->texts[PLACE_DOCUMENT]);
    stream_text(out, ",\"place\":");
    json_nullable(out, shown->texts[PLACE_PLACE]);
    stream_text(out, ",\"year\":");
    year(out, shown->texts[PLACE_YEAR]);
    stream_text(out, ",\"position\":");
    stream_integer(out, shown->position);
    stream_text(out, ",\"left\":");
    json_string(out, shown->texts[PLACE_LEFT]);
    stream_text(out, ",\"node\":");
    json_string(out, shown->texts[PLACE_NODE]);
    stream_text(out, ",\"right\":");
    json_string(out, shown->texts[PLACE_RIGHT]);
    stream_text(out, ",\"term\":");
    json_nullable(out, shown->texts[PLACE_TERM]);
    stream_byte(out, '}');
}

static void row(stream *out, const form_style *style, const place *shown, uint64_t number) {
    (void)style;
    stream_text(out, number ? ",\n" : "\n");
    object(out, shown);
}

static void line(stream *out, const form_style *style, const place *shown, uint64_t number) {
    (void)style, (void)number;
    object(out, shown);
    stream_byte(out, '\n');
}

/* The rows of the host's table of errors. */
static void errors(stream *out, const gb_document *corpus, const char *before, const char *between, const char *after) {
    static const char *const KEYS[] = {"{\"document\":", ",\"plugin\":", ",\"kind\":", ",\"message\":"};
    int table = out->host->layer_count(corpus) - 1;
    size_t rows;
    while (table >= 0 && strcmp(out->host->layer_name(corpus, table), "error") != 0) table--;
    rows = table < 0 ? 0 : out->host->rows(corpus, table);
    for (size_t i = 0; i < rows; i++) {
        stream_text(out, i ? between : "");
        stream_text(out, before);
        for (int column = 0; column < 4; column++) {
            stream_text(out, KEYS[column]);
            json_nullable(out, out->host->get_str(corpus, table, i, column));
        }
        stream_byte(out, '}');
        stream_text(out, after);
    }
}

static void json_end(stream *out, const form_style *style, const gb_document *corpus, uint64_t places, uint64_t shown) {
    (void)style, (void)shown;
    stream_text(out, "],\n\"places\":");
    stream_integer(out, (int64_t)places);
    stream_text(out, ",\n\"errors\":[");
    errors(out, corpus, "\n", ",", "");
    stream_text(out, "]}\n");
}

static void jsonl_end(stream *out, const form_style *style, const gb_document *corpus, uint64_t places,
                      uint64_t shown) {
    (void)style, (void)places, (void)shown;
    errors(out, corpus, "{\"error\":", "", "}\n");
}

const form form_json = {"json", header, row, json_end};
const form form_jsonl = {"jsonl", nothing, line, jsonl_end};
