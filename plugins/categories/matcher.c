#include "matcher.h"
#include "../common/glob.h"
#include <stdlib.h>

#define NOTHING UINT32_MAX
#define KEYS_AT_ONCE 64         /* patterns that begin at one place */
#define TOKENS_LIMIT (1u << 18) /* texts of tokens that are remembered */

int matches_add(matches *m, match found) {
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? m->capacity * 2 : 256;
        match *list = realloc(m->list, capacity * sizeof *list);
        if (!list) return -1;
        m->list = list;
        m->capacity = capacity;
    }
    m->list[m->count++] = found;
    return 0;
}

/* ---- Opening ---- */

static int is_glob(const char *text) {
    return strpbrk(text, "*?") != NULL;
}

static size_t count_words(const char *text) {
    size_t words = 1;
    for (; *text; text++) words += *text == ' ';
    return words;
}

static void add_glob(matcher *m, uint32_t pattern) {
    const char *text = m->dictionary->patterns[pattern].text;
    matcher_glob *glob = &m->globs[m->glob_count++];
    *glob = (matcher_glob){pattern, (uint32_t)m->word_count, (uint32_t)count_words(text), 0};
    size_t at = 0;
    if (*text != '*' && *text != '?') glob->head = gb_next(gb_string_of(text), &at);
    for (uint32_t i = 0; i < glob->count; i++) {
        size_t length = strcspn(text, " ");
        m->words[m->word_count++] = (gb_string){text, length};
        text += length + 1;
    }
}

/* Patterns with the same text hang behind each other: the lexicon holds the text once. */
static gb_status add_fixed(matcher *m, numbering *seen, uint32_t *last, uint32_t pattern) {
    gb_string text = gb_string_of(m->dictionary->patterns[pattern].text);
    uint32_t known = seen->count, number = numbering_add(seen, text);
    if (number == NUMBERING_NONE) return GB_FATAL;
    if (number < known)
        m->next_fixed[last[number]] = pattern;
    else if (m->host->lexicon_add(m->fixed, text, (int32_t)pattern) != GB_OK)
        return GB_FATAL;
    last[number] = pattern;
    return GB_OK;
}

static gb_status add_patterns(matcher *m) {
    const dictionary *d = m->dictionary;
    numbering seen = {0};
    uint32_t *last = calloc(d->pattern_count + 1, sizeof *last);
    gb_status status = last ? GB_OK : GB_FATAL;
    for (uint32_t i = 0; status == GB_OK && i < d->pattern_count; i++) {
        m->next_fixed[i] = NOTHING;
        if (is_glob(d->patterns[i].text))
            add_glob(m, i);
        else
            status = add_fixed(m, &seen, last, i);
    }
    numbering_free(&seen);
    free(last);
    return status;
}

gb_status matcher_open(matcher *m, const dictionary *d, const gb_host *host, gb_context *context) {
    size_t globs = 0, words = 0;
    *m = (matcher){.host = host, .dictionary = d, .fixed = host->lexicon_new(context)};
    for (size_t i = 0; i < d->pattern_count; i++) {
        int found = is_glob(d->patterns[i].text);
        globs += (size_t)found;
        if (found) words += count_words(d->patterns[i].text);
    }
    m->next_fixed = calloc(d->pattern_count + 1, sizeof *m->next_fixed);
    m->globs = calloc(globs + 1, sizeof *m->globs);
    m->words = calloc(words + 1, sizeof *m->words);
    if (!m->fixed || !m->next_fixed || !m->globs || !m->words || add_patterns(m) != GB_OK ||
        host->lexicon_build(m->fixed) != GB_OK)
        return host->fail(context, GB_FATAL, "out of memory");
    return GB_OK;
}

void matcher_close(matcher *m) {
    numbering_free(&m->tokens);
    free(m->next_fixed);
    free(m->globs);
    free(m->words);
    free(m->first_fit);
    free(m->fits);
    free(m->lower);
    word_scratch_free(&m->scratch);
    *m = (matcher){0};
}

/* ---- Finding ---- */

/* What is handed down while a document is searched. */
typedef struct search {
    matcher *matcher;
    gb_string text; /* in lower case */
    const gb_span *spans;
    word_range range;
    matches *found;
} search;

static inline char lower(char c) {
    return (char)((unsigned char)c + ((unsigned)((unsigned char)c - 'A') < 26u ? 32 : 0));
}

static int lower_text(matcher *m, gb_string text) {
    if (text.length > m->lower_size) {
        char *more = realloc(m->lower, text.length);
        if (!more) return -1;
        m->lower = more;
        m->lower_size = text.length;
    }
    for (size_t i = 0; i < text.length; i++) m->lower[i] = lower(text.data[i]);
    return 0;
}

static int add_match(const search *s, size_t first, size_t end, uint32_t pattern) {
    return matches_add(
        s->found, (match){(uint32_t)first, (uint32_t)end, pattern, s->matcher->dictionary->patterns[pattern].category});
}

