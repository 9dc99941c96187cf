#include "words.h"
#include <stdlib.h>

void words_resolve(word_source *s, const gb_host *host, gb_context *context) {
    *s = (word_source){.zone = -1, .chrome = -1, .appendix = -1};
    s->token = host->layer(context, "token");
    s->kind = host->column(context, s->token, "kind");
    s->word = host->choice(context, s->token, s->kind, "word");
    s->latin = host->choice(context, s->token, s->kind, "latin");
    s->number = host->choice(context, s->token, s->kind, "number");
    s->punct = host->choice(context, s->token, s->kind, "punct");
    s->section = host->layer(context, "section");
    if (s->section < 0) return;
    s->zone = host->column(context, s->section, "zone");
    s->chrome = host->choice(context, s->section, s->zone, "chrome");
    s->appendix = host->choice(context, s->section, s->zone, "appendix");
}

size_t words_ranges(const word_source *s, const gb_host *host, const gb_document *document) {
    size_t sections = s->section >= 0 ? host->rows(document, s->section) : 0;
    return sections ? sections : 1;
}

word_range words_range(const word_source *s, const gb_host *host, const gb_document *document, size_t index) {
    if (s->section < 0 || host->rows(document, s->section) == 0) return (word_range){0, host->rows(document, s->token)};
    int64_t zone = host->get_int(document, s->section, index, s->zone);
    if (zone == s->chrome || zone == s->appendix) return (word_range){0, 0};
    size_t first, count = host->within(document, s->token, host->spans(document, s->section)[index], &first);
    return count ? (word_range){first, first + count} : (word_range){0, 0};
}

uint64_t words_count(const word_source *s, const gb_host *host, const gb_document *document) {
    const uint8_t *kinds = host->choices(document, s->token, s->kind);
    size_t ranges = kinds ? words_ranges(s, host, document) : 0;
    uint64_t words = 0;
    for (size_t r = 0; r < ranges; r++) {
        word_range range = words_range(s, host, document, r);
        for (size_t i = range.first; i < range.end; i++) words += kinds[i] != s->punct;
    }
    return words;
}

static int is_ignorable(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* 1 for the first byte of a common Chinese character or mark. */
static inline int is_common(char byte) {
    return (unsigned char)((unsigned char)byte - 0xE3) <= 0xE9 - 0xE3;
}

/* 1 when every character is a common Chinese or an ASCII one: then the text is its own normal form. */
static inline int is_normal(gb_string text) {
    size_t i = 0;
    while (i < text.length) {
        if (is_common(text.data[i]))
            i += 3;
        else if ((unsigned char)text.data[i] < 0x80)
            i++;
        else
            return 0;
    }
    return 1;
}

gb_string word_normal(word_scratch *scratch, gb_string text) {
    /* Most words have two characters. */
    if (text.length == 6 && is_common(text.data[0]) && is_common(text.data[3])) return text;
    if (is_normal(text)) return text;
    if (scratch->size < text.length) {
        char *more = realloc(scratch->bytes, text.length);
        if (!more) return (gb_string){NULL, 0};
        scratch->bytes = more;
        scratch->size = text.length;
    }
    size_t length = 0;
    for (size_t at = 0, from = 0; at < text.length; from = at) {
        uint32_t c = gb_next(text, &at);
        if (is_ignorable(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) {
            scratch->bytes[length++] = (char)(c - 0xFEE0);
            continue;
        }
        memcpy(scratch->bytes + length, text.data + from, at - from);
        length += at - from;
    }
    return (gb_string){scratch->bytes, length};
}

void word_scratch_free(word_scratch *scratch) {
    free(scratch->bytes);
    *scratch = (word_scratch){0};
}

int word_compare(gb_string a, gb_string b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}
