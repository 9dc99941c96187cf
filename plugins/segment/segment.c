/* The plugin `segment`: words, numbers, Latin runs and punctuation as layer `token`. */
#include "gongbao/plugin.h"
#include "segmenter.h"
#include <stdlib.h>

#define IMAGE "dictionary.image"

typedef struct config {
    const char *dictionary;
    int join_numerals;
} config;

static const gb_option options[] = {
    GB_OPTION(
        GB_PATH, config, dictionary, "dictionary", NULL, NULL, 0, 0,
        "file of your own words, one a line as jieba reads them (word, frequency, part of speech); they always win"),
    GB_OPTION(GB_BOOL, config, join_numerals, "join_numerals", "false", NULL, 0, 0,
              "make one number of neighbouring numerals (二〇二三, 3万)"),
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
    seg_user user;
    seg_segmenter segmenter;
    seg_token tokens[4 * SEG_TOKENS];
} segment;

static void segment_close(void *self) {
    segment *s = self;
    seg_user_free(&s->user);
    free(s);
}

static gb_status load_user(segment *s, gb_context *context, const char *path) {
    const gb_host *host = s->host;
    gb_string text;
    gb_status status = host->data_file(context, path, &text);
    if (status != GB_OK) return status;
    size_t line;
    const char *problem;
    if (seg_user_make(&s->user, text, &s->segmenter.dictionary, &line, &problem) != 0) {
        if (line == 0) return host->fail(context, GB_FATAL, "%s: %s", path, problem);
        return host->fail(context, GB_FATAL, "%s:%zu: %s; write one word a line, as in `高质量发展 100 n`", path, line,
                          problem);
    }
    s->segmenter.user = &s->user;
    host->log(context, GB_INFO, "%zu words from %s", s->user.words, path);
    return GB_OK;
}

static gb_status load(segment *s, gb_context *context, const config *options_given) {
    gb_string image;
    gb_status status = s->host->data_file(context, IMAGE, &image);
    if (status != GB_OK) return status;
    const char *problem = seg_image_open(image, &s->segmenter.dictionary);
    if (problem)
        return s->host->fail(context, GB_FATAL, "the dictionary image %s cannot be used: %s; build it anew", IMAGE,
                             problem);
    s->segmenter.join_numerals = options_given->join_numerals;
    return options_given->dictionary ? load_user(s, context, options_given->dictionary) : GB_OK;
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

static gb_status segment_process(void *self, gb_document *document) {
    segment *s = self;
    const gb_host *host = s->host;
    gb_string text = host->text(document);
    for (uint32_t at = 0; at < text.length;) {
        size_t count = seg_cut(&s->segmenter, text, &at, s->tokens, sizeof s->tokens / sizeof *s->tokens);
        for (size_t i = 0; i < count; i++) {
            const seg_token *token = &s->tokens[i];
            int64_t row = host->add(document, s->token, (gb_span){token->start, token->end});
            if (row < 0) return GB_SKIP;
            host->set_int(document, s->token, row, TOKEN_KIND, token->kind);
            if (token->kind == SEG_WORD || token->kind == SEG_LATIN)
                host->set_int(document, s->token, row, TOKEN_KNOWN, token->known);
        }
    }
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "segment",
    .version = "1.0.0",
    .summary = "words: Chinese text cut by dictionary, terms of the genre kept whole",
    .license = "Apache-2.0",
    .help = "Cuts text into words by the most probable sequence (unigrams, no model of unknown words). Terms of the "
            "policy\n"
            "lexicon are kept whole, words of your own dictionary come first of all. A number with its decimals and "
            "per cent\n"
            "sign is one token, a run of letters and digits is one. Blanks belong to no token.",
    .example = "gongbao run -c 'segment dictionary=mywords.txt' -f csv -o out report.txt",
    .options = options,
    .config_size = sizeof(config),
    .gives = layers,
    .open = segment_open,
    .process = segment_process,
    .close = segment_close,
};

GB_PLUGINS(segment, &plugin)
