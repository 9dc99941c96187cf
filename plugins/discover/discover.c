/* The analyzer `discover`: new words and phrases, sequences of tokens that belong together, as table `phrase`. */
#include "phrases.h"
#include "source.h"
#include <math.h>
#include <stdlib.h>

typedef struct config {
    int64_t min_count, min_documents, max_length, max_tokens, limit, tokens;
    double association, entropy;
} config;

static const gb_option options[] = {
    GB_OPTION(GB_INT, config, min_count, "min_count", "5", NULL, 2, 1000000,
              "least times of a phrase in all documents"),
    GB_OPTION(GB_INT, config, min_documents, "min_documents", "1", NULL, 1, 1000000,
              "least documents that a phrase stands in"),
    GB_OPTION(GB_INT, config, max_length, "max_length", "12", NULL, 2, 64, "most characters of a phrase"),
    GB_OPTION(GB_INT, config, max_tokens, "max_tokens", "5", NULL, 2, MINE_TOKENS, "most tokens of a phrase"),
    GB_OPTION(GB_NUM, config, association, "association", "0.4", NULL, 0, 1,
              "least normalized mutual information of its parts; 1 = they never stand apart"),
    GB_OPTION(GB_NUM, config, entropy, "entropy", "1.5", NULL, 0, 30, "least freedom of both its borders, in bits"),
    GB_OPTION(GB_INT, config, limit, "limit", "1000", NULL, 1, 1000000, "most phrases"),
    GB_OPTION(GB_INT, config, tokens, "tokens", "32000000", NULL, 1000, 1000000000,
              "most tokens to look at; documents beyond are left out, which is said"),
    GB_LIST_END,
};

