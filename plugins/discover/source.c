#include "source.h"
#include <stdlib.h>

#define BEFORE 5u /* tokens of an example before the phrase */
#define BEHIND 12u

void source_open(source *s, const gb_host *host, gb_context *context) {
    s->host = host;
    s->token = host->layer(context, "token");
    s->kind = host->column(context, s->token, "kind");
    s->number = host->choice(context, s->token, s->kind, "number");
    s->punct = host->choice(context, s->token, s->kind, "punct");
    s->section = host->layer(context, "section");
    if (s->section < 0) return;
    s->zone = host->column(context, s->section, "zone");
    s->chrome = host->choice(context, s->section, s->zone, "chrome");
    s->appendix = host->choice(context, s->section, s->zone, "appendix");
}

/* The first byte behind `at` where another zone may begin, and in *wanted whether what is before it is looked at. */
static uint32_t zone_end(const source *s, const gb_document *document, size_t *row, uint32_t at, int *wanted) {
    size_t rows = s->section < 0 ? 0 : s->host->rows(document, s->section);
    const gb_span *spans = rows ? s->host->spans(document, s->section) : NULL;
    int64_t here;
    *wanted = 1;
    while (*row < rows && spans[*row].start <= at) ++*row;
    here = *row ? (int64_t)*row - 1 : -1;
    if (here >= 0 && spans[here].end > at) {
        int64_t zone = s->host->get_int(document, s->section, (size_t)here, s->zone);
        *wanted = zone != s->chrome && zone != s->appendix;
    }
    return *row < rows && spans[*row].start != GB_NO_POSITION ? spans[*row].start : UINT32_MAX;
}

/* 1 for a number with a digit in it, full-width ones too: phrases do not go over figures, but 三农 may be one. */
static int has_digit(gb_string token) {
    for (size_t at = 0; at < token.length;) {
        uint32_t c = gb_next(token, &at);
        if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19)) return 1;
    }
    return 0;
}

sequence_result source_take(const source *s, const gb_document *document, sequence *made, uint32_t limit) {
    const gb_host *host = s->host;
    gb_string text = host->text(document);
    size_t rows = host->rows(document, s->token), section = 0;
    const gb_span *spans = host->spans(document, s->token);
    sequence_result result = made->count < limit ? sequence_begin(made, host->meta(document, "id")) : SEQUENCE_FULL;
    uint32_t zone = 0, before = 0;
    int wanted = 1;
    if (result != SEQUENCE_DONE) return result;
    for (size_t i = 0; i < rows && result == SEQUENCE_DONE; i++) {
        gb_string token = gb_slice(text, spans[i]);
        int64_t kind = host->get_int(document, s->token, i, s->kind);
        if (spans[i].start >= zone) zone = zone_end(s, document, &section, spans[i].start, &wanted);
        if (!wanted) continue;
        if (spans[i].start > before) result = sequence_add(made, (gb_string){"", 0}, 1, limit);
        before = spans[i].end;
        if (result == SEQUENCE_DONE)
            result = sequence_add(made, token, kind == s->punct || (kind == s->number && has_digit(token)), limit);
    }
    if (result == SEQUENCE_FULL) sequence_drop_document(made);
    return result;
}

unsigned char *source_roles(const gb_host *host, const gb_lexicon *roles, const vocabulary *words) {
    unsigned char *made = calloc((size_t)words->count + 1, 1);
    for (uint32_t i = 0; made && i < words->count; i++) {
        int32_t value = host->lexicon_value(roles, vocabulary_get(words, i));
        if (value > 0) made[i] = (unsigned char)value;
    }
    return made;
}

static void put(example *e, gb_string text) {
    if (text.length > e->room - e->used) {
        size_t room = e->room ? e->room : 1024;
        char *more;
        while (room - e->used < text.length && room <= SIZE_MAX / 2) room *= 2;
        more = room - e->used < text.length ? NULL : realloc(e->text, room);
        if (!more) {
            e->failed = 1;
            return;
        }
        e->text = more;
        e->room = room;
    }
    if (text.length) memcpy(e->text + e->used, text.data, text.length);
    e->used += text.length;
}

gb_string example_phrase(example *e, const sequence *s, uint32_t start, uint32_t tokens, const char *between) {
    e->used = 0;
    for (uint32_t i = 0; i < tokens; i++) {
        if (i) put(e, gb_string_of(between));
        put(e, vocabulary_get(&s->words, SEQUENCE_WORD(s->tokens[start + i])));
    }
    return (gb_string){e->text, e->used};
}

/* 1 for what an example does not go over: the end of a sentence, a gap. */
static int is_end(const sequence *s, uint32_t at) {
    static const char *const ENDS[] = {"", "。", "！", "？", "；", "!", "?", ";"};
    gb_string word = vocabulary_get(&s->words, SEQUENCE_WORD(s->tokens[at]));
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (s->tokens[at] & SEQUENCE_BREAK && gb_equal(word, gb_string_of(ENDS[i]))) return 1;
    return 0;
}

gb_string example_sentence(example *e, const sequence *s, uint32_t start, uint32_t tokens) {
    uint32_t from = start, end = start + tokens;
    while (from > 0 && start - from < BEFORE && !is_end(s, from - 1)) from--;
    while (from < start && s->tokens[from] & SEQUENCE_BREAK) from++;
    while (end < s->count && end - start - tokens < BEHIND && !is_end(s, end)) end++;
    return example_phrase(e, s, from, end - from, "");
}

void example_free(example *e) {
    free(e->text);
    *e = (example){0};
}
