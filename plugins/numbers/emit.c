#include "emit.h"

#include "head.h"
#include "temporal.h"

#include <string.h>

static void set(const document_reader *reader, int layer, int64_t row, int column, gb_string value) {
    if (value.data && value.length > 0) reader->host->set_str(reader->document, layer, row, column, value);
}

/* 3000多 ends before 4000: the value with its last digit that is not zero raised by one. */
static gb_string next_round(const document_reader *reader, gb_string value) {
    size_t zeros = 0;
    while (zeros < value.length && value.data[value.length - 1 - zeros] == '0') zeros++;
    if (zeros == value.length || memchr(value.data, '.', value.length)) return (gb_string){NULL, 0};
    gb_string step = reader->host->decimal_shift(reader->document, GB_TEXT("1"), (int)zeros);
    return reader->host->decimal(reader->document, GB_ADD, value, step);
}

/* Where every numeral is wanted, the one end that a bound word names: at least 5 has the low 5. */
static void set_open_end(const document_reader *reader, int layer, int64_t row, const quantity *q) {
    if (!reader->lenient || !q->value.data) return;
    bool low = q->bound == BOUND_AT_LEAST || q->bound == BOUND_MORE_THAN || q->more;
    bool high = q->bound == BOUND_AT_MOST || q->bound == BOUND_LESS_THAN;
    if (low && !high) set(reader, layer, row, COLUMN_LOW, q->value);
    if (q->more && !high && q->bound == BOUND_APPROX)
        set(reader, layer, row, COLUMN_HIGH, next_round(reader, q->value));
    if (high) set(reader, layer, row, COLUMN_HIGH, q->value);
}

int64_t quantity_emit(document_reader *reader, int layer, const quantity *q) {
    const gb_host *host = reader->host;
    int64_t row = host->add(reader->document, layer, (gb_span){q->start, q->end});
    if (row < 0) return row;
    if (reader->floor < q->end) reader->floor = q->end;
    host->set_int(reader->document, layer, row, COLUMN_KIND, q->kind);
    set(reader, layer, row, COLUMN_VALUE, q->value);
    set(reader, layer, row, COLUMN_LOW, q->low);
    set(reader, layer, row, COLUMN_HIGH, q->high);
    set(reader, layer, row, COLUMN_EXACT, q->exact);
    set(reader, layer, row, COLUMN_RULE, gb_string_of(q->rule));
    set(reader, layer, row, COLUMN_NOTE, q->note);
    set_open_end(reader, layer, row, q);
    if (q->kind == KIND_NUMERAL) return row;
    set(reader, layer, row, COLUMN_UNIT, q->unit.text);
    host->set_int(reader->document, layer, row, COLUMN_BOUND, q->bound);
    conversion base = unit_convert(reader, &q->unit, q->value);
    if (q->kind == KIND_FRACTION && base.value.data) {
        /* a fraction's value is a share of one */
        base.value = host->decimal_shift(reader->document, q->value, 2);
    }
    set(reader, layer, row, COLUMN_BASE_VALUE, base.value);
    set(reader, layer, row, COLUMN_BASE_UNIT, base.unit);
    set(reader, layer, row, COLUMN_BASE_EXACT, base.exact);
    set(reader, layer, row, COLUMN_ISO, q->kind == KIND_DURATION && !q->iso.data ? duration_iso(reader, q) : q->iso);
    attachment attached = head_of(reader, q);
    set(reader, layer, row, COLUMN_HEAD, attached.head);
    if (attached.change != DIRECTION_NONE)
        host->set_int(reader->document, layer, row, COLUMN_DIRECTION, attached.change - DIRECTION_UP);
    return row;
}