enum { TERM, WORDS, COUNT, DOCUMENTS, ASSOCIATION, LEFT_ENTROPY, RIGHT_ENTROPY, SCORE, DOCUMENT, EXAMPLE };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the phrase"),
    GB_COLUMN(GB_STR, "words", NULL, "the words that it was cut into, with blanks between them"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in all documents"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents that it stands in"),
    GB_COLUMN(GB_NUM, "association", NULL, "normalized mutual information of its parts, at the weakest joint"),
    GB_COLUMN(GB_NUM, "left_entropy", "bit", "how freely words change on its left"),
    GB_COLUMN(GB_NUM, "right_entropy", "bit", "how freely words change on its right"),
    GB_COLUMN(GB_NUM, "score", NULL, "association squared x smaller entropy x log2(count)"),
    GB_COLUMN(GB_STR, "document", NULL, "id of the document of the example"),
    GB_COLUMN(GB_STR, "example", NULL, "the sentence or part of one where it stands first"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("phrase", columns, "a phrase that is no word of the dictionary, the best first"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_NEED("token", "kind"),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct discover {
    const gb_host *host;
    gb_context *context;
    const config *config;
    int table;
    source source;
    gb_lexicon *roles; /* of words: PHRASES_NOT_... */
    sequence sequence;
    uint64_t left_out; /* documents beyond the limit */
} discover;

static gb_status no_memory(const discover *d) {
    return d->host->fail(d->context, GB_FATAL, "out of memory: look at fewer tokens=%lld",
                         (long long)d->config->tokens);
}

static gb_status load_roles(discover *d) {
    static const char *const NAMES[] = {"first", "last", "edge", "inside"};
    static const int VALUES[] = {PHRASES_NOT_FIRST, PHRASES_NOT_LAST, PHRASES_NOT_FIRST | PHRASES_NOT_LAST,
                                 PHRASES_NOT_INSIDE};
    const gb_host *host = d->host;
    const gb_data_table *table = host->data_table(d->context, "edges.tsv", "word not");
    size_t rows = table ? host->data_rows(table) : 0;
    d->roles = host->lexicon_new(d->context);
    if (!table || !d->roles) return GB_FATAL;
    for (size_t row = 0; row < rows; row++) {
        gb_string role = host->data_cell(table, row, 1);
        int value = 0;
        for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
            if (gb_equal(role, gb_string_of(NAMES[i]))) value = VALUES[i];
        if (!value || host->lexicon_add(d->roles, host->data_cell(table, row, 0), value) != GB_OK)
            return host->fail(d->context, GB_FATAL, "edges.tsv:%zu: write a word and first, last, edge or inside",
                              host->data_line(table, row));
    }
    return host->lexicon_build(d->roles);
}

static void discover_close(void *self) {
    discover *d = self;
    sequence_free(&d->sequence);
    free(d);
}

static gb_status discover_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    discover *d = calloc(1, sizeof *d);
    gb_status status;
    if (!d) return host->fail(context, GB_FATAL, "out of memory");
    d->host = host;
    d->context = context;
    d->config = given;
    d->table = host->table(context, "phrase");
    source_open(&d->source, host, context);
    status = load_roles(d);
    if (status != GB_OK) {
        discover_close(d);
        return status;
    }
    *self = d;
    return GB_OK;
}

static gb_status discover_collect(void *self, const gb_document *document) {
    discover *d = self;
    sequence_result result = SEQUENCE_FULL;
    if (!d->left_out) result = source_take(&d->source, document, &d->sequence, (uint32_t)d->config->tokens);
    if (result == SEQUENCE_FULL) d->left_out++;
    return result == SEQUENCE_NO_MEMORY ? no_memory(d) : GB_OK;
}

/* Few digits, so that they are the same on every machine. */
static double rounded(double value) {
    return round(value * 1e4) / 1e4;
}

static gb_status add_row(const discover *d, gb_document *corpus, const phrase *shown, example *room) {
    const gb_host *host = d->host;
    const mined *item = shown->source;
    const sequence *s = &d->sequence;
    uint32_t document = s->documents[sequence_document_of(s, item->start)].name;
    int64_t row = host->add(corpus, d->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, d->table, row, TERM, example_phrase(room, s, item->start, item->tokens, ""));
    host->set_str(corpus, d->table, row, WORDS, example_phrase(room, s, item->start, item->tokens, " "));
    host->set_int(corpus, d->table, row, COUNT, item->count);
    host->set_int(corpus, d->table, row, DOCUMENTS, item->documents);
    host->set_num(corpus, d->table, row, ASSOCIATION, rounded(shown->association));
    host->set_num(corpus, d->table, row, LEFT_ENTROPY, rounded(item->left));
    host->set_num(corpus, d->table, row, RIGHT_ENTROPY, rounded(item->right));
    host->set_num(corpus, d->table, row, SCORE, rounded(shown->score));
    host->set_str(corpus, d->table, row, DOCUMENT, vocabulary_get(&s->names, document));
    host->set_str(corpus, d->table, row, EXAMPLE, example_sentence(room, s, item->start, item->tokens));
    return room->failed ? no_memory(d) : GB_OK;
}

static gb_status add_rows(const discover *d, gb_document *corpus, const phrases *chosen) {
    example room = {0};
    gb_status status = GB_OK;
    for (size_t i = 0; status == GB_OK && i < chosen->count; i++) status = add_row(d, corpus, &chosen->items[i], &room);
    example_free(&room);
    return status;
}

static gb_status discover_finish(void *self, gb_document *corpus) {
    discover *d = self;
    const config *c = d->config;
    phrases_settings settings = {c->association, c->entropy, (uint32_t)c->max_length, (uint32_t)c->min_documents,
                                 (size_t)c->limit};
    findings found = {0};
    phrases chosen = {0};
    gb_status status = GB_OK;
    unsigned char *roles = NULL;
    if (d->left_out)
        d->host->log(d->context, GB_WARNING,
                     "%llu documents at the end are beyond %lld tokens and were not looked at: tokens=N takes more",
                     (unsigned long long)d->left_out, (long long)c->tokens);
    if (d->sequence.document_count == 0) return GB_OK;
    if (sequence_end(&d->sequence) == SEQUENCE_DONE) roles = source_roles(d->host, d->roles, &d->sequence.words);
    if (!roles || mine(&found, &d->sequence, (uint32_t)c->min_count, (uint32_t)c->max_tokens) != 0 ||
        phrases_choose(&chosen, &d->sequence, &found, roles, &settings) != 0)
        status = no_memory(d);
    if (status == GB_OK) status = add_rows(d, corpus, &chosen);
    free(roles);
    phrases_free(&chosen);
    findings_free(&found);
    return status;
}

static const gb_plugin discover_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "discover",
    .version = "1.0.0",
    .summary = "new words and phrases: what stands together in all documents and is no word yet",
    .license = "Apache-2.0",
    .help = "Counts every sequence of tokens in all documents and keeps those whose parts belong together (normalized\n"
            "mutual information) and whose borders are free (branching entropy). The writer words makes a user\n"
            "dictionary of the table; `gongbao run --discover FILE` does both and then cuts the reports with it.",
    .example = "gongbao run -c 'structure | segment | discover min_count=3' -f json --layers phrase reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .tables = tables,
    .open = discover_open,
    .collect = discover_collect,
    .finish = discover_finish,
    .close = discover_close,
};

extern const gb_plugin words_writer;

GB_PLUGINS(discover, &discover_plugin, &words_writer)
