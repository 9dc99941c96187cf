#include "dictionary.h"
#include <stdlib.h>

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static gb_string trimmed(gb_string text) {
    while (text.length && is_blank(text.data[text.length - 1])) text.length--;
    while (text.length && is_blank(text.data[0])) {
        text.data++;
        text.length--;
    }
    return text;
}

/* Room for one more element of an array. */
static int make_room(void **array, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return 0;
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *more = realloc(*array, larger * size);
    if (!more) return -1;
    *array = more;
    *capacity = larger;
    return 0;
}

static char *join(const char *above, gb_string name) {
    size_t length = above ? strlen(above) : 0;
    char *path = malloc(length + name.length + 2);
    if (!path) return NULL;
    if (length) {
        memcpy(path, above, length);
        path[length++] = '.';
    }
    memcpy(path + length, name.data, name.length);
    path[length + name.length] = 0;
    return path;
}

static dictionary_result enter_one(dictionary *d, uint32_t parent, gb_string name, uint32_t *category) {
    uint32_t level = parent == NO_CATEGORY ? 1 : d->categories[parent].level + 1;
    if (name.length == 0) return DICTIONARY_EMPTY;
    if (level > DICTIONARY_DEPTH) return DICTIONARY_DEEP;
    char *path = join(parent == NO_CATEGORY ? NULL : d->categories[parent].path, name);
    if (!path) return DICTIONARY_NO_MEMORY;
    for (size_t i = 0; i < d->category_count; i++)
        if (d->categories[i].parent == parent && strcmp(d->categories[i].path, path) == 0) {
            *category = (uint32_t)i;
            free(path);
            return DICTIONARY_DONE;
        }
    void *array = d->categories;
    int failed = make_room(&array, d->category_count, &d->category_capacity, sizeof *d->categories);
    d->categories = array;
    if (failed || d->category_count == DICTIONARY_LIMIT) {
        free(path);
        return failed ? DICTIONARY_NO_MEMORY : DICTIONARY_FULL;
    }
    *category = (uint32_t)d->category_count;
    d->categories[d->category_count++] = (dictionary_category){path, parent, level};
    return DICTIONARY_DONE;
}

dictionary_result dictionary_enter(dictionary *d, uint32_t parent, gb_string name, uint32_t *category) {
    for (size_t at = 0; at <= name.length;) {
        const char *point = memchr(name.data + at, '.', name.length - at);
        size_t end = point ? (size_t)(point - name.data) : name.length;
        dictionary_result result = enter_one(d, parent, trimmed((gb_string){name.data + at, end - at}), &parent);
        if (result != DICTIONARY_DONE) return result;
        at = end + 1;
    }
    *category = parent;
    return DICTIONARY_DONE;
}

static int is_ascii(char c) {
    return ((unsigned char)c & 0x80) == 0;
}

/* Blanks between two words of Chinese say nothing: the words may also be one. All others are one blank. */
static void normalize(char *text, int is_glob) {
    size_t length = 0;
    for (size_t i = 0; text[i];) {
        if (!is_blank(text[i])) {
            char c = text[i++];
            text[length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
            continue;
        }
        while (is_blank(text[i])) i++;
        if (is_glob || (is_ascii(text[length - 1]) && is_ascii(text[i]))) text[length++] = ' ';
    }
    text[length] = 0;
}

dictionary_result dictionary_add(dictionary *d, uint32_t category, gb_string pattern) {
    pattern = trimmed(pattern);
    int excludes = pattern.length > 0 && pattern.data[0] == '!';
    if (excludes) pattern = trimmed((gb_string){pattern.data + 1, pattern.length - 1});
    if (pattern.length == 0) return DICTIONARY_EMPTY;
    char *text = join(NULL, pattern);
    void *array = d->patterns;
    int failed = !text || make_room(&array, d->pattern_count, &d->pattern_capacity, sizeof *d->patterns) != 0;
    d->patterns = array;
    dictionary_result result = failed                                 ? DICTIONARY_NO_MEMORY
                               : d->pattern_count == DICTIONARY_LIMIT ? DICTIONARY_FULL
                               : !text[strspn(text, "*? \t")]         ? DICTIONARY_NO_TEXT
                                                                      : DICTIONARY_DONE;
    if (result != DICTIONARY_DONE) {
        free(text);
        return result;
    }
    normalize(text, strpbrk(text, "*?") != NULL);
    d->patterns[d->pattern_count++] = (dictionary_pattern){text, category, excludes};
    return DICTIONARY_DONE;
}

const char *dictionary_problem(dictionary_result result) {
    switch (result) {
    case DICTIONARY_EMPTY:
        return "an empty name or pattern: put ! and * into quotation marks";
    case DICTIONARY_NO_TEXT:
        return "a pattern without any character besides * and ?";
    case DICTIONARY_DEEP:
        return "categories below categories, more than 16 levels";
    case DICTIONARY_FULL:
        return "more than 1,000,000 patterns";
    default:
        return "out of memory";
    }
}

int dictionary_is_below(const dictionary *d, uint32_t category, uint32_t above) {
    for (; category != NO_CATEGORY; category = d->categories[category].parent)
        if (category == above) return 1;
    return 0;
}

void dictionary_free(dictionary *d) {
    for (size_t i = 0; i < d->category_count; i++) free(d->categories[i].path);
    for (size_t i = 0; i < d->pattern_count; i++) free(d->patterns[i].text);
    free(d->categories);
    free(d->patterns);
    *d = (dictionary){0};
}
