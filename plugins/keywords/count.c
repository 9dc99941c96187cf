#include "count.h"
#include <stdlib.h>

/* A range of tokens, rows first .. end-1. */
typedef struct range {
    size_t first, end;
} range;

static int is_ignorable(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* 1 when every character is a common Chinese or an ASCII one: then the text is its own normal form. */
static inline int is_normal(gb_string text) {
    size_t i = 0;
    while (i < text.length) {
        unsigned char lead = (unsigned char)text.data[i];
        if (lead >= 0xE3 && lead <= 0xE9)
            i += 3;
        else if (lead < 0x80)
            i++;
        else
            return 0;
    }
    return 1;
}

/* The normal form, in the scratch. A NULL string: out of memory. */
static gb_string normalize(kw_counts *counts, gb_string text) {
    if (counts->scratch_size < text.length) {
        char *more = realloc(counts->scratch, text.length);
        if (!more) return (gb_string){NULL, 0};
        counts->scratch = more;
        counts->scratch_size = text.length;
    }
    size_t length = 0;
    for (size_t at = 0, from = 0; at < text.length; from = at) {
        uint32_t c = gb_next(text, &at);
        if (is_ignorable(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) {
            counts->scratch[length++] = (char)(c - 0xFEE0);
            continue;
        }
        memcpy(counts->scratch + length, text.data + from, at - from);
        length += at - from;
    }
    return (gb_string){counts->scratch, length};
}

/* 1 when `text` has at least `least` characters. */
static inline int is_long_enough(gb_string text, int64_t least) {
    if ((int64_t)text.length < least) return 0;
    if ((int64_t)text.length >= least * 4) return 1;
    int64_t characters = 0;
    for (size_t i = 0; i < text.length; i++) characters += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return characters >= least;
}

/* Arrays as long as the numbering has room. */
static int make_room(kw_counts *counts) {
    uint32_t capacity = counts->terms.capacity;
    uint32_t *times = realloc(counts->times, capacity * sizeof *times);
    if (times) counts->times = times;
    uint32_t *general = realloc(counts->general, capacity * sizeof *general);
    if (general) counts->general = general;
    if (!times || !general) return -1;
    memset(times + counts->capacity, 0, (capacity - counts->capacity) * sizeof *times);
    counts->capacity = capacity;
    return 0;
}

static int count_term(kw_counts *counts, gb_string text, int64_t least) {
    if (!is_normal(text)) text = normalize(counts, text);
    if (!text.data) return -1;
    if (!is_long_enough(text, least)) return 0;
    uint32_t term = kw_number(&counts->terms, text);
    if (term == KW_NONE) return -1;
    if (term >= counts->capacity && make_room(counts) != 0) return -1;
    counts->times[term]++;
    return 0;
}

static int count_range(kw_counts *counts, const gb_host *host, const gb_document *document, const kw_sources *sources,
                       int64_t least, range tokens) {
    gb_string text = host->text(document);
    const gb_span *spans = host->spans(document, sources->token);
    for (size_t i = tokens.first; i < tokens.end; i++) {
        int64_t kind = host->get_int(document, sources->token, i, sources->kind);
        if (kind == sources->punct) continue;
        counts->words++;
        if (kind != sources->word && kind != sources->latin) continue;
        /* The most frequent case first: a single Chinese character. */
        if (spans[i].end - spans[i].start <= 3 && least > 1 && (unsigned char)text.data[spans[i].start] >= 0xE0)
            continue;
        if (count_term(counts, gb_slice(text, spans[i]), least) != 0) return -1;
    }
    return 0;
}

int kw_count(kw_counts *counts, const gb_host *host, const gb_document *document, const kw_sources *sources,
             int64_t least) {
    if (counts->terms.count) memset(counts->times, 0, counts->terms.count * sizeof *counts->times);
    kw_numbering_empty(&counts->terms);
    counts->words = 0;
    size_t tokens = host->rows(document, sources->token);
    size_t sections = sources->section >= 0 ? host->rows(document, sources->section) : 0;
    if (sections == 0) return count_range(counts, host, document, sources, least, (range){0, tokens});
    const gb_span *spans = host->spans(document, sources->section);
    for (size_t i = 0; i < sections; i++) {
        int64_t zone = host->get_int(document, sources->section, i, sources->zone);
        if (zone == sources->chrome || zone == sources->appendix) continue;
        size_t first, count = host->within(document, sources->token, spans[i], &first);
        if (count && count_range(counts, host, document, sources, least, (range){first, first + count}) != 0) return -1;
    }
    return 0;
}

void kw_counts_free(kw_counts *counts) {
    kw_numbering_free(&counts->terms);
    free(counts->times);
    free(counts->general);
    free(counts->scratch);
    *counts = (kw_counts){0};
}
