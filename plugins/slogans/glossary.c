/* A report's own glossary: a heading such as 名词解释, then lines TERM：DEFINITION. */
#include "analysis.h"

#include <stdlib.h>

#define HEADING_CHARACTERS 25
#define TERM_BYTES 150

/* Is the line a glossary's heading: short, and ends with one of the words? */
static int is_heading(const analysis *a, gb_span line) {
    gb_string text = a->text;
    if (line.end - line.start > HEADING_CHARACTERS * 3) return 0;
    uint32_t end = line.end;
    while (end > line.start) {
        uint32_t start, c = character_before(text, end, &start);
        character_kind kind = kind_of(a->words, c);
        if (kind == KIND_HAN || kind == KIND_NUMERAL) break;
        end = start;
    }
    return end > line.start && word_before(a->words, WORD_GLOSSARY, text, end, NULL);
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

/* One line of the glossary; `first` is the index of the line break before it. */
static int read_entry(analysis *a, size_t first, gb_span line) {
    gb_span term = {skip_number(a, line), 0};
    for (size_t i = first + 1; i < a->scan.mark_count && a->scan.marks[i].span.start < line.end; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start > term.start + TERM_BYTES || m->kind == KIND_SENTENCE) return 0;
        if (m->character != ':' && m->character != 0xFF1A) continue;
        if (m->span.start <= term.start || m->span.end >= line.end) return 0;
        term.end = m->span.start;
        const mark *open = &a->scan.marks[mark_before(&a->scan, term.start)], *close = &a->scan.marks[open->partner];
        if (open->partner && open->span.start == term.start && close->span.end == term.end) {
            term = (gb_span){open->span.end, close->span.start};
        }
        return add_definition(&a->glossary, (definition){term, {m->span.end, line.end}});
    }
    return 0;
}

int read_glossary(analysis *a) {
    glossary *g = &a->glossary;
    g->count = 0;
    g->span = (gb_span){0, 0};
    size_t before = 0; /* the line break before the line */
    for (size_t i = 1; i < a->scan.mark_count; i++) {
        if (a->scan.marks[i].kind != KIND_LINE) continue;
        gb_span line = {a->scan.marks[before].span.end, a->scan.marks[i].span.start};
        if (line.end > line.start) {
            if (is_heading(a, line)) {
                g->count = 0; /* the last such heading counts: an earlier one stands in a table of contents */
                g->span = (gb_span){line.start, (uint32_t)a->text.length};
            } else if (g->span.end != 0 && read_entry(a, before, line) < 0) {
                return -1;
            }
        }
        before = i;
    }
    if (g->count < 2) g->span = (gb_span){0, 0}; /* a heading alone is no glossary */
    return 0;
}
