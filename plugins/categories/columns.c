/* Dictionaries in two columns. */
#include "../common/encoding.h"
#include "dictionary.h"

static gb_string next_line(gb_string file, size_t *at) {
    const char *start = file.data + *at, *end = memchr(start, '\n', file.length - *at);
    gb_string line = {start, end ? (size_t)(end - start) : file.length - *at};
    *at += line.length + 1;
    if (line.length && line.data[line.length - 1] == '\r') line.length--;
    return line;
}

static const char *add_line(dictionary *d, gb_string line) {
    const char *tab = memchr(line.data, '\t', line.length);
    uint32_t category;
    if (!tab) return "no tab: write category, tab, pattern";
    size_t before = (size_t)(tab - line.data);
    gb_string pattern = {tab + 1, line.length - before - 1};
    if (pattern.length && memchr(pattern.data, '\t', pattern.length))
        return "more than two columns: write category, tab, pattern";
    dictionary_result result = dictionary_enter(d, NO_CATEGORY, (gb_string){line.data, before}, &category);
    if (result == DICTIONARY_DONE) result = dictionary_add(d, category, pattern);
    return result == DICTIONARY_DONE ? NULL : dictionary_problem(result);
}

gb_status dictionary_read_columns(dictionary *d, const gb_host *host, gb_context *context, const char *name,
                                  gb_string file) {
    size_t number = 0, at = gb_stands_at(file, 0, GB_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    int first = 1;
    if (encoding_invalid(file) < file.length)
        return host->fail(context, GB_FATAL, "%s is not UTF-8: convert it, for example with iconv", name);
    while (at < file.length) {
        gb_string line = next_line(file, &at);
        number++;
        if (line.length == 0 || line.data[0] == '#') continue;
        int is_head = first && gb_equal(line, GB_TEXT("category\tpattern"));
        first = 0;
        if (is_head) continue;
        const char *problem = add_line(d, line);
        if (problem) return host->fail(context, GB_FATAL, "%s:%zu: %s", name, number, problem);
    }
    return GB_OK;
}
