/* The plugin `ngrams`: sequences of words that recur. */
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "../common/words.h"
#include "grams.h"
#include <stdlib.h>

typedef struct config {
    const char *keep;
    int64_t shortest, longest, top, min_count, min_length;
} config;

static const gb_option options[] = {
    GB_OPTION(GB_INT, config, shortest, "shortest", "2", NULL, 2, GRAM_WORDS, "words of the shortest sequences"),
    GB_OPTION(GB_INT, config, longest, "longest", "3", NULL, 2, GRAM_WORDS, "words of the longest sequences"),
    GB_OPTION(GB_INT, config, top, "top", "50", NULL, 1, 1000000, "sequences of each length"),
    GB_OPTION(GB_INT, config, min_count, "min_count", "3", NULL, 1, 1000000000, "least times of a sequence in the run"),
    GB_OPTION(GB_INT, config, min_length, "min_length", "2", NULL, 1, 64,
              "least characters of its first and of its last word; 1: any words"),
    GB_OPTION(GB_STR, config, keep, "keep", NULL, NULL, 0, 0,
              "only sequences that these patterns fit, with * and ?, blanks between words: *创新*,深化 *"),
    GB_LIST_END,
};

enum { TERM, WORDS, COUNT, DOCUMENTS, PER_THOUSAND, MISSED };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the words, with blanks between them"),
    GB_COLUMN(GB_INT, "words", NULL, "how many they are"),
    GB_COLUMN(GB_INT, "count", NULL, "times of the sequence in the run"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents with it"),
    GB_COLUMN(GB_NUM, "per_thousand", NULL, "times per thousand words"),
    GB_COLUMN(GB_INT, "missed", NULL,
              "0: the count is exact; else how many places more there may be, in very large runs"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("ngram", columns, "a sequence of words; the shortest first, of equal length the most frequent"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_NEED("token", "kind"),
    GB_NEED("sentence", NULL),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct ngrams {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int table, sentence;
    word_source source;
    word_scratch scratch;
    numbering words;
    grams grams;
    uint64_t all;
    uint32_t documents;
    uint32_t line[GRAM_WORDS]; /* the last words, the newest last */
    size_t line_count;
} ngrams;

static void ngrams_close(void *self) {
    ngrams *n = self;
    numbering_free(&n->words);
    grams_free(&n->grams);
    word_scratch_free(&n->scratch);
    free(n);
}

static gb_status ngrams_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    const config *c = given;
    if (c->shortest > c->longest)
        return host->fail(context, GB_FATAL, "shortest=%d is more than longest=%d: give longest, too", (int)c->shortest,
                          (int)c->longest);
    ngrams *n = calloc(1, sizeof *n);
    if (!n) return host->fail(context, GB_FATAL, "out of memory");
    *n = (ngrams){.host = host, .context = context, .given = given, .table = host->table(context, "ngram")};
    n->sentence = host->layer(context, "sentence");
    words_resolve(&n->source, host, context);
    *self = n;
    return GB_OK;
}

/* 1 when the text has at least `least` characters. */
static int is_long(gb_string text, int64_t least) {
    for (size_t at = 0; at < text.length && least > 0; least--) gb_next(text, &at);
    return least <= 0;
}

static int may_be_edge(const ngrams *n, uint32_t word) {
    return is_long(numbering_string(&n->words, word), n->given->min_length);
}

/* A further word: all sequences that end with it. */
static int add_word(ngrams *n, gb_string text) {
    text = word_normal(&n->scratch, text);
    uint32_t word = text.data ? numbering_add(&n->words, text) : NUMBERING_NONE;
    if (word == NUMBERING_NONE) return -1;
    if (n->line_count == GRAM_WORDS)
        memmove(n->line, n->line + 1, (GRAM_WORDS - 1) * sizeof *n->line);
    else
        n->line_count++;
    n->line[n->line_count - 1] = word;
    if (!may_be_edge(n, word)) return 0;
    for (size_t length = (size_t)n->given->shortest; length <= (size_t)n->given->longest; length++) {
        if (length > n->line_count) break;
        const uint32_t *first = &n->line[n->line_count - length];
        if (may_be_edge(n, *first) && grams_count(&n->grams, first, length, n->documents) != 0) return -1;
    }
    return 0;
}

static int count_range(ngrams *n, const gb_document *document, word_range range) {
    const gb_host *host = n->host;
    gb_string text = host->text(document);
    const gb_span *spans = host->spans(document, n->source.token);
    int64_t sentence = -1;
    n->line_count = 0;
    for (size_t i = range.first; i < range.end; i++) {
        int64_t kind = host->get_int(document, n->source.token, i, n->source.kind);
        n->all += kind != n->source.punct;
        if (kind != n->source.word && kind != n->source.latin) {
            n->line_count = 0;
            continue;
        }
        /* Only where no mark ends the line can a sentence end unseen: at a line break. */
        int64_t here = host->covering(document, n->sentence, spans[i].start);
        if (here != sentence) n->line_count = 0;
        sentence = here;
        if (add_word(n, gb_slice(text, spans[i])) != 0) return -1;
    }
    return 0;
}

static gb_status ngrams_collect(void *self, const gb_document *document) {
    ngrams *n = self;
    n->documents++;
    for (size_t r = 0; r < words_ranges(&n->source, n->host, document); r++)
        if (count_range(n, document, words_range(&n->source, n->host, document, r)) != 0)
            return n->host->fail(n->context, GB_FATAL, "out of memory");
    return GB_OK;
}

/* ---- The table ---- */

typedef struct line {
    char *text; /* the words, with blanks between them */
    size_t words;
    gram_tally tally;
} line;

static char *join(const ngrams *n, const uint32_t *words, size_t count) {
    size_t length = 0, room = 1;
    for (size_t i = 0; i < count; i++) room += numbering_string(&n->words, words[i]).length + 1;
    char *text = malloc(room);
    for (size_t i = 0; text && i < count; i++) {
        gb_string word = numbering_string(&n->words, words[i]);
        if (i) text[length++] = ' ';
        memcpy(text + length, word.data, word.length);
        length += word.length;
    }
    if (text) text[length] = 0;
    return text;
}

static int by_count(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->words != y->words) return x->words < y->words ? -1 : 1;
    if (x->tally.count != y->tally.count) return x->tally.count > y->tally.count ? -1 : 1;
    return strcmp(x->text, y->text);
}

static void add_row(const ngrams *n, gb_document *corpus, const line *l) {
    const gb_host *host = n->host;
    int64_t row = host->add(corpus, n->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, n->table, row, TERM, gb_string_of(l->text));
    host->set_int(corpus, n->table, row, WORDS, (int64_t)l->words);
    host->set_int(corpus, n->table, row, COUNT, l->tally.count);
    host->set_int(corpus, n->table, row, DOCUMENTS, l->tally.documents);
    host->set_num(corpus, n->table, row, PER_THOUSAND, likelihood_rounded(1000.0 * l->tally.count / (double)n->all));
    host->set_int(corpus, n->table, row, MISSED, l->tally.missed);
}

/* The sequences that may be given; *failed: out of memory. */
static size_t choose(const ngrams *n, line *lines, int *failed) {
    size_t count = 0;
    for (uint32_t i = 0; i < n->grams.sequences.count; i++) {
        uint32_t words[GRAM_WORDS];
        if (n->grams.tallies[i].count < (uint64_t)n->given->min_count) continue;
        size_t length = grams_words(&n->grams, i, words);
        char *text = join(n, words, length);
        *failed |= !text;
        if (text && (!n->given->keep || glob_any(gb_string_of(n->given->keep), gb_string_of(text))))
            lines[count++] = (line){text, length, n->grams.tallies[i]};
        else
            free(text);
    }
    return count;
}

static gb_status ngrams_finish(void *self, gb_document *corpus) {
    ngrams *n = self;
    int failed = 0;
    int64_t given[GRAM_WORDS + 1] = {0};
    line *lines = calloc((size_t)n->grams.sequences.count + 1, sizeof *lines);
    if (!lines) return n->host->fail(n->context, GB_FATAL, "out of memory");
    size_t count = choose(n, lines, &failed);
    if (count) qsort(lines, count, sizeof *lines, by_count);
    for (size_t i = 0; i < count; i++) {
        if (!failed && given[lines[i].words]++ < n->given->top) add_row(n, corpus, &lines[i]);
        free(lines[i].text);
    }
    free(lines);
    return failed ? n->host->fail(n->context, GB_FATAL, "out of memory") : GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "ngrams",
    .version = "1.0.0",
    .summary = "sequences of two to five words that recur",
    .license = "Apache-2.0",
    .help =
        "Counts sequences of words within sentences; marks and numbers end them. Good for set phrases, and for terms\n"
        "that the segmenter does not know yet.",
    .example = "gongbao run -c 'ngrams longest=4 min_count=2' --layers ngram -f csv reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .tables = tables,
    .open = ngrams_open,
    .collect = ngrams_collect,
    .finish = ngrams_finish,
    .close = ngrams_close,
};

GB_PLUGINS(ngrams, &plugin)
