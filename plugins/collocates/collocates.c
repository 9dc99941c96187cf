/* The plugin `collocates`: the words that stand around a word more often than elsewhere. */
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "measures.h"
#include "windows.h"
#include <math.h>
#include <stdlib.h>

typedef struct config {
    const char *node, *drop;
    int64_t left, right, top, min_count, min_length;
    int rank;
} config;

enum { BY_LOG_DICE, BY_G2, BY_MI, BY_COUNT };

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, node, "node", NULL, NULL, 0, 0,
              "the words to look at: one token each, with * and ?, several separated by commas"),
    GB_OPTION(GB_INT, config, left, "left", "5", NULL, 0, 100, "words before a node that belong to its window"),
    GB_OPTION(GB_INT, config, right, "right", "5", NULL, 0, 100, "words behind a node that belong to its window"),
    GB_OPTION(GB_ENUM, config, rank, "rank", "log_dice", "log_dice|g2|mi|count", 0, 0, "which collocates come first"),
    GB_OPTION(GB_INT, config, top, "top", "50", NULL, 1, 1000000, "collocates of each node"),
    GB_OPTION(GB_INT, config, min_count, "min_count", "3", NULL, 1, 1000000000, "least times in the windows"),
    GB_OPTION(GB_INT, config, min_length, "min_length", "2", NULL, 1, 64, "least characters of a collocate"),
    GB_OPTION(GB_STR, config, drop, "drop", NULL, NULL, 0, 0, "no collocates of these patterns, written like node"),
    GB_LIST_END,
};

