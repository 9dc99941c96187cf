#include "list.h"

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* A whole number at the start of `text`, at most 10^15; -1: none. */
static int64_t whole_number(gb_string text) {
    int64_t value = 0;
    size_t i = 0;
    for (; i < text.length && text.data[i] >= '0' && text.data[i] <= '9'; i++) {
        value = value * 10 + (text.data[i] - '0');
        if (value > 1000000000000000) return -1;
    }
    return i > 0 && (i == text.length || is_blank(text.data[i])) ? value : -1;
}

/* Splits a line at its first blank that a number follows. */
static int64_t split(gb_string line, gb_string *word) {
    size_t end = 0;
    while (end < line.length && !is_blank(line.data[end])) end++;
    size_t at = end;
    while (at < line.length && is_blank(line.data[at])) at++;
    *word = (gb_string){line.data, end};
    return end ? whole_number((gb_string){line.data + at, line.length - at}) : -1;
}

gb_status keyness_read_list(const gb_host *host, gb_context *context, const char *path, comparison *counts) {
    gb_string file, word;
    gb_status status = host->data_file(context, path, &file);
    if (status != GB_OK) return status;
    size_t number = 0, at = gb_stands_at(file, 0, GB_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    while (at < file.length) {
        const char *start = file.data + at, *end = memchr(start, '\n', file.length - at);
        gb_string line = {start, end ? (size_t)(end - start) : file.length - at};
        at += line.length + 1;
        number++;
        while (line.length && is_blank(line.data[line.length - 1])) line.length--;
        if (line.length == 0 || line.data[0] == '#') continue;
        int64_t times = split(line, &word);
        if (times < 0)
            return host->fail(context, GB_FATAL, "%s:%zu: no word with a frequency: write `word frequency`", path,
                              number);
        counts->words[REFERENCE] += (uint64_t)times;
        if (times && comparison_count(counts, REFERENCE, word, (uint64_t)times, 0) != 0)
            return host->fail(context, GB_FATAL, "out of memory");
    }
    if (counts->words[REFERENCE] == 0) return host->fail(context, GB_FATAL, "%s: no words with a frequency", path);
    return GB_OK;
}
