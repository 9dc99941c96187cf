/* Finds sections: headings and changes of zone. */
#include "outline.h"

#include "../common/scan.h"
#include "../common/years.h"

#include <stdlib.h>

enum {
    HEADING_LENGTH = 60, /* code points of a title behind a number mark of level 1 or 2 */
    ITEM_LENGTH = 30,    /* the same from level 3 on, where marks also number the items of lists */
    TITLE_LENGTH = 40,   /* of an unnumbered title line */
    SHORT_LINE = 25,     /* of a line that can begin an appendix or be a leftover inside the text */
    LEVELS = 10,
    UNNUMBERED_LEVEL = 3
};

section *outline_add(outline *o, section s) {
    if (o->count == o->capacity) {
        size_t capacity = o->capacity ? o->capacity * 2 : 64;
        section *more = capacity <= SIZE_MAX / sizeof *more ? realloc(o->sections, capacity * sizeof *more) : NULL;
        if (!more) return NULL;
        o->sections = more;
        o->capacity = capacity;
    }
    o->sections[o->count] = s;
    return &o->sections[o->count++];
}

void outline_free(outline *o) {
    free(o->sections);
    *o = (outline){NULL, 0, 0};
}

/* What is known while the lines go by. */
typedef struct builder {
    outline *o;
    gb_string text;
    const tools *tools;
    typesetting set;
    int year;
    zones zones;
    zone zone;
    bool appendix_numbered;     /* the appendix has headings of level 1 of its own */
    uint32_t body_number;       /* of the last heading of level 1 in the body */
    uint32_t list_next[LEVELS]; /* number that goes on with a list whose items are no headings */
} builder;

static uint32_t last_character(gb_string text, gb_span span) {
    size_t at = span.end;
    return gb_previous((gb_string){text.data, span.end}, &at);
}

/* The first stop in `span` (in an appendix, colon): its place, or span.end. */
static uint32_t first_stop(const builder *b, gb_span span) {
    gb_string head = {b->text.data, span.end};
    bool colon = b->zone == ZONE_APPENDIX;
    for (size_t at = span.start, from = at; at < span.end; from = at) {
        uint32_t c = gb_next(head, &at);
        if (scan_is_stop(c) || (colon && (c == 0xFF1A || c == ':'))) return (uint32_t)from;
        if (c == '.' && b->set.half_stop && from > span.start && (unsigned char)head.data[from - 1] >= 0x80)
            return (uint32_t)from;
        if (at - span.start > 4 * HEADING_LENGTH + 8) break;
    }
    return span.end;
}

/* Items of a list that ends its lines with semicolons are no headings, nor is its last item. */
static bool is_list_item(builder *b, const line *l) {
    uint32_t *next = &b->list_next[l->mark.level];
    uint32_t c = last_character(b->text, l->text);
    bool item = c == 0xFF1B || c == ';';
    if (!item && *next != l->mark.number) {
        *next = 0;
        return false;
    }
    *next = item ? l->mark.number + 1 : 0;
    return true;
}

static section marked_section(const builder *b, const line *l) {
    gb_span rest = scan_trim(b->text, (gb_span){l->mark.end, l->text.end});
    uint32_t stop = first_stop(b, rest);
    gb_span title = scan_trim(b->text, (gb_span){rest.start, stop});
    uint32_t longest = l->mark.level > 2 ? ITEM_LENGTH : HEADING_LENGTH;
    if (scan_length(b->text, title, longest + 1) > longest) title.end = title.start;
    gb_span behind = scan_trim(b->text, (gb_span){stop, rest.end});
    bool runs_on = title.end == title.start || scan_length(b->text, behind, 4) > 2;
    return (section){.start = l->text.start,
                     .title = title,
                     .number = l->mark.number,
                     .level = l->mark.level,
                     .runs_on = runs_on,
                     .item = l->mark.item || (l->mark.level > 2 && !runs_on && scan_ends_sentence(b->text, l->text))};
}

/* Chinese characters in `span` that are not 年月日. */
static uint32_t han_count(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    uint32_t count = 0;
    for (size_t at = span.start; at < span.end;) {
        uint32_t c = gb_next(head, &at);
        count += gb_is_han(c) && c != 0x5E74 && c != 0x6708 && c != 0x65E5;
    }
    return count;
}

/* 表1, 图2 */
static bool is_caption(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    size_t at = span.start;
    uint32_t c = gb_next(head, &at);
    return (c == 0x8868 || c == 0x56FE) && scan_digit(gb_next(head, &at)) >= 0;
}

static bool begins_with_dash(gb_string text, gb_span span) {
    size_t at = span.start;
    uint32_t c = gb_next((gb_string){text.data, span.end}, &at);
    return c == 0x2014 || c == 0x2015 || c == 0x2500 || c == '-' || c == '*' || c == 0x25CF || c == 0x2022;
}

/* A line that is a title though it has no number: short, without a stop, or set over its paragraph as one. */
static bool is_title_line(const builder *b, const line *l) {
    gb_string text = b->text;
    if (l->table || l->text.end - l->text.start > 4 * TITLE_LENGTH) return false;
    uint32_t length = scan_length(text, l->text, TITLE_LENGTH + 1), c = last_character(text, l->text);
    if (length > TITLE_LENGTH || is_caption(text, l->text) || begins_with_dash(text, l->text)) return false;
    if (scan_ends_sentence(text,
                           l->text)) /* a run-in title: its paragraph comes in the next line, without a blank one */
        return b->set.spaced && !b->set.width && c == 0x3002 && l->followed && !l->touches && l->pieces == 1 &&
               first_stop(b, l->text) + 3 == l->text.end;
    if (c == 0xFF1A || c == ':' || c == 0xFF1B || c == ';' || c == 0xFF0C || c == ',' || c == 0x3001) return false;
    if (b->set.spaced && (l->touches || l->followed)) return false; /* a title stands alone there */
    uint32_t han = han_count(text, l->text);
    return han >= 3 || (han == 2 && year_in(text, l->text, NULL));
}

