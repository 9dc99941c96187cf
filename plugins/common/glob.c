#include "glob.h"

int glob_matches(gb_string pattern, gb_string text) {
    size_t p = 0, t = 0, star = SIZE_MAX, resume = 0;
    while (t < text.length) {
        size_t next_p = p, next_t = t;
        uint32_t wanted = gb_next(pattern, &next_p), found = gb_next(text, &next_t);
        if (p < pattern.length && wanted == '*') {
            star = p = next_p;
            resume = t;
        } else if (p < pattern.length && (wanted == '?' || wanted == found)) {
            p = next_p;
            t = next_t;
        } else if (star != SIZE_MAX) {
            /* The last star takes one character more; earlier ones need not be tried again. */
            gb_next(text, &resume);
            p = star;
            t = resume;
        } else
            return 0;
    }
    while (p < pattern.length && pattern.data[p] == '*') p++;
    return p == pattern.length;
}

static int is_blank(char c) {
    return c == ' ' || c == '\t';
}

gb_string glob_next(gb_string list, size_t *at) {
    while (*at < list.length) {
        size_t first = *at, end = first;
        while (end < list.length && list.data[end] != ',' && list.data[end] != '|') end++;
        *at = end < list.length ? end + 1 : end;
        while (first < end && is_blank(list.data[first])) first++;
        while (end > first && is_blank(list.data[end - 1])) end--;
        if (end > first) return (gb_string){list.data + first, end - first};
    }
    return (gb_string){NULL, 0};
}

int glob_any(gb_string list, gb_string text) {
    gb_string part;
    for (size_t at = 0; (part = glob_next(list, &at)).data;)
        if (glob_matches(part, text)) return 1;
    return 0;
}
