#include "scan.h"

#include <stdlib.h>

#define QUOTE_BYTES 180 /* longest text between quotation marks that are taken as a pair */

static int reserve(void **items, size_t *capacity, size_t count, size_t size) {
    if (count < *capacity) return 1;
    if (*capacity > SIZE_MAX / 4 / size) return 0;
    size_t grown = *capacity ? *capacity * 2 : 1024;
    void *moved = realloc(*items, grown * size);
    if (!moved) return 0;
    *items = moved;
    *capacity = grown;
    return 1;
}

static int is_blank_run(const scan *s, gb_span span) {
    gb_string run = gb_slice(s->text, span);
    for (size_t at = 0; at < run.length;) {
        uint32_t c = gb_next(run, &at);
        if (c != ' ' && c != '\t' && c != '\r' && c != 0x3000 && c != 0xA0) return 0;
    }
    return 1;
}

/* Does the mark go on what the last one began: more of the same, or a line break behind a line of blanks? Then it takes
 * no room of its own, so that empty lines and long runs of a mark cost nothing. */
static int goes_on(const scan *s, uint32_t start, uint32_t c, character_kind kind, int *blank_line) {
    size_t n = s->mark_count;
    const mark *last = &s->marks[n - 1];
    *blank_line = 0;
    if (n < 2 || last->span.end != start || last->span.end == last->span.start) return 0;
    if (kind == KIND_LINE && last->kind == KIND_OTHER && n > 2) {
        const mark *before = &s->marks[n - 2];
        *blank_line = before->kind == KIND_LINE && before->span.end == last->span.start && is_blank_run(s, last->span);
        return *blank_line;
    }
    if (last->kind != kind) return 0;
    int runs = kind >= KIND_LIST && kind <= KIND_PAREN_END;
    if (kind == KIND_QUOTE) { /* "" closes one and opens another; a third one means nothing */
        runs = s->marks[n - 2].kind == KIND_QUOTE && s->marks[n - 2].span.end == last->span.start;
    }
    return kind == KIND_LINE || (runs && last->character == c);
}

static int add_mark(scan *s, gb_span span, uint32_t c, character_kind kind) {
    int blank_line;
    if (s->mark_count > 0 && goes_on(s, span.start, c, kind, &blank_line)) {
        s->mark_count -= (size_t)blank_line;
        s->marks[s->mark_count - 1].span.end = span.end;
        return 1;
    }
    if (!reserve((void **)&s->marks, &s->mark_capacity, s->mark_count, sizeof(mark))) return 0;
    s->marks[s->mark_count++] = (mark){span, c, (uint8_t)kind, 0};
    return 1;
}

static int add_numeral(scan *s, uint32_t at) {
    if (!reserve((void **)&s->numerals, &s->numeral_capacity, s->numeral_count, sizeof(uint32_t))) return 0;
    s->numerals[s->numeral_count++] = at;
    return 1;
}

/* Does the mark `close` end what `open` began? */
static int closes(const mark *open, const mark *close) {
    static const uint16_t pairs[][2] = {{0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F},
                                        {0xFE41, 0xFE42}, {0xFE43, 0xFE44}, {'"', '"'},       {0xFF02, 0xFF02}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (open->character == pairs[i][0]) return close->character == pairs[i][1];
    }
    return 0;
}

/* A single line break, with ideographs on both sides: a line that was wrapped in the middle of a sentence. */
static int breaks_words(const scan *s, size_t i) {
    const mark *m = &s->marks[i];
    gb_string text = s->text;
    uint32_t length = m->span.end - m->span.start;
    int pair = length == 2 && text.data[m->span.start] == '\r' && text.data[m->span.start + 1] == '\n';
    if (length != 1 && !pair) return 0;
    return gb_is_han(character_before(text, m->span.start, NULL)) && gb_is_han(character_at(text, m->span.end, NULL));
}

/* Joins quotation marks into pairs. A mark without a partner near enough, on its line or behind one break inside a
 * word, stays alone. */
static void pair_quotes(scan *s) {
    for (size_t i = 0; i < s->mark_count; i++) {
        mark *open = &s->marks[i];
        if ((open->kind != KIND_OPEN && open->kind != KIND_QUOTE) || open->partner) continue;
        int broken = 0; /* a line break was passed */
        for (size_t j = i + 1; j < s->mark_count; j++) {
            mark *m = &s->marks[j];
            if (m->span.start - open->span.end > QUOTE_BYTES) break;
            if (m->kind == KIND_LINE && (broken++ || !breaks_words(s, j))) break;
            if (closes(open, m)) {
                open->partner = (uint32_t)j;
                m->partner = (uint32_t)i;
                break;
            }
            if (m->character == open->character) break; /* the earlier one was never closed */
        }
    }
}

int scan_text(scan *s, const vocabulary *v, gb_string text) {
    const uint8_t *kinds = v->kinds;
    size_t at = 0;
    int numeral = 0, other = 0; /* inside a run of them */
    s->text = text;
    s->mark_count = s->numeral_count = 0;
    if (!add_mark(s, (gb_span){0, 0}, '\n', KIND_LINE)) return -1;
    while (at < text.length) {
        uint32_t start = (uint32_t)at, c = gb_next(text, &at);
        character_kind kind = c < 0x10000 ? (character_kind)kinds[c] : kind_of(v, c);
        if (kind == KIND_HAN) {
            numeral = other = 0;
        } else if (kind == KIND_NUMERAL) {
            if (!numeral && !add_numeral(s, start)) return -1;
            numeral = 1;
            other = 0;
        } else if (kind == KIND_OTHER && other) {
            s->marks[s->mark_count - 1].span.end = (uint32_t)at;
        } else {
            if (!add_mark(s, (gb_span){start, (uint32_t)at}, c, kind)) return -1;
            numeral = 0;
            other = kind == KIND_OTHER;
        }
    }
    if (!add_mark(s, (gb_span){(uint32_t)text.length, (uint32_t)text.length}, '\n', KIND_LINE)) return -1;
    pair_quotes(s);
    return 0;
}

void scan_free(scan *s) {
    free(s->marks);
    free(s->numerals);
    memset(s, 0, sizeof(*s));
}

size_t mark_before(const scan *s, uint32_t at) {
    size_t low = 0, high = s->mark_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (s->marks[middle].span.start <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}
