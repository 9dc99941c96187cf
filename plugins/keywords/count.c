#include "count.h"
#include <stdlib.h>

/* 1 when `text` has at least `least` characters. */
static inline int is_long_enough(gb_string text, int64_t least) {
    if ((int64_t)text.length < least) return 0;
    if ((int64_t)text.length > (least - 1) * 4) return 1;
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
    text = word_normal(&counts->scratch, text);
    if (!text.data) return -1;
    if (!is_long_enough(text, least)) return 0;
    uint32_t term = numbering_add(&counts->terms, text);
    if (term == NUMBERING_NONE) return -1;
    if (term >= counts->capacity && make_room(counts) != 0) return -1;
    counts->times[term]++;
    return 0;
}

/* Bytes that do not begin a character, eight at a time. */
static size_t continuations(const char *bytes, size_t length) {
    size_t count = 0, i = 0;
    for (; length - i >= 8; i += 8) {
        uint64_t part;
        memcpy(&part, bytes + i, 8);
        part = part >> 7 & ~(part >> 6) & 0x0101010101010101u;
        count += (size_t)(part * 0x0101010101010101u >> 56);
    }
    for (; i < length; i++) count += ((unsigned char)bytes[i] & 0xC0) == 0x80;
    return count;
}

/* Characters of the tokens: those of the text that they stand in without those between them. */
static uint64_t count_characters(gb_string text, const gb_span *spans, word_range tokens) {
    if (tokens.first == tokens.end) return 0;
    uint32_t start = spans[tokens.first].start, end = spans[tokens.end - 1].end;
    uint64_t characters = end - start - continuations(text.data + start, end - start);
    for (size_t i = tokens.first + 1; i < tokens.end; i++) {
        uint32_t gap = spans[i].start - spans[i - 1].end;
        if (gap) characters -= gap - continuations(text.data + spans[i - 1].end, gap);
    }
    return characters;
}

static int count_range(kw_counts *counts, const gb_host *host, const gb_document *document, const word_source *source,
                       int64_t least, word_range tokens) {
    gb_string text = host->text(document);
    const gb_span *spans = host->spans(document, source->token);
    const uint8_t *kinds = host->choices(document, source->token, source->kind);
    counts->characters += count_characters(text, spans, tokens);
    if (!kinds) return 0;
    for (size_t i = tokens.first; i < tokens.end; i++) {
        const int kind = kinds[i];
        if (kind == source->punct) continue;
        counts->words++;
        if (kind != source->word && kind != source->latin) continue;
        /* The most frequent case first: a single Chinese character. */
        if (spans[i].end - spans[i].start <= 3 && least > 1 && (unsigned char)text.data[spans[i].start] >= 0xE0)
            continue;
        if (count_term(counts, gb_slice(text, spans[i]), least) != 0) return -1;
    }
    return 0;
}

int kw_count(kw_counts *counts, const gb_host *host, const gb_document *document, const word_source *source,
             int64_t least) {
    if (counts->terms.count) memset(counts->times, 0, counts->terms.count * sizeof *counts->times);
    numbering_empty(&counts->terms);
    counts->words = counts->characters = 0;
    size_t ranges = words_ranges(source, host, document);
    for (size_t i = 0; i < ranges; i++)
        if (count_range(counts, host, document, source, least, words_range(source, host, document, i)) != 0) return -1;
    return 0;
}

void kw_counts_free(kw_counts *counts) {
    numbering_free(&counts->terms);
    free(counts->times);
    free(counts->general);
    word_scratch_free(&counts->scratch);
    *counts = (kw_counts){0};
}
