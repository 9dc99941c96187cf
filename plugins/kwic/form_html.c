/* A concordance as one page that needs nothing else. */
#include "form.h"

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
static const char STYLE[] =
    "</title>\n<style>\n"
    "body{margin:1.5em;font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
    "sans-serif;color:#222;background:#fff}\n"
    "h1{font-size:1.2em}\ntable{border-collapse:collapse;font-size:.9em}\n"
    "th{text-align:left;border-bottom:2px solid #999;padding:.2em .6em}\n"
    "td{border-bottom:1px solid #ddd;padding:.2em .6em;vertical-align:top}\n"
    "td.n,td.l{text-align:right}\ntd.l{padding-right:0}\ntd.r{padding-left:0}\n"
    "td.k{padding-left:.1em;padding-right:.1em;color:#b00;font-weight:bold;white-space:nowrap}\n"
    "</style>\n</head>\n<body>\n<h1>";
static const char TABLE[] =
    "</h1>\n<table>\n<thead><tr><th>#</th><th>document</th><th>place</th><th>year</th><th>position</th>"
    "<th style=\"text-align:right\">left</th><th>node</th><th>right</th></tr></thead>\n<tbody>\n";

static void escaped(stream *out, gb_string text) {
    size_t run = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        const char *name = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : NULL;
        if (c == '\'') name = "&#39;";
        if (!name) continue;
        stream_bytes(out, text.data + run, i - run);
        stream_text(out, name);
        run = i + 1;
    }
    if (run < text.length) stream_bytes(out, text.data + run, text.length - run);
}

static void title(stream *out, const form_style *style) {
    stream_text(out, "kwic");
    if (!style->title) return;
    stream_text(out, ": ");
    escaped(out, gb_string_of(style->title));
}

static void begin(stream *out, const form_style *style) {
    stream_text(out, HEAD);
    title(out, style);
    stream_text(out, STYLE);
    title(out, style);
    stream_text(out, TABLE);
}

static void cell(stream *out, const char *class, gb_string text) {
    stream_text(out, "<td");
    if (*class) {
        stream_text(out, " class=\"");
        stream_text(out, class);
        stream_byte(out, '"');
    }
    stream_byte(out, '>');
    escaped(out, text);
    stream_text(out, "</td>");
}

static void number_cell(stream *out, int64_t number) {
    stream_text(out, "<td class=\"n\">");
    stream_integer(out, number);
    stream_text(out, "</td>");
}

static void show(stream *out, const form_style *style, const place *shown, uint64_t number) {
    (void)style;
    stream_text(out, "<tr>");
    number_cell(out, (int64_t)number + 1);
    cell(out, "", shown->texts[PLACE_DOCUMENT]);
    cell(out, "", shown->texts[PLACE_PLACE]);
    cell(out, "", shown->texts[PLACE_YEAR]);
    number_cell(out, shown->position);
    cell(out, "l", shown->texts[PLACE_LEFT]);
    cell(out, "k", shown->texts[PLACE_NODE]);
    cell(out, "r", shown->texts[PLACE_RIGHT]);
    stream_text(out, "</tr>\n");
}

static void end(stream *out, const form_style *style, const gb_document *corpus, uint64_t places, uint64_t shown) {
    (void)style, (void)corpus;
    stream_text(out, "</tbody>\n</table>\n<p>");
    stream_integer(out, (int64_t)shown);
    if (shown < places) {
        stream_text(out, " of ");
        stream_integer(out, (int64_t)places);
    }
    stream_text(out, " places</p>\n</body>\n</html>\n");
}

const form form_html = {"html", begin, show, end};
