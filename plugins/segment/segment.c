/* The plugin `segment`: words, numbers, Latin runs and punctuation as layer `token`. */
#include "gongbao/plugin.h"
#include "lists.h"
#include "segmenter.h"
#include <stdlib.h>

enum { STYLE_REPORT, STYLE_JIEBA };
enum { PRESEGMENTED_NO, PRESEGMENTED_SPACE, PRESEGMENTED_SLASH };

typedef struct config {
    const char *dict, *split, *dictionary;
    int style, join_numerals, hmm, traditional, presegmented;
} config;

static const gb_option options[] = {
    GB_OPTION(
        GB_STR, config, dict, "dict", NULL, NULL, 0, 0,
        "files of your own words, separated by commas; one word a line as jieba reads them (word, frequency, part "
        "of speech); they always win"),
    GB_OPTION(
        GB_STR, config, split, "split", NULL, NULL, 0, 0,
        "files of what is never one word, separated by commas; a line is a word, or parts with blanks between them"),
    GB_OPTION(GB_PATH, config, dictionary, "dictionary", NULL, NULL, 0, 0,
              "dictionary made by gongbao dict build, in the place of the one that comes with the plugin"),
    GB_OPTION(GB_ENUM, config, style, "style", "report", "report|jieba", 0, 0,
              "report: terms whole, phrases of general lists divided; jieba: exactly the tokens of jieba.cut"),
    GB_OPTION(GB_BOOL, config, join_numerals, "join_numerals", "true", NULL, 0, 0,
              "make one number of neighbouring numerals (3.5万, 第6); not with style=jieba"),
    GB_OPTION(GB_BOOL, config, hmm, "hmm", "false", NULL, 0, 0,
              "guess words that no dictionary has, by jieba's hidden Markov model"),
    GB_OPTION(GB_BOOL, config, traditional, "traditional", "false", NULL, 0, 0,
              "look traditional characters up as simplified ones; the text stays as it is"),
    GB_OPTION(GB_ENUM, config, presegmented, "presegmented", "no", "no|space|slash", 0, 0,
              "the text is cut already, by blanks or by / and blanks: its words are kept"),
    GB_LIST_END,
};

enum { TOKEN_KIND, TOKEN_KNOWN };

