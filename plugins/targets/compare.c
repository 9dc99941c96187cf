/* Last year's result beside this year's target of the same indicator, within one report. */
#include "report.h"

#include <stdlib.h>

/* Likeness that two names of one report must have; chosen on reports by reading the pairs. */
static const targets_demand demand = {1001, 740, 760, 860, 900};

void targets_comparer_free(targets_comparer *comparer) {
    free(comparer->targets);
    free(comparer->results);
    free(comparer->target_drafts);
    free(comparer->result_drafts);
    free(comparer->pairs.rows);
}

static int reserve(targets_comparer *comparer, size_t count) {
    if (count <= comparer->capacity) return 0;
    if (count > SIZE_MAX / 2 / sizeof(targets_item)) return -1;
    free(comparer->targets);
    free(comparer->results);
    free(comparer->target_drafts);
    free(comparer->result_drafts);
    comparer->capacity = count * 2;
    comparer->targets = calloc(comparer->capacity, sizeof *comparer->targets);
    comparer->results = calloc(comparer->capacity, sizeof *comparer->results);
    comparer->target_drafts = calloc(comparer->capacity, sizeof *comparer->target_drafts);
    comparer->result_drafts = calloc(comparer->capacity, sizeof *comparer->result_drafts);
    if (comparer->targets && comparer->results && comparer->target_drafts && comparer->result_drafts) return 0;
    comparer->capacity = 0;
    return -1;
}

static void fill_item(const targets_layers *layers, const gb_document *document, const targets_draft *draft,
                      const targets_figure *figures, targets_item *item) {
    memset(item, 0, sizeof *item);
    item->name = draft->name;
    item->extent = draft->extent;
    item->elided = draft->rule == RULE_SUBJECT;
    item->phrase = PHRASE_NONE;
    item->area = draft->area;
    if (!targets_empty(draft->scope)) item->scope = gb_slice(layers->host->text(document), draft->scope);
    targets_value_read(layers, document, figures[draft->figure].row, &item->value);
    item->value.measure = draft->measure;
    item->value.direction = draft->direction;
}

static int is_of_year(const targets_draft *draft, int year) {
    return draft->figure >= 0 && draft->rule != RULE_MISMATCH && draft->rule != RULE_COMPARED &&
           draft->period.basis == BASIS_YEAR && !draft->period.open && draft->period.from == year &&
           draft->period.to == year;
}

static double number_of(gb_string decimal) {
    char text[64];
    const size_t length = decimal.length < sizeof text ? decimal.length : sizeof text - 1;
    memcpy(text, decimal.data, length);
    text[length] = 0;
    return strtod(text, NULL);
}

static void write_pair(const targets_layers *layers, gb_document *document, const targets_draft *target,
                       const targets_draft *result, const targets_comparer *comparer, const targets_pair *pair) {
    const gb_host *host = layers->host;
    const targets_item *a = &comparer->targets[pair->target], *b = &comparer->results[pair->result];
    targets_measured measured;
    const int64_t row = host->add(document, layers->comparison, target->clause);
    host->set_str(document, layers->comparison, row, COMPARISON_NAME, target->name);
    host->set_int(document, layers->comparison, row, COMPARISON_ACHIEVED, result->row);
    host->set_int(document, layers->comparison, row, COMPARISON_TARGET, target->row);
    host->set_int(document, layers->comparison, row, COMPARISON_COMPARABLE, pair->comparable);
    if (a->value.measure != b->value.measure || pair->rescoped ||
        targets_values_measure(host, document, &a->value, &b->value, &measured) != 0)
        return;
    const int low = host->decimal_compare(measured.low, measured.result),
              high = host->decimal_compare(measured.high, measured.result);
    const int relation = low > 0 ? RELATION_RAISED : high < 0 ? RELATION_LOWERED : RELATION_MAINTAINED;
    host->set_int(document, layers->comparison, row, COMPARISON_RELATION, relation);
    const gb_string nearest = relation == RELATION_LOWERED ? measured.high : measured.low;
    const gb_string difference =
        relation == RELATION_MAINTAINED ? GB_TEXT("0") : host->decimal(document, GB_SUBTRACT, nearest, measured.result);
    const gb_string ratio = host->decimal_divide(document, nearest, measured.result, 6, NULL);
    if (difference.data) host->set_str(document, layers->comparison, row, COMPARISON_DIFFERENCE, difference);
    if (ratio.data) host->set_num(document, layers->comparison, row, COMPARISON_RATIO, number_of(ratio));
}

int targets_compare(const targets_layers *layers, const targets_vocabulary *vocabulary, gb_document *document,
                    const targets_drafts *drafts, const targets_figure *figures, int year, targets_comparer *comparer) {
    size_t targets = 0, results = 0;
    if (reserve(comparer, drafts->count) != 0) return -1;
    for (size_t i = 0; i < drafts->count; i++) {
        const targets_draft *draft = &drafts->rows[i];
        if (draft->status == STATUS_TARGET && is_of_year(draft, year)) {
            comparer->target_drafts[targets] = (uint32_t)i;
            fill_item(layers, document, draft, figures, &comparer->targets[targets++]);
        } else if (draft->status == STATUS_ACHIEVED && is_of_year(draft, year - 1)) {
            comparer->result_drafts[results] = (uint32_t)i;
            fill_item(layers, document, draft, figures, &comparer->results[results++]);
        }
    }
    if (targets_match(vocabulary, &demand, comparer->targets, targets, comparer->results, results, &comparer->pairs) !=
        0)
        return -1;
    for (size_t i = 0; i < comparer->pairs.count; i++) {
        const targets_pair *pair = &comparer->pairs.rows[i];
        write_pair(layers, document, &drafts->rows[comparer->target_drafts[pair->target]],
                   &drafts->rows[comparer->result_drafts[pair->result]], comparer, pair);
    }
    return 0;
}
