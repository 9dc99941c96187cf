/* Finds the area inside the whole that a figure belongs to. */
#include "area.h"

#define KNOWN_BYTES 12 /* of an indicator's name that the whole has for certain */
#define EACH_BYTES 90  /* before a figure in which 每个县 stands */
#define LEAD_BYTES 36  /* of a sentence in which the area that it speaks of stands */

/* The area that `inside` begins with; empty = none. */
static gb_span area_at(const targets_vocabulary *vocabulary, gb_string text, gb_span inside) {
    gb_span rest = inside, place;
    const targets_word *word;
    if (rest.end - rest.start > LEAD_BYTES) {
        rest.end = rest.start + LEAD_BYTES;
        while (rest.end > rest.start && ((unsigned char)text.data[rest.end] & 0xC0) == 0x80) rest.end--;
    }
    while ((word = targets_words_find(&vocabulary->areas, text, rest, &place)) != NULL) {
        if (word->role == AREA_AREA && place.start > inside.start) return (gb_span){inside.start, place.end};
        rest.start = place.end;
    }
    return (gb_span){inside.start, inside.start};
}

/* 1 when the characters are all those of a name. */
static int is_plain(gb_string text, gb_span span) {
    const gb_string head = {text.data, span.end};
    for (size_t at = span.start; at < span.end;)
        if (!gb_is_han(gb_next(head, &at))) return 0;
    return span.end > span.start;
}

static int is_apart(const targets_vocabulary *vocabulary, gb_string name) {
    gb_span rest = {0, (uint32_t)name.length}, place;
    const targets_word *word;
    while ((word = targets_words_find(&vocabulary->areas, name, rest, &place)) != NULL) {
        if (word->role == AREA_APART) return 1;
        rest.start = place.end;
    }
    return 0;
}

gb_string targets_area_of(const targets_reader *reader, gb_string name, gb_span clause) {
    const targets_vocabulary *vocabulary = reader->vocabulary;
    const gb_string none = {NULL, 0};
    uint32_t start = 0;
    const targets_word *known = targets_words_before(&vocabulary->synonyms, name, 0, (uint32_t)name.length, &start);
    if (!known || known->text.length < KNOWN_BYTES) return none;
    if (start > 0) {
        const gb_span area = area_at(vocabulary, name, (gb_span){0, start});
        return is_plain(name, area) ? gb_slice(name, area) : none;
    }
    if (clause.start <= reader->segment || is_apart(vocabulary, name)) return none;
    const gb_string text = reader->source.text;
    const gb_span lead = targets_without_openings(&reader->source, (gb_span){reader->segment, clause.start}, NULL);
    const gb_span area = area_at(vocabulary, text, lead);
    const targets_word *verb = targets_words_at(&vocabulary->verbs, text, area.start, &start);
    return !verb && is_plain(text, area) ? gb_slice(text, area) : none;
}

gb_string targets_each_of(const targets_reader *reader, gb_span clause, uint32_t to) {
    gb_span rest = {clause.start, to}, place;
    const targets_word *word;
    if (to - rest.start > EACH_BYTES) /* bounded: a clause may have thousands of figures */
        for (rest.start = to - EACH_BYTES; ((unsigned char)reader->source.text.data[rest.start] & 0xC0) == 0x80;)
            rest.start++;
    while ((word = targets_words_find(&reader->vocabulary->areas, reader->source.text, rest, &place)) != NULL) {
        if (word->role == AREA_EACH) return gb_slice(reader->source.text, place);
        rest.start = place.end;
    }
    return (gb_string){NULL, 0};
}
