#include "rows.h"

/* The first character from `at` on that may begin something; the end of the text if there is none. */
static uint32_t next_start(const characters *table, gb_string text, uint32_t at) {
    const unsigned char *s = (const unsigned char *)text.data;
    uint32_t end = (uint32_t)text.length;
    while (at < end) {
        unsigned char b = s[at];
        if (b < 0x80) {
            if (table->starts[b / 32] >> (b % 32) & 1) return at;
            at++;
        } else if (b < 0xE0) {
            at += 2;
        } else if (b < 0xF0) {
            uint32_t c = ((uint32_t)(b & 0x0F) << 12) | ((uint32_t)(s[at + 1] & 0x3F) << 6) | (s[at + 2] & 0x3Fu);
            if (table->starts[c / 32] >> (c % 32) & 1) return at;
            at += 3;
        } else {
            at += 4;
        }
    }
    return end;
}

/* Looks up the section at `at`. */
static void enter_section(scan *s, uint32_t at) {
    const document_reader *reader = s->reader;
    const scan_options *o = s->options;
    s->front = false;
    s->section_end = (uint32_t)reader->text.length;
    if (o->section < 0) return;
    int64_t row = reader->host->covering(reader->document, o->section, at);
    if (row < 0) {
        size_t first = 0;
        gb_span rest = {at, (uint32_t)reader->text.length};
        if (reader->host->within(reader->document, o->section, rest, &first) > 0)
            s->section_end = reader->host->spans(reader->document, o->section)[first].start;
        return;
    }
    int64_t zone = reader->host->get_int(reader->document, o->section, (size_t)row, o->zone);
    s->section_end = reader->host->spans(reader->document, o->section)[row].end;
    s->front = zone == o->zone_front;
    if (zone == o->zone_chrome) s->quiet_end = s->section_end;
}

void document_scan(document_reader *reader, const scan_options *options) {
    const characters *table = &reader->language->characters;
    uint32_t end = (uint32_t)reader->text.length;
    scan s = {.reader = reader, .options = options};
    for (uint32_t at = next_start(table, reader->text, 0); at < end; at = next_start(table, reader->text, at)) {
        if (at >= s.section_end) enter_section(&s, at);
        if (s.waiting.count == 0) reader->scratch->used = 0;
        at = at < s.quiet_end ? s.quiet_end : read_at(&s, at);
    }
    flush_waiting(&s);
    close_series(&s);
}
