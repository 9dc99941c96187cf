/* Lines, put together again where they were broken. */
#include "lines.h"

#include "../common/scan.h"

enum {
    TITLE_LENGTH = 40,   /* code points that a title line has at most */
    HEADING_LENGTH = 60, /* the same with a number mark */
    PROSE_LENGTH = 60,   /* a longer line is prose */
    PAGE_NUMBER_BYTES = 40,
    CELL_LINES = 16 /* line breaks in a row of a table */
};

static uint32_t first_of(gb_string text, gb_span span) {
    size_t at = span.start;
    return gb_next((gb_string){text.data, span.end}, &at);
}

static uint32_t last_of(gb_string text, gb_span span) {
    size_t at = span.end;
    return gb_previous((gb_string){text.data, span.end}, &at);
}

static bool is_dash(uint32_t c) {
    return c == 0x2014 || c == 0x2015 || c == 0x2500 || c == '-' || c == 0xFF0D;
}

/* A page number between dashes or points, 第3页, 第3页 共20页: it stands on a line of its own where a page ended. */
static bool is_page_number(gb_string text, gb_span span) {
    if (span.end - span.start > PAGE_NUMBER_BYTES) return false;
    gb_string head = {text.data, span.end};
    uint32_t digits = 0, dashes = 0, pages = 0;
    for (size_t at = span.start; at < span.end;) {
        uint32_t c = gb_next(head, &at);
        if (scan_digit(c) >= 0)
            digits++;
        else if (is_dash(c) || c == 0xB7)
            dashes++;
        else if (c == 0x9875)
            pages++; /* 页 */
        else if (c != 0x7B2C && c != 0x5171 && !scan_is_blank(c))
            return false; /* 第 共 */
    }
    return digits > 0 && digits <= 8 && (pages > 0 || (dashes >= 2 && is_dash(first_of(text, span))));
}

/* Reads the next line with something in it. Lines of invisible characters alone are no blank lines: they join, and so
 * do page numbers, which belong to no line. */
static void read_physical(line_reader *r) {
    const char end = r->set.line_end;
    bool blank = false, glued = false, numbered = false;
    uint32_t size = (uint32_t)r->text.length;
    r->next = (gb_span){size, size};
    while (r->at < size) {
        const char *from = r->text.data + r->at;
        const char *stop = *from == end ? from : memchr(from, end, size - r->at);
        gb_span whole = {r->at, stop ? (uint32_t)(stop - r->text.data) : size};
        r->at = whole.end < size ? whole.end + 1 : size;
        if (whole.start == whole.end) {
            blank = true;
            continue;
        }
        gb_span inner = scan_trim(r->text, whole);
        if (inner.start < inner.end && is_page_number(r->text, inner)) {
            numbered = true;
        } else if (inner.start < inner.end) {
            r->next = inner;
            r->next_indented = first_of(r->text, whole) == 0x3000 || inner.start - whole.start >= 2;
            break;
        } else if (scan_is_invisible(first_of(r->text, whole))) {
            glued = true;
        } else {
            blank = true;
        }
    }
    r->next_glued = glued && !blank;
    r->next_numbered = numbered;
    r->next_touches = !blank || numbered;
}

void line_reader_start(line_reader *reader, gb_string text, const marks *table, typesetting set) {
    *reader = (line_reader){.text = text, .marks = table, .set = set};
    read_physical(reader);
}

/* True when a comma, a semicolon or a stop stands in `span`: it is prose, no title. Looks at its first 600 bytes. */
static bool has_pause(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end - span.start > 600 ? span.start + 600 : span.end};
    for (size_t at = span.start; at < head.length;) {
        uint32_t c = gb_next(head, &at);
        if (c == 0xFF0C || c == ',' || c == 0xFF1B || c == ';' || scan_is_stop(c)) return true;
    }
    return false;
}

/* Characters with which no line begins. */
static bool cannot_begin(uint32_t c) {
    return c == 0xFF0C || c == 0x3001 || c == 0xFF1B || c == 0x3002 || c == 0xFF1A || c == ',' || c == ';' ||
           c == '%' || c == 0xFF05 || c == 0x300B || c == 0x3009 || c == 0x201D || c == 0x2019 || c == 0xFF09 ||
           c == ')';
}

/* Nothing but a number mark or dashes: what they introduce stands on the next line. */
static bool is_bare(const line_reader *r, const line *a) {
    if (a->marked) return a->mark.end == a->text.end;
    gb_string head = {r->text.data, a->text.end};
    size_t at = a->text.start;
    for (int i = 0; i < 4 && at < a->text.end; i++)
        if (!is_dash(gb_next(head, &at))) return false;
    return at == a->text.end && a->text.end - a->text.start >= 6;
}

/* What the line `a` looks like when it is not prose that goes on: a heading, or a short line over a paragraph. */
static bool is_heading_over(const line_reader *r, const line *a) {
    if (a->pieces > 1 || (a->touches && !a->marked)) return false;
    uint32_t length = scan_length(r->text, a->text, PROSE_LENGTH + 1);
    if (a->marked && !a->mark.item && length <= HEADING_LENGTH) return true;
    if (!has_pause(r->text, a->text)) return true;
    bool next_is_prose = scan_length(r->text, r->next, PROSE_LENGTH + 1) > TITLE_LENGTH;
    return length <= TITLE_LENGTH && next_is_prose && !a->marked;
}

/* Does the physical line r->next go on with what stands in `a`? `last` is the physical line that `a` ends with. */
static bool goes_on(const line_reader *r, const line *a, gb_span last) {
    if (!r->next_touches || scan_ends_sentence(r->text, a->text)) return false;
    if (a->table)
        return last_of(r->text, a->text) != '|' && first_of(r->text, r->next) != '|' && a->pieces < CELL_LINES;
    uint32_t end = last_of(r->text, a->text), begin = first_of(r->text, r->next);
    if (begin == '|' || end == 0xFF1A || end == ':' || end == 0xFF1B || end == ';') return false;
    if (cannot_begin(begin)) return true;
    if (r->next_indented) return false;
    if (scan_is_opener(end) || end == 0x3001 || end == 0xFF0C || end == ',') return true;
    mark unused;
    if (is_dash(begin) || mark_at(r->marks, r->text, r->next, &unused)) return false;
    if (is_bare(r, a) || r->next_glued) return true;
    if (r->set.width) {
        uint32_t columns = 0;
        gb_string head = {r->text.data, last.end};
        for (size_t at = last.start; at < last.end && columns < 1000;) columns += gb_next(head, &at) < 0x1100 ? 1 : 2;
        return columns >= r->set.width - r->set.width / 6;
    }
    if (scan_length(r->text, r->next, 3) <= 2 && gb_is_han(begin)) return true; /* a word torn off at a line's end */
    if (r->next_numbered) return !is_heading_over(r, a) && has_pause(r->text, a->text);
    return r->set.spaced && !is_heading_over(r, a);
}

bool line_read(line_reader *r, line *out) {
    if (r->next.start == r->next.end) return false;
    gb_span last = r->next;
    *out = (line){.text = last, .pieces = 1, .touches = r->next_touches && r->stopped};
    uint32_t first = first_of(r->text, last);
    out->table = first == '|' || first == 0x2502;
    out->marked = mark_at(r->marks, r->text, last, &out->mark);
    read_physical(r);
    while (r->next.start < r->next.end && goes_on(r, out, last)) {
        last = r->next;
        out->text.end = last.end;
        out->pieces++;
        read_physical(r);
    }
    r->stopped = scan_ends_sentence(r->text, out->text);
    out->followed = r->next.start < r->next.end && r->next_touches;
    return true;
}
