/* ratio: money for each person, where a sentence names one sum in 元 and one number of people. Reads the layer
 * `quantity` that the plugin `numbers` gives, and points back into it; values stay exact decimals. */
#include <gongbao/plugin.h>
#include <stdlib.h>

enum { MONEY, PERSONS, PER_PERSON, ROUNDED }; /* columns of `ratio`, in the order of the declaration */

typedef struct state {
    const gb_host *host;
    int sentence, quantity, ratio; /* layers */
    int kind, value, unit;         /* columns of quantity */
    int money;                     /* choice of its column kind */
} state;

static const gb_need needs[] = {GB_NEED("sentence", NULL), GB_NEED("quantity", "kind value unit"), GB_LIST_END};
static const gb_column columns[] = {GB_COLUMN(GB_REF, "money", "quantity", "the sum"),
                                    GB_COLUMN(GB_REF, "persons", "quantity", "the number of people"),
                                    GB_COLUMN(GB_DEC, "per_person", "元", "the sum divided by the number, to the fen"),
                                    GB_COLUMN(GB_BOOL, "rounded", NULL, "the division left a remainder"), GB_LIST_END};
static const gb_layer_declaration gives[] = {
    GB_LAYER("ratio", columns, "a sum of money and the people it is for, in one sentence"), GB_LIST_END};

static gb_status start(gb_context *context, const gb_host *host, const void *options, void **self) {
    state *s = calloc(1, sizeof *s);
    (void)options;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    s->host = host;
    s->sentence = host->layer(context, "sentence");
    s->quantity = host->layer(context, "quantity");
    s->ratio = host->layer(context, "ratio");
    s->kind = host->column(context, s->quantity, "kind");
    s->value = host->column(context, s->quantity, "value");
    s->unit = host->column(context, s->quantity, "unit");
    s->money = host->choice(context, s->quantity, s->kind, "money");
    *self = s;
    return GB_OK;
}

/* The one row in [first, end) that is money (or people); -1 when there is none, or several: whose would it be? */
static int64_t only_one(const state *s, const gb_document *document, size_t first, size_t end, int of_money) {
    int64_t found = -1;
    for (size_t row = first; row < end; row++) {
        const gb_string unit = s->host->get_str(document, s->quantity, row, s->unit);
        const int is_money = s->host->get_int(document, s->quantity, row, s->kind) == s->money;
        const int wanted = of_money ? is_money && gb_equal(unit, GB_TEXT("元"))
                                    : !is_money && (gb_equal(unit, GB_TEXT("人")) || gb_equal(unit, GB_TEXT("名")));
        if (!wanted || s->host->is_null(document, s->quantity, row, s->value)) continue;
        if (found >= 0) return -1;
        found = (int64_t)row;
    }
    return found;
}

static void add_ratio(const state *s, gb_document *document, int64_t money, int64_t persons) {
    const gb_host *host = s->host;
    const gb_span *spans = host->spans(document, s->quantity), a = spans[money], b = spans[persons];
    int exact = 0;
    gb_string share = host->decimal_divide(document, host->get_str(document, s->quantity, (size_t)money, s->value),
                                           host->get_str(document, s->quantity, (size_t)persons, s->value), 2, &exact);
    if (!share.data) return; /* nobody */
    int64_t row =
        host->add(document, s->ratio, (gb_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end});
    host->set_int(document, s->ratio, row, MONEY, money);
    host->set_int(document, s->ratio, row, PERSONS, persons);
    host->set_str(document, s->ratio, row, PER_PERSON, share);
    host->set_int(document, s->ratio, row, ROUNDED, !exact);
}

static gb_status process(void *self, gb_document *document) {
    const state *s = self;
    const gb_span *sentences = s->host->spans(document, s->sentence);
    for (size_t i = 0; i < s->host->rows(document, s->sentence); i++) {
        size_t first = 0, count = s->host->within(document, s->quantity, sentences[i], &first);
        int64_t money = only_one(s, document, first, first + count, 1);
        int64_t persons = money < 0 ? -1 : only_one(s, document, first, first + count, 0);
        if (persons >= 0) add_ratio(s, document, money, persons);
    }
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
                                 .id = "ratio",
                                 .version = "1.0.0",
                                 .summary = "money for each person, where a sentence names both",
                                 .license = "Apache-2.0",
                                 .needs = needs,
                                 .gives = gives,
                                 .open = start,
                                 .process = process,
                                 .close = free};

GB_PLUGINS(ratio, &plugin)
