/* How a document is set: blank lines between paragraphs, lines broken at a width, full stops of half width. */
#include "lines.h"

#include "../common/scan.h"

enum {
    SAMPLE = 256 * 1024, /* bytes looked at */
    WIDEST = 160,        /* columns; longer lines are paragraphs */
    FEWEST = 8           /* broken lines before a width is believed */
};

typedef struct counts {
    uint32_t widths[WIDEST + 1]; /* lines that are broken off and go on in the next, by columns */
    uint32_t lines, broken;
    uint32_t ends, ends_blank; /* lines that end a sentence, and those with a blank line behind them */
    uint32_t full_stops, half_stops;
} counts;

/* Columns of a line: two for a character of the ideographic width. */
static uint32_t columns_of(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    uint32_t columns = 0;
    for (size_t at = span.start; at < span.end && columns <= WIDEST;) columns += gb_next(head, &at) < 0x1100 ? 1 : 2;
    return columns;
}

static void count_stops(gb_string text, gb_span span, counts *c) {
    for (const char *s = text.data + span.start, *end = text.data + span.end; s + 2 < end; s++) {
        unsigned char a = (unsigned char)s[0];
        if (a == 0xE3 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] == 0x82) c->full_stops++;
        /* Behind a Chinese character, not before a digit or a letter. */
        else if (a >= 0x80 && s[1] == '.' && ((unsigned char)s[2] >= 0x80 || (unsigned char)s[2] <= ' '))
            c->half_stops++;
    }
    if (span.end - span.start >= 2 && text.data[span.end - 1] == '.' && (unsigned char)text.data[span.end - 2] >= 0x80)
        c->half_stops++;
}

static void count_line(gb_string text, gb_span span, bool blank_behind, counts *c) {
    c->lines++;
    count_stops(text, span, c);
    if (scan_ends_sentence(text, span)) {
        c->ends++;
        c->ends_blank += blank_behind;
        return;
    }
    uint32_t columns = columns_of(text, span);
    if (blank_behind || columns > WIDEST) return;
    c->widths[columns]++;
    c->broken++;
}

/* The width at which lines are broken: nearly all broken lines are nearly as long as the longest. */
static uint32_t width_of(const counts *c) {
    if (c->broken < FEWEST || c->broken * 4 < c->lines) return 0;
    uint32_t seen = 0, width = WIDEST, full = 0;
    while (width > 0 && (seen += c->widths[width]) * 20 <= c->broken) width--;
    for (uint32_t w = width - width / 6; w <= WIDEST; w++) full += c->widths[w];
    return width >= 20 && full * 10 >= c->broken * 7 ? width : 0;
}

char line_end_of(gb_string text) {
    if (text.length == 0 || memchr(text.data, '\n', text.length)) return '\n';
    return memchr(text.data, '\r', text.length) ? '\r' : '\n';
}

typesetting typesetting_of(gb_string text) {
    const char line_end = line_end_of(text);
    counts c = {{0}, 0, 0, 0, 0, 0, 0};
    gb_string sample = {text.data, text.length < SAMPLE ? text.length : SAMPLE};
    gb_span waiting = {0, 0};
    bool blank = false;
    for (size_t at = 0; at < sample.length;) {
        const char *stop = memchr(sample.data + at, line_end, sample.length - at);
        size_t end = stop ? (size_t)(stop - sample.data) : sample.length;
        gb_span here = {(uint32_t)at, (uint32_t)end};
        while (!stop && here.end > here.start && ((unsigned char)text.data[here.end] & 0xC0) == 0x80) here.end--;
        here = scan_trim(sample, here);
        if (here.start == here.end)
            blank = true;
        else {
            if (waiting.end) count_line(sample, waiting, blank, &c);
            waiting = here;
            blank = false;
        }
        at = end + 1;
    }
    if (waiting.end) count_line(sample, waiting, blank, &c);
    uint32_t width = width_of(&c);
    return (typesetting){.spaced = c.ends_blank * 2 >= c.ends && c.ends_blank > 1,
                         .half_stop = c.half_stops > 2 && c.full_stops * 4 < c.half_stops,
                         .width = width,
                         .line_end = line_end};
}