static const gb_column columns[] = {
    GB_COLUMN(GB_ENUM, "kind", "word|number|latin|punct", "what the token is; word: with a Chinese character in it"),
    GB_COLUMN(GB_BOOL, "known", NULL, "a word or Latin run stands in the dictionary; none for numbers and punctuation"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("token", columns, "a word, a number, a run of Latin letters, or a punctuation mark; blanks are in none"),
    GB_LIST_END,
};

typedef struct segment {
    const gb_host *host;
    int token; /* layer */
    int presegmented;
    seg_user user;
    seg_segmenter segmenter;
    seg_token tokens[4 * SEG_TOKENS];
    /* The same as the host takes them. */
    gb_span spans[4 * SEG_TOKENS];
    uint8_t kinds[4 * SEG_TOKENS], known[4 * SEG_TOKENS];
} segment;

static void segment_close(void *self) {
    segment *s = self;
    seg_user_free(&s->user);
    free(s);
}

static gb_status load_dictionary(segment *s, gb_context *context, const config *c) {
    const gb_host *host = s->host;
    const char *name = c->dictionary ? c->dictionary : c->style == STYLE_JIEBA ? "words.image" : "dictionary.image";
    gb_string image;
    gb_status status = host->data_file(context, name, &image);
    if (status != GB_OK) return status;
    const char *problem = seg_image_open(image, c->dictionary ? SEG_STRANGE : SEG_INSTALLED, &s->segmenter.dictionary);
    s->segmenter.alphabet = &s->segmenter.dictionary.alphabet;
    if (!problem) return GB_OK;
    return host->fail(context, GB_FATAL, "dictionary %s: %s; make one with gongbao dict build -o %s WORDLIST%s", name,
                      problem, c->dictionary ? name : "IMAGE",
                      c->dictionary ? ", or give your own words as dict=FILE" : "");
}

static gb_status load_model(segment *s, gb_context *context) {
    gb_string image;
    gb_status status = s->host->data_file(context, "hmm.image", &image);
    if (status != GB_OK) return status;
    const char *problem = seg_hmm_open(image, &s->segmenter.hmm);
    if (!problem) return GB_OK;
    return s->host->fail(context, GB_FATAL, "the model of unknown words hmm.image cannot be used: %s; build it anew",
                         problem);
}

static gb_status load(segment *s, gb_context *context, const config *c) {
    seg_lists lists = {c->dict, c->split, c->traditional};
    gb_status status = load_dictionary(s, context, c);
    s->presegmented = c->presegmented;
    s->segmenter.as_jieba = c->style == STYLE_JIEBA;
    s->segmenter.join_numerals = c->join_numerals && !s->segmenter.as_jieba;
    if (status == GB_OK && c->hmm) status = load_model(s, context);
    if (status != GB_OK || !(c->dict || c->split || c->traditional)) return status;
    status = seg_lists_load(context, s->host, &lists, &s->segmenter.dictionary, &s->user);
    if (status != GB_OK) return status;
    s->segmenter.alphabet = &s->user.alphabet;
    if (s->user.words + s->user.splits > 0) s->segmenter.user = &s->user;
    return GB_OK;
}

static gb_status segment_open(gb_context *context, const gb_host *host, const void *options_given, void **self) {
    segment *s = calloc(1, sizeof *s);
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    s->host = host;
    s->token = host->layer(context, "token");
    gb_status status = load(s, context, options_given);
    if (status != GB_OK) {
        segment_close(s);
        return status;
    }
    *self = s;
    return GB_OK;
}

static size_t next_tokens(segment *s, gb_string text, uint32_t *at) {
    size_t capacity = sizeof s->tokens / sizeof *s->tokens;
    if (s->presegmented == PRESEGMENTED_NO) return seg_cut(&s->segmenter, text, at, s->tokens, capacity);
    return seg_keep(text, s->presegmented == PRESEGMENTED_SLASH ? '/' : 0, at, s->tokens, capacity);
}

/* Rows for the tokens that were cut last. */
static int add_tokens(segment *s, gb_document *document, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const seg_token *token = &s->tokens[i];
        const int is_term = token->kind == SEG_WORD || token->kind == SEG_LATIN;
        s->spans[i] = (gb_span){token->start, token->end};
        s->kinds[i] = token->kind;
        s->known[i] = is_term ? token->known : GB_NO_CHOICE;
    }
    const int64_t first = s->host->add_rows(document, s->token, s->spans, count);
    if (first < 0) return -1;
    s->host->set_choices(document, s->token, first, TOKEN_KIND, s->kinds, count);
    s->host->set_choices(document, s->token, first, TOKEN_KNOWN, s->known, count);
    return 0;
}

static gb_status segment_process(void *self, gb_document *document) {
    segment *s = self;
    gb_string text = s->host->text(document);
    for (uint32_t at = 0; at < text.length;) {
        size_t count = next_tokens(s, text, &at);
        if (add_tokens(s, document, count) != 0) return GB_SKIP;
    }
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "segment",
    .version = "1.1.0",
    .summary = "words: Chinese text cut by dictionary, terms of the genre kept whole",
    .license = "Apache-2.0",
    .help =
        "Cuts text into words by the most probable sequence (unigrams). Terms of the policy lexicon are kept whole,\n"
        "words of your own lists (dict=FILE) come first of all, and what stands in split=FILE is never one word.\n"
        "A number with its decimals, its scale and its per cent sign is one token, a run of letters and digits is\n"
        "one. Blanks belong to no token. style=jieba gives exactly the words of jieba.cut(HMM=False), and with\n"
        "hmm=true those of jieba.cut: to repeat what others have counted.",
    .example = "gongbao run -c 'segment dict=mywords.txt' -f csv -o out report.txt",
    .options = options,
    .config_size = sizeof(config),
    .gives = layers,
    .open = segment_open,
    .process = segment_process,
    .close = segment_close,
};

GB_PLUGINS(segment, &plugin)
