#include "wordlist.h"
#include "characters.h"
#include <stdlib.h>

/* The part of `line` behind its last space; the line is cut there. NULL data: there is no space. */
static gb_string cut_last_field(gb_string *line) {
    for (size_t i = line->length; i-- > 1;)
        if (line->data[i] == ' ') {
            gb_string field = {line->data + i + 1, line->length - i - 1};
            line->length = i;
            return field;
        }
    return (gb_string){NULL, 0};
}

static int all_between(gb_string s, char low, char high) {
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] < low || s.data[i] > high) return 0;
    return s.length > 0;
}

static gb_string trim(gb_string s) {
    while (s.length && (s.data[s.length - 1] == '\r' || s.data[s.length - 1] == ' ')) s.length--;
    while (s.length && s.data[0] == ' ') s.data++, s.length--;
    return s;
}

/* Letters as in jieba's tags: n, vn, nr, nrt. */
static int is_tag(gb_string s) {
    return s.length <= 5 && all_between(s, 'a', 'z');
}

/* A number of digits; anything above a milliard counts as one. */
static int64_t number_of(gb_string s) {
    int64_t value = 0;
    for (size_t i = 0; i < s.length && value < 1000000000; i++) value = value * 10 + (s.data[i] - '0');
    return value < 1000000000 ? value : 1000000000;
}

static int has_chinese(gb_string s) {
    for (size_t i = 0; i < s.length; i++)
        if ((unsigned char)s.data[i] >= 0x80) return 1;
    return 0;
}

/* `smart city` is one word, `smart city 3 n` too; `云计算 nz` is a word with its part of speech. */
static void split_by_spaces(gb_string text, seg_line *line) {
    gb_string rest = text, last = cut_last_field(&rest), tag = {NULL, 0};
    if (last.data && is_tag(last)) {
        gb_string before = rest, field = cut_last_field(&before);
        if (has_chinese(rest) || (field.data && all_between(field, '0', '9'))) {
            tag = last;
            text = rest;
            last = cut_last_field(&rest);
        }
    }
    line->tag = tag;
    if (last.data && all_between(last, '0', '9')) {
        text = rest;
        line->frequency = number_of(last);
    }
    line->word = trim(text);
}

static void split_by_tabs(gb_string text, const char *tab, seg_line *line) {
    line->word = (gb_string){text.data, (size_t)(tab - text.data)};
    gb_string rest = {tab + 1, text.length - line->word.length - 1};
    const char *next = rest.length ? memchr(rest.data, '\t', rest.length) : NULL;
    if (next) {
        line->tag = (gb_string){next + 1, (size_t)(rest.data + rest.length - next - 1)};
        rest.length = (size_t)(next - rest.data);
    }
    if (all_between(rest, '0', '9')) line->frequency = number_of(rest);
}

int seg_next_line(gb_string text, size_t *at, size_t *number, seg_line *line) {
    if (*at == 0 && gb_stands_at(text, 0, GB_TEXT("\xEF\xBB\xBF"))) *at = 3;
    while (*at < text.length) {
        const char *start = text.data + *at, *end = memchr(start, '\n', text.length - *at);
        gb_string whole = {start, end ? (size_t)(end - start) : text.length - *at};
        *at += whole.length + (end ? 1 : 0);
        ++*number;
        whole = trim(whole);
        if (whole.length == 0 || (whole.data[0] == '#' && (whole.length == 1 || whole.data[1] == ' '))) continue;
        *line = (seg_line){.whole = whole, .frequency = -1, .number = *number};
        const char *tab = memchr(whole.data, '\t', whole.length);
        if (tab)
            split_by_tabs(whole, tab, line);
        else
            split_by_spaces(whole, line);
        return 1;
    }
    return 0;
}

/* Room for one more of `size` bytes each. */
static int make_room(void **array, size_t count, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity - count) return 0;
    size_t larger = *capacity ? *capacity * 2 : 1024;
    if (larger < count + needed) larger = count + needed;
    if (larger > SIZE_MAX / 2 / size) return -1;
    void *more = realloc(*array, larger * size);
    if (!more) return -1;
    *array = more;
    *capacity = larger;
    return 0;
}

seg_add_result seg_wordlist_add(seg_wordlist *list, seg_alphabet_builder *alphabet, gb_string word, uint16_t cost,
                                uint32_t weight) {
    void *words = list->words, *ids = list->ids;
    int failed = make_room(&words, list->count, &list->capacity, 1, sizeof *list->words) != 0 ||
                 make_room(&ids, list->id_count, &list->id_capacity, SEG_WORD_LIMIT, sizeof *list->ids) != 0;
    list->words = words;
    list->ids = ids;
    if (failed) return SEG_NO_MEMORY;
    uint16_t *id = list->ids + list->id_count;
    uint16_t length = 0;
    for (size_t at = 0, step; at < word.length; at += step) {
        uint32_t c = seg_decode((const unsigned char *)word.data + at, word.length - at, &step);
        if (step == 0 || (c < 0x20)) return SEG_BAD_TEXT;
        if (seg_is_ignorable(c)) continue;
        if (length == SEG_WORD_LIMIT) return SEG_TOO_LONG;
        id[length] = (uint16_t)seg_alphabet_add(alphabet, c);
        if (id[length++] == 0) return SEG_TOO_MANY;
    }
    if (length == 0) return SEG_BAD_TEXT;
    list->words[list->count] =
        (seg_word){.length = length, .cost = cost, .weight = weight, .order = (uint32_t)list->count};
    list->count++;
    list->id_count += length;
    return SEG_ADDED;
}

const char *seg_add_problem(seg_add_result result) {
    switch (result) {
    case SEG_BAD_TEXT:
        return "the word is not UTF-8 text";
    case SEG_TOO_LONG:
        return "the word has more than 64 characters";
    case SEG_TOO_MANY:
        return "too many different characters";
    case SEG_NO_MEMORY:
        return "out of memory";
    default:
        return "";
    }
}

void seg_wordlist_finish(seg_wordlist *list) {
    size_t at = 0;
    for (size_t i = 0; i < list->count; i++) {
        list->words[i].ids = list->ids + at;
        at += list->words[i].length;
    }
}

void seg_wordlist_free(seg_wordlist *list) {
    free(list->words);
    free(list->ids);
    *list = (seg_wordlist){0};
}
