/* Texts for the conformance battery. */
#include "battery.h"

#include "base/datafile.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

gb_buffer sample_report(const bench *b, int number) {
    char path[PATH_MAX], name[32];
    gb_buffer text = {0};
    gb_string content;
    gb_error error;
    snprintf(name, sizeof name, "check/report-%d.txt", number + 1);
    const char *file = gb_paths_core_data(b->setup.paths, name, path, sizeof path);
    if (file && gb_file_map(file, &content, &error) == 0) {
        gb_buffer_append(&text, content.data, content.length);
        gb_file_unmap(content);
    }
    return text;
}

/* What is repeated, how often. */
typedef struct trouble {
    const char *unit;
    size_t times;
} trouble;

static const trouble TROUBLES[] = {
    {"", 0},                                    /* nothing */
    {"一", 1},                                  /* one character */
    {"\n", 20000},                              /* only line breaks */
    {" ", 20000},                               /* only blanks */
    {"。", 20000},                              /* only ends of sentences */
    {"“", 20000},                               /* marks that are never closed */
    {"（【《「", 5000},                         /* brackets, likewise */
    {"9", 50000},                               /* a number without an end */
    {"亿", 20000},                              /* numerals */
    {"、", 20000},                              /* a list of nothing */
    {"\x01\x02\x1b[31m\x7f", 4000},             /* control characters */
    {"\xF0\x9F\x98\x80\xF0\xA0\x80\x80", 5000}, /* four bytes a character */
    {"e\xCC\x81\xCC\x82", 5000},                /* combining marks */
    {"\xE2\x80\xAE\xE2\x80\x8F", 5000},         /* marks that turn the direction */
    {"\xEF\xBF\xBE\xEE\x80\x80", 5000},         /* no characters, private use */
    {"增长5%。", 10000},                        /* many rows in one line */
    {"<table><td>%s%n</td>", 2000},             /* formats and tags */
};

size_t hostile_count(void) {
    return sizeof TROUBLES / sizeof *TROUBLES;
}

gb_buffer hostile_text(size_t number) {
    const trouble *t = &TROUBLES[number];
    gb_buffer text = {0};
    for (size_t i = 0; i < t->times; i++) gb_buffer_text(&text, t->unit);
    return text;
}

gb_buffer long_text(const bench *b, size_t bytes) {
    gb_buffer first = sample_report(b, 0), second = sample_report(b, 1), text = {0};
    if (first.length == 0) gb_buffer_text(&first, "固定资产投资增长8.2%，新增就业3万人。\n");
    while (text.length < bytes && !text.failed) {
        gb_buffer_append(&text, first.data, first.length);
        gb_buffer_append(&text, second.data, second.length);
    }
    gb_buffer_free(&first);
    gb_buffer_free(&second);
    return text;
}