static section title_section(const builder *b, const line *l) {
    gb_span title = {l->text.start, first_stop(b, l->text)};
    bool divides = !scan_ends_sentence(b->text, l->text) && parts_divides(b->tools->words, b->text, title, b->year);
    return (section){.start = l->text.start, .title = title, .level = divides ? 1 : UNNUMBERED_LEVEL};
}

static zone zone_of(builder *b, uint32_t index, const line *l) {
    if (index < b->zones.front_count) return b->zones.front[index];
    if (l->text.start >= b->zones.tail) return ZONE_CHROME;
    zone inner = b->zone == ZONE_APPENDIX ? ZONE_APPENDIX : ZONE_BODY;
    if (l->marked && l->mark.level == 1 && !l->mark.item) {
        if (inner == ZONE_BODY)
            b->body_number = l->mark.number;
        else if (!b->appendix_numbered && l->mark.number > 1 && l->mark.number == b->body_number + 1) {
            b->body_number++; /* explanations stood between two sections of the body */
            return ZONE_BODY;
        } else
            b->appendix_numbered = true;
    }
    if (scan_length(b->text, l->text, SHORT_LINE + 1) > SHORT_LINE || scan_ends_sentence(b->text, l->text))
        return inner;
    unsigned roles = words_line(b->tools->words, b->text, l->text);
    if ((roles & LINE_APPENDIX) && !(l->marked && l->mark.level > 1)) return ZONE_APPENDIX;
    return (roles & LINE_CHROME) && !l->marked ? ZONE_CHROME : inner;
}

/* A line of the body or of an appendix: a heading gives a section. */
static bool add_heading(builder *b, const line *l) {
    if (l->marked && !l->table) return is_list_item(b, l) || outline_add(b->o, marked_section(b, l));
    if (!is_title_line(b, l)) return true;
    if (words_line(b->tools->words, b->text, l->text) & LINE_SALUTATION) return true;
    section s = title_section(b, l);
    return outline_add(b->o, s) != NULL;
}

static bool add_line(builder *b, uint32_t index, const line *l) {
    size_t before = b->o->count;
    zone z = zone_of(b, index, l);
    bool changes = before == 0 || z != b->zone;
    b->zone = z;
    if (z == ZONE_APPENDIX && changes) b->appendix_numbered = false;
    bool appendix_title = z == ZONE_APPENDIX && !l->marked &&
                          scan_length(b->text, l->text, SHORT_LINE + 1) <= SHORT_LINE &&
                          (words_line(b->tools->words, b->text, l->text) & LINE_APPENDIX);
    if (appendix_title) {
        if (!outline_add(b->o, (section){.start = l->text.start, .title = l->text, .level = 1})) return false;
    } else if ((z == ZONE_BODY || z == ZONE_APPENDIX) && !add_heading(b, l))
        return false;
    if (b->o->count == before && changes && !outline_add(b->o, (section){.start = l->text.start})) return false;
    for (size_t i = before; i < b->o->count; i++) b->o->sections[i].zone = (uint8_t)z;
    return true;
}

/* Headings 一、 that begin anew inside a section and after which the outer numbers go on are one level lower. */
static void lower_nested(outline *o) {
    enum { DEPTH = 4 };
    size_t first[DEPTH] = {0}; /* of each open sequence */
    uint32_t last[DEPTH] = {0};
    int depth = 0;
    for (size_t i = 0; i < o->count; i++) {
        section *s = &o->sections[i];
        if (s->level != 1 || s->item) continue;
        if (s->number == 0 || s->zone == ZONE_APPENDIX) {
            depth = 0;
            continue;
        }
        if (depth > 0 && s->number == last[depth - 1] + 1) {
            last[depth - 1]++;
            continue;
        }
        int outer = depth - 2;
        while (outer >= 0 && last[outer] + 1 != s->number) outer--;
        if (outer >= 0) {
            for (size_t k = first[outer + 1]; k < i; k++)
                if (o->sections[k].level == 1) o->sections[k].level = 2;
            depth = outer + 1;
            last[outer]++;
        } else if (depth < DEPTH) {
            first[depth] = i;
            last[depth++] = s->number;
        } else {
            depth = 0;
        }
    }
}

bool outline_build(outline *o, gb_string text, const tools *t, typesetting set, int year) {
    builder b = {.o = o, .text = text, .tools = t, .set = set, .year = year, .zone = ZONE_BODY};
    line_reader reader;
    line l;
    o->count = 0;
    zones_find(&b.zones, text, t->marks, t->words, set);
    line_reader_start(&reader, text, t->marks, set);
    for (uint32_t index = 0; line_read(&reader, &l); index++)
        if (!add_line(&b, index, &l)) return false;
    if (o->count == 0 && text.length > 0 && !outline_add(o, (section){.start = 0, .zone = ZONE_BODY})) return false;
    if (o->count > 0) o->sections[0].start = 0;
    lower_nested(o);
    return true;
}