/* The text of token i in its normal form, in lower case; lives until the next call. A NULL string: out of memory. */
static gb_string token_text(const search *s, size_t i) {
    gb_string raw = gb_slice(s->text, s->spans[i]), text = word_normal(&s->matcher->scratch, raw);
    for (size_t k = 0; text.data && text.data != raw.data && k < text.length; k++)
        s->matcher->scratch.bytes[k] = lower(text.data[k]);
    return text;
}

static int add_fixed_matches(const search *s, size_t first, size_t end, int32_t value) {
    for (uint32_t p = value < 0 ? NOTHING : (uint32_t)value; p != NOTHING; p = s->matcher->next_fixed[p])
        if (add_match(s, first, end, p) != 0) return -1;
    return 0;
}

/* Fixed patterns at token i: they must end where some token ends. A token that is written otherwise, with full-width
 * letters say, is looked up by itself. */
static int find_fixed(const search *s, size_t i) {
    const matcher *m = s->matcher;
    gb_string text = token_text(s, i);
    if (!text.data) return -1;
    if (text.data == s->matcher->scratch.bytes)
        return add_fixed_matches(s, i, i + 1, m->host->lexicon_value(m->fixed, text));
    uint32_t ends[KEYS_AT_ONCE];
    int32_t values[KEYS_AT_ONCE];
    size_t count = m->host->lexicon_all(m->fixed, s->text, s->spans[i].start, ends, values, KEYS_AT_ONCE);
    size_t token = i;
    for (size_t k = 0; k < count; k++) {
        while (token < s->range.end && s->spans[token].end < ends[k]) token++;
        if (token == s->range.end) break;
        if (s->spans[token].end != ends[k]) continue;
        if (add_fixed_matches(s, i, token + 1, values[k]) != 0) return -1;
    }
    return 0;
}

static int add_fit(matcher *m, uint32_t fit) {
    if (m->fit_count == m->fit_capacity) {
        size_t capacity = m->fit_capacity ? m->fit_capacity * 2 : 1024;
        uint32_t *fits = capacity < UINT32_MAX ? realloc(m->fits, capacity * sizeof *fits) : NULL;
        if (!fits) return -1;
        m->fits = fits;
        m->fit_capacity = capacity;
    }
    m->fits[m->fit_count++] = fit;
    return 0;
}

/* Tries a text that is seen for the first time on the first words of all globs. */
static int try_globs(matcher *m, uint32_t number, gb_string token) {
    if (number >= m->token_capacity) {
        uint32_t *more = realloc(m->first_fit, m->tokens.capacity * sizeof *more);
        if (!more) return -1;
        m->first_fit = more;
        m->token_capacity = m->tokens.capacity;
    }
    m->first_fit[number] = (uint32_t)m->fit_count;
    size_t at = 0;
    uint32_t head = gb_next(token, &at);
    for (uint32_t g = 0; g < m->glob_count; g++)
        if ((m->globs[g].head == 0 || m->globs[g].head == head) && glob_matches(m->words[m->globs[g].first], token) &&
            add_fit(m, g) != 0)
            return -1;
    return add_fit(m, NOTHING);
}

/* 1 when the words of the glob behind its first fit the tokens behind i. */
static int rest_fits(const search *s, const matcher_glob *glob, size_t i) {
    if (s->range.end - i < glob->count) return 0;
    for (uint32_t w = 1; w < glob->count; w++)
        if (!glob_matches(s->matcher->words[glob->first + w], token_text(s, i + w))) return 0;
    return 1;
}

static int find_globs(const search *s, size_t i) {
    matcher *m = s->matcher;
    gb_string token = token_text(s, i);
    uint32_t known = m->tokens.count, number = token.data ? numbering_add(&m->tokens, token) : NUMBERING_NONE;
    if (number == NUMBERING_NONE || (number >= known && try_globs(m, number, token) != 0)) return -1;
    for (const uint32_t *fit = &m->fits[m->first_fit[number]]; *fit != NOTHING; fit++) {
        const matcher_glob *glob = &m->globs[*fit];
        if (rest_fits(s, glob, i) && add_match(s, i, i + glob->count, glob->pattern) != 0) return -1;
    }
    return 0;
}

int matcher_find(matcher *m, const gb_document *document, const word_source *source, matches *found, uint64_t *words) {
    const gb_host *host = m->host;
    if (lower_text(m, host->text(document)) != 0) return -1;
    search s = {.matcher = m, .text = {m->lower, host->text(document).length}, .found = found};
    s.spans = host->spans(document, source->token);
    if (m->tokens.count > TOKENS_LIMIT) {
        numbering_empty(&m->tokens);
        m->fit_count = 0;
    }
    size_t ranges = words_ranges(source, host, document);
    for (size_t r = 0; r < ranges; r++) {
        s.range = words_range(source, host, document, r);
        for (size_t i = s.range.first; i < s.range.end; i++) {
            int is_mark = host->get_int(document, source->token, i, source->kind) == source->punct;
            *words += !is_mark;
            if (find_fixed(&s, i) != 0 || (!is_mark && m->glob_count && find_globs(&s, i) != 0)) return -1;
        }
    }
    return 0;
}
