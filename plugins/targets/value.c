/* Brings two values into one unit. */
#include "value.h"

void targets_value_read(const targets_layers *layers, const gb_document *document, size_t row, targets_value *value) {
    const gb_host *host = layers->host;
    const gb_string none = {NULL, 0};
    const int64_t kind = host->get_int(document, layers->quantity, row, layers->quantity_kind);
    const int64_t bound = host->get_int(document, layers->quantity, row, layers->quantity_bound);
    value->value = host->get_str(document, layers->quantity, row, layers->quantity_value);
    value->low = host->get_str(document, layers->quantity, row, layers->quantity_low);
    value->high = host->get_str(document, layers->quantity, row, layers->quantity_high);
    value->unit = host->get_str(document, layers->quantity, row, layers->quantity_unit);
    value->base_value = layers->quantity_base_value < 0
                            ? none
                            : host->get_str(document, layers->quantity, row, layers->quantity_base_value);
    value->base_unit = layers->quantity_base_unit < 0
                           ? none
                           : host->get_str(document, layers->quantity, row, layers->quantity_base_unit);
    value->kind = kind >= 0 && kind < TARGETS_CHOICES ? layers->kinds[kind] : 255;
    value->bound = bound >= 0 && bound < TARGETS_CHOICES ? layers->bounds[bound] : BOUND_EXACT;
}

static int has_base(const targets_value *value) {
    return value->base_value.data && value->base_unit.data;
}

/* 1 when both are given in the same base unit, and that is not the unit they are written in. */
static int same_base(const targets_value *a, const targets_value *b) {
    return has_base(a) && has_base(b) && gb_equal(a->base_unit, b->base_unit);
}

int targets_values_agree(const targets_vocabulary *vocabulary, const targets_value *a, const targets_value *b) {
    if (a->measure == MEASURE_RANK && b->measure == MEASURE_RANK) /* a place is not a step up */
        return (a->direction == DIRECTION_NONE) == (b->direction == DIRECTION_NONE);
    if (gb_equal(a->unit, b->unit) || same_base(a, b)) return 1;
    const targets_word *one = targets_words_exact(&vocabulary->units, a->unit);
    const targets_word *other = targets_words_exact(&vocabulary->units, b->unit);
    return one && other && one->text.length > 0 && gb_equal(one->text, other->text);
}

/* A decimal of any length as a number; 0 when it is none or negative. */
static double number_of(gb_string decimal) {
    double number = 0, place = 0;
    for (size_t i = 0; i < decimal.length; i++) {
        const char c = decimal.data[i];
        if (c == '.') {
            place = 1;
        } else if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            place *= 10;
        } else {
            return 0;
        }
    }
    return place > 0 ? number / place : number;
}

double targets_values_ratio(const targets_value *a, const targets_value *b) {
    const int base = !gb_equal(a->unit, b->unit) && same_base(a, b);
    const double one = number_of(base ? a->base_value : a->low.data ? a->low : a->value);
    const double other = number_of(base ? b->base_value : b->low.data ? b->low : b->value);
    return one > 0 && other > 0 ? other / one : 0;
}

int targets_values_far(const targets_measured *measured) {
    const double target = number_of(measured->low), result = number_of(measured->result);
    return target > 0 && result < target / 2;
}

static gb_string negated(const gb_host *host, gb_document *document, gb_string value) {
    return host->decimal(document, GB_SUBTRACT, GB_TEXT("0"), value);
}

int targets_values_measure(const gb_host *host, gb_document *document, const targets_value *target,
                           const targets_value *result, targets_measured *measured) {
    const int base = !gb_equal(target->unit, result->unit) && same_base(target, result);
    measured->low = target->low.data ? target->low : base ? target->base_value : target->value;
    measured->high = target->high.data ? target->high : measured->low;
    measured->result = base ? result->base_value : result->value.data ? result->value : result->low;
    if (base && target->low.data) return -1;
    if (!measured->low.data || !measured->result.data) return -1;
    const int opposed = target->direction != result->direction && target->direction != DIRECTION_NONE &&
                        result->direction != DIRECTION_NONE;
    if (!opposed) return 0;
    if (result->direction == DIRECTION_DOWN) {
        measured->result = negated(host, document, measured->result);
    } else { /* the target is a decrease */
        const gb_string low = measured->low;
        measured->low = negated(host, document, measured->high);
        measured->high = negated(host, document, low);
    }
    return measured->low.data && measured->high.data && measured->result.data ? 0 : -1;
}