enum { NODE, COLLOCATE, TOGETHER, LEFT, RIGHT, COUNT, NODE_COUNT, DOCUMENTS, LOG_DICE, G2, MI };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "node", NULL, "the node, as the option says"),
    GB_COLUMN(GB_STR, "collocate", NULL, "the word"),
    GB_COLUMN(GB_INT, "together", NULL, "its times in windows of the node, each place once"),
    GB_COLUMN(GB_INT, "left", NULL, "of these before a node; a word between two nodes is in both"),
    GB_COLUMN(GB_INT, "right", NULL, "of these behind a node"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the run"),
    GB_COLUMN(GB_INT, "node_count", NULL, "times of the node in the run"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents with the pair"),
    GB_COLUMN(GB_NUM, "log_dice", NULL, "logDice: 14 at most, one more is twice as strong"),
    GB_COLUMN(GB_NUM, "g2", NULL, "log-likelihood ratio; negative: rarer in the windows than elsewhere"),
    GB_COLUMN(GB_NUM, "mi", NULL, "mutual information, log2 of observed / expected"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("collocate", columns, "a word that stands near a node, the strongest first"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_NEED("token", "kind"),
    GB_NEED("sentence", NULL),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct collocates {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int table;
    windows windows;
} collocates;

/* A row before it is one. */
typedef struct pair {
    uint32_t node;
    gb_string word;
    uint64_t count;
    const window_tally *tally;
    double log_dice, g2, mi, score;
} pair;

static void collocates_close(void *self) {
    collocates *c = self;
    windows_free(&c->windows);
    free(c);
}

static gb_status read_nodes(collocates *c) {
    windows *w = &c->windows;
    gb_string node, list = gb_string_of(c->given->node);
    for (size_t at = 0; (node = glob_next(list, &at)).data;) {
        if (w->node_count == NODES_LIMIT)
            return c->host->fail(c->context, GB_FATAL, "more than %u nodes: make several runs", NODES_LIMIT);
        w->nodes[w->node_count++] = node;
    }
    if (w->node_count) return GB_OK;
    return c->host->fail(c->context, GB_FATAL, "the collocates of which word? Give the option node");
}

static gb_status collocates_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    collocates *c = calloc(1, sizeof *c);
    if (!c) return host->fail(context, GB_FATAL, "out of memory");
    *c = (collocates){.host = host, .context = context, .given = given, .table = host->table(context, "collocate")};
    c->windows.host = host;
    c->windows.left = (int)c->given->left;
    c->windows.right = (int)c->given->right;
    c->windows.sentence = host->layer(context, "sentence");
    words_resolve(&c->windows.source, host, context);
    gb_status status = read_nodes(c);
    if (status != GB_OK) {
        collocates_close(c);
        return status;
    }
    *self = c;
    return GB_OK;
}

static gb_status collocates_collect(void *self, const gb_document *document) {
    collocates *c = self;
    return windows_count(&c->windows, document) == 0 ? GB_OK : c->host->fail(c->context, GB_FATAL, "out of memory");
}

static int64_t characters(gb_string text) {
    int64_t count = 0;
    for (size_t at = 0; at < text.length; count++) gb_next(text, &at);
    return count;
}

static pair measure(const collocates *c, uint32_t number) {
    const windows *w = &c->windows;
    uint32_t key[2];
    memcpy(key, numbering_string(&w->pairs, number).data, sizeof key);
    pair p = {key[0], numbering_string(&w->words, key[1]), w->counts[key[1]], &w->tallies[number], 0, 0, 0, 0};
    double together = (double)p.tally->together, count = (double)p.count, window = (double)w->window_words[p.node];
    p.log_dice = collocates_log_dice(together, (double)w->node_counts[p.node], count);
    p.mi = collocates_information(together, window, count, (double)w->all);
    p.g2 = likelihood_ratio(together, window, count - together, (double)w->all - window);
    const double scores[] = {p.log_dice, p.g2, p.mi, together};
    p.score = scores[c->given->rank];
    return p;
}

static int by_score(const void *a, const void *b) {
    const pair *x = a, *y = b;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return word_compare(x->word, y->word);
}

static void add_row(const collocates *c, gb_document *corpus, const pair *p) {
    const gb_host *host = c->host;
    int64_t row = host->add(corpus, c->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, c->table, row, NODE, c->windows.nodes[p->node]);
    host->set_str(corpus, c->table, row, COLLOCATE, p->word);
    host->set_int(corpus, c->table, row, TOGETHER, (int64_t)p->tally->together);
    host->set_int(corpus, c->table, row, LEFT, (int64_t)p->tally->left);
    host->set_int(corpus, c->table, row, RIGHT, (int64_t)p->tally->right);
    host->set_int(corpus, c->table, row, COUNT, (int64_t)p->count);
    host->set_int(corpus, c->table, row, NODE_COUNT, (int64_t)c->windows.node_counts[p->node]);
    host->set_int(corpus, c->table, row, DOCUMENTS, p->tally->documents);
    host->set_num(corpus, c->table, row, LOG_DICE, likelihood_rounded(p->log_dice));
    host->set_num(corpus, c->table, row, G2, likelihood_rounded(p->g2));
    host->set_num(corpus, c->table, row, MI, likelihood_rounded(p->mi));
}

static int is_wanted(const collocates *c, const pair *p) {
    return p->tally->together >= (uint64_t)c->given->min_count && characters(p->word) >= c->given->min_length &&
           (!c->given->drop || !glob_any(gb_string_of(c->given->drop), p->word));
}

static gb_status collocates_finish(void *self, gb_document *corpus) {
    collocates *c = self;
    const windows *w = &c->windows;
    pair *pairs = calloc((size_t)w->pairs.count + 1, sizeof *pairs);
    int64_t given[NODES_LIMIT] = {0};
    size_t count = 0;
    if (!pairs) return c->host->fail(c->context, GB_FATAL, "out of memory");
    for (uint32_t i = 0; i < w->pairs.count; i++) {
        pairs[count] = measure(c, i);
        count += (size_t)is_wanted(c, &pairs[count]);
    }
    if (count) qsort(pairs, count, sizeof *pairs, by_score);
    for (size_t i = 0; i < count; i++)
        if (given[pairs[i].node]++ < c->given->top) add_row(c, corpus, &pairs[i]);
    for (uint32_t n = 0; n < w->node_count; n++)
        if (w->node_counts[n] == 0)
            c->host->log(c->context, GB_WARNING,
                         "no token is %.*s: a node is one word; use * or a dictionary of your own for segment",
                         (int)w->nodes[n].length, w->nodes[n].data);
    free(pairs);
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "collocates",
    .version = "1.0.0",
    .summary = "the words that stand around a word more often than elsewhere",
    .license = "Apache-2.0",
    .help =
        "Counts the words in a window around each place of a node, within its sentence, and compares with how often\n"
        "they stand in the whole run: logDice, G2 and mutual information.",
    .example = "gongbao run -c 'collocates node=创新 left=3 right=3' --layers collocate -f csv reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .tables = tables,
    .open = collocates_open,
    .collect = collocates_collect,
    .finish = collocates_finish,
    .close = collocates_close,
};

GB_PLUGINS(collocates, &plugin)
