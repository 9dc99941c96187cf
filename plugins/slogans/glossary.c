/* A report's own glossary: a heading such as 名词解释, then lines TERM：DEFINITION; or such lines alone. */
#include "analysis.h"

#include <stdlib.h>

#define HEADING_CHARACTERS 25
#define TERM_BYTES 150
#define TAIL_CHARACTERS 8 /* words between a quoted term and the word that defines it: “三全”育人是指 */
#define CERTAIN_LEAST 3   /* entries that make a glossary without a heading */

/* Is the line a glossary's heading: short, holds one of the words, and behind it at most something in parentheses
 * (名词解释（以出现先后为序）)? */
static int is_heading(const analysis *a, gb_span line) {
    if (line.end - line.start > HEADING_CHARACTERS * 3) return 0;
    for (uint32_t at = line.start, end; at < line.end; character_at(a->text, at, &at)) {
        if (!word_at(a->words, WORD_GLOSSARY, a->text, at, &end) || end > line.end) continue;
        uint32_t c = 0, next = end;
        while (next < line.end) {
            c = character_at(a->text, next, &next);
            character_kind kind = kind_of(a->words, c);
            if (kind == KIND_PAREN) return 1;
            if (kind == KIND_HAN || kind == KIND_NUMERAL) break;
        }
        if (next >= line.end && (c == 0 || kind_of(a->words, c) > KIND_NUMERAL)) return 1;
    }
    return 0;
}

/* The start of an entry behind its number: 1. / 1． / （1） / ［1］ / 1、 and blanks. */
static uint32_t skip_number(const analysis *a, gb_span line) {
    uint32_t at = line.start;
    while (at < line.end) {
        uint32_t next, c = character_at(a->text, at, &next);
        character_kind kind = kind_of(a->words, c);
        int letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (kind == KIND_HAN || kind == KIND_NUMERAL || kind == KIND_OPEN || kind == KIND_QUOTE || letter) break;
        at = next;
    }
    return at;
}

static int add_definition(glossary *g, definition d) {
    if (g->count == g->capacity) {
        if (g->capacity > SIZE_MAX / 4 / sizeof(definition)) return -1;
        size_t capacity = g->capacity ? g->capacity * 2 : 64;
        definition *moved = realloc(g->items, capacity * sizeof(*moved));
        if (!moved) return -1;
        g->items = moved;
        g->capacity = capacity;
    }
    g->items[g->count++] = d;
    return 0;
}

/* The headword without quotation marks around the whole of it. */
static gb_span unquoted(const analysis *a, gb_span term) {
    const mark *open = &a->scan.marks[mark_before(&a->scan, term.start)], *close = &a->scan.marks[open->partner];
    if (!open->partner || open->span.start != term.start || close->span.end != term.end) return term;
    return (gb_span){open->span.end, close->span.start};
}

/* “三全”育人是指...: where the word for defining begins behind the quotation that mark `i` closes; 0 = there is none.
 */
static uint32_t defined_after(const analysis *a, size_t i, uint32_t limit) {
    uint32_t at = a->scan.marks[i].span.end;
    for (int n = 0; n <= TAIL_CHARACTERS && at < limit; n++) {
        if (word_at(a->words, WORD_DEFINES, a->text, at, NULL)) return at;
        uint32_t next, c = character_at(a->text, at, &next);
        if (kind_of(a->words, c) > KIND_NUMERAL) return 0;
        at = next;
    }
    return 0;
}

/* An entry of the glossary in one line; `first` is the index of the line break before it. 1 when there is one. */
static int parse_entry(const analysis *a, size_t first, gb_span line, definition *d) {
    gb_span term = {skip_number(a, line), 0};
    for (size_t i = first + 1; i < a->scan.mark_count && a->scan.marks[i].span.start < line.end; i++) {
        const mark *m = &a->scan.marks[i];
        uint32_t text = m->span.end;
        if (m->span.start > term.start + TERM_BYTES || m->kind == KIND_SENTENCE) return 0;
        if (m->character == ':' || m->character == 0xFF1A) {
            term.end = m->span.start;
        } else if (m->partner != 0 && m->partner < i && (text = defined_after(a, i, line.end)) != 0) {
            term.end = text;
        } else {
            continue;
        }
        if (term.end <= term.start || text >= line.end) return 0;
        *d = (definition){unquoted(a, term), {text, line.end}};
        return 1;
    }
    return 0;
}

/* An entry that cannot be anything else, though no heading says so: 3.“三全”：指... */
static int is_certain(const analysis *a, size_t first, gb_span line, definition *d) {
    uint32_t start = skip_number(a, line), defined;
    if (start == line.start || !parse_entry(a, first, line, d)) return 0;
    int quoted = kind_of(a->words, character_at(a->text, start, NULL)) == KIND_OPEN;
    return quoted && word_at(a->words, WORD_DEFINES, a->text, d->text.start, &defined);
}

static void begin(glossary *g, uint32_t at, size_t length) {
    g->count = 0; /* the last such heading counts: an earlier one stands in a table of contents */
    g->span = (gb_span){at, (uint32_t)length};
}

/* The glossary below its heading; with `certain`, one without a heading: entries without anything between them. */
static int read_lines(analysis *a, int certain) {
    glossary *g = &a->glossary;
    size_t before = 0; /* the line break before the line */
    g->count = 0;
    g->span = (gb_span){0, 0};
    for (size_t i = 1; i < a->scan.mark_count; i++) {
        if (a->scan.marks[i].kind != KIND_LINE) continue;
        gb_span line = {a->scan.marks[before].span.end, a->scan.marks[i].span.start};
        size_t first = before;
        before = i;
        if (line.end <= line.start) continue;
        definition d;
        if (certain) {
            int certain_entry = is_certain(a, first, line, &d);
            if (certain_entry && g->count == 0) begin(g, line.start, a->text.length);
            if (!certain_entry && g->count < CERTAIN_LEAST) g->count = 0;
            if (certain_entry && add_definition(g, d) < 0) return -1;
        } else if (is_heading(a, line)) {
            begin(g, line.start, a->text.length);
        } else if (g->span.end != 0 && parse_entry(a, first, line, &d) && add_definition(g, d) < 0) {
            return -1;
        }
    }
    if (g->count < (certain ? CERTAIN_LEAST : 2)) { /* a heading alone is no glossary */
        g->count = 0;
        g->span = (gb_span){0, 0};
    }
    return 0;
}

int read_glossary(analysis *a) {
    if (read_lines(a, 0) < 0) return -1;
    return a->glossary.count > 0 ? 0 : read_lines(a, 1);
}
