/* Copies the rows of the layer indicator into records. */
#include "record.h"

#include "report.h"

#include <stdlib.h>

#define CLAUSE_BYTES 300   /* of a clause that are kept for the reader of the table */
#define SENTENCE_BYTES 900 /* likewise of a sentence */

/* The report whose rows are being copied. */
typedef struct source {
    const targets_layers *layers;
    const gb_document *document;
    int year;
    int64_t sentence; /* row of the layer sentence that was kept last, */
    uint32_t kept;    /* and where */
} source;

void targets_records_free(targets_records *records) {
    free(records->records);
    free(records->reports);
    free(records->pool);
}

/* Room for one more element; doubles. NULL = no memory. */
static void *grown(void *old, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return old;
    const size_t more = *capacity ? *capacity * 2 : 64;
    void *grown = more > SIZE_MAX / size ? NULL : realloc(old, more * size);
    if (grown) *capacity = more;
    return grown;
}

/* A copy in the pool without line breaks; 0 for no text or no memory (*failed is set then). */
static uint32_t keep(targets_records *records, gb_string text, size_t most, int *failed) {
    if (!text.data || text.length == 0) return 0;
    size_t length = text.length;
    if (length > most)
        for (length = most; length > 0 && ((unsigned char)text.data[length] & 0xC0) == 0x80;) length--;
    const size_t needed = records->pool_length + length + 2;
    if (needed > UINT32_MAX) {
        *failed = 1;
        return 0;
    }
    if (needed > records->pool_capacity) {
        char *pool = realloc(records->pool, needed * 2);
        if (!pool) {
            *failed = 1;
            return 0;
        }
        records->pool = pool;
        records->pool_capacity = needed * 2;
    }
    if (records->pool_length == 0) records->pool[records->pool_length++] = 0;
    const uint32_t offset = (uint32_t)records->pool_length;
    for (size_t i = 0; i < length; i++) {
        const char c = text.data[i];
        records->pool[records->pool_length++] = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    records->pool[records->pool_length++] = 0;
    return offset;
}

gb_string targets_records_text(const targets_records *records, uint32_t offset) {
    return offset ? gb_string_of(records->pool + offset) : (gb_string){NULL, 0};
}

void targets_records_item(const targets_records *records, const targets_record *record, targets_item *item) {
    memset(item, 0, sizeof *item);
    item->name = targets_records_text(records, record->name);
    item->value.value = targets_records_text(records, record->value);
    item->value.low = targets_records_text(records, record->low);
    item->value.high = targets_records_text(records, record->high);
    item->value.unit = targets_records_text(records, record->unit);
    item->value.base_value = targets_records_text(records, record->base_value);
    item->value.base_unit = targets_records_text(records, record->base_unit);
    item->value.kind = record->kind;
    item->value.bound = record->bound;
    item->value.measure = record->measure;
    item->value.direction = record->direction;
    item->extent = record->extent;
    item->elided = record->elided;
    item->scope = targets_records_text(records, record->scope);
    item->area = targets_records_text(records, record->area);
    item->phrase = record->phrase;
    item->wordless = record->wordless;
}

/* "2022" or "2018-2022"; 0 = neither. */
static int read_years(gb_string period, int16_t *from, int16_t *to) {
    int years[2] = {0, 0}, count = 0;
    for (size_t at = 0; at + 4 <= period.length && count < 2; at += 5) {
        int year = 0;
        for (size_t i = at; i < at + 4; i++) {
            if (period.data[i] < '0' || period.data[i] > '9') return 0;
            year = year * 10 + (period.data[i] - '0');
        }
        years[count++] = year;
    }
    if (count == 0) return 0;
    *from = (int16_t)years[0];
    *to = (int16_t)years[count - 1];
    return 1;
}

/* The number of an enum cell, `none` when it has no value. */
static uint8_t choice(const targets_layers *layers, const gb_document *document, size_t row, int column, uint8_t none) {
    const int64_t value = layers->host->get_int(document, layers->indicator, row, column);
    return value < 0 || value > 254 ? none : (uint8_t)value;
}

/* The sentence that holds byte `at`; rows of one sentence share it. */
static uint32_t keep_sentence(targets_records *records, source *from, uint32_t at, int *failed) {
    const gb_host *host = from->layers->host;
    const int64_t row = host->covering(from->document, from->layers->sentence, at);
    if (row < 0) return 0;
    if (row != from->sentence) {
        const gb_span span = host->spans(from->document, from->layers->sentence)[row];
        from->kept = keep(records, gb_slice(host->text(from->document), span), SENTENCE_BYTES, failed);
        from->sentence = row;
    }
    return from->kept;
}

static void fill_choices(const source *from, size_t row, targets_record *record) {
    const targets_layers *layers = from->layers;
    const gb_document *document = from->document;
    record->measure = choice(layers, document, row, INDICATOR_MEASURE, MEASURE_LEVEL);
    record->direction = choice(layers, document, row, INDICATOR_CHANGE_DIRECTION, DIRECTION_NONE);
    if (record->measure == MEASURE_LEVEL || record->measure == MEASURE_SHARE) record->direction = DIRECTION_NONE;
    record->elided = choice(layers, document, row, INDICATOR_RULE, RULE_LEFT) == RULE_SUBJECT;
    record->extent = choice(layers, document, row, INDICATOR_EXTENT, EXTENT_NONE);
    record->limit = choice(layers, document, row, INDICATOR_LIMIT, LIMIT_NONE);
    record->better = choice(layers, document, row, INDICATOR_BETTER, BETTER_UNKNOWN);
    record->stated = choice(layers, document, row, INDICATOR_STATED, STATED_NONE);
    record->phrase = choice(layers, document, row, INDICATOR_PHRASE, PHRASE_NONE);
}

static void fill_value(targets_records *records, const source *from, size_t quantity, targets_record *record,
                       int *failed) {
    const gb_span span = from->layers->host->spans(from->document, from->layers->quantity)[quantity];
    targets_value value;
    targets_value_read(from->layers, from->document, quantity, &value);
    record->kind = value.kind;
    record->bound = value.bound;
    record->figure = keep(records, gb_slice(from->layers->host->text(from->document), span), CLAUSE_BYTES, failed);
    record->value = keep(records, value.value, CLAUSE_BYTES, failed);
    record->low = keep(records, value.low, CLAUSE_BYTES, failed);
    record->high = keep(records, value.high, CLAUSE_BYTES, failed);
    record->unit = keep(records, value.unit, CLAUSE_BYTES, failed);
    record->base_value = keep(records, value.base_value, CLAUSE_BYTES, failed);
    record->base_unit = keep(records, value.base_unit, CLAUSE_BYTES, failed);
}

static int fill(targets_records *records, source *from, size_t row, gb_span clause, targets_record *record) {
    const gb_host *host = from->layers->host;
    const gb_document *document = from->document;
    const int layer = from->layers->indicator;
    const int64_t quantity = host->get_int(document, layer, row, INDICATOR_QUANTITY);
    int failed = 0;
    record->row = (uint32_t)row;
    record->start = host->position(document, clause.start);
    record->end = host->position(document, clause.end);
    record->wordless = quantity < 0;
    fill_choices(from, row, record);
    record->name = keep(records, host->get_str(document, layer, row, INDICATOR_NAME), CLAUSE_BYTES, &failed);
    record->scope = keep(records, host->get_str(document, layer, row, INDICATOR_SCOPE), CLAUSE_BYTES, &failed);
    record->area = keep(records, host->get_str(document, layer, row, INDICATOR_AREA), CLAUSE_BYTES, &failed);
    record->text = keep(records, gb_slice(host->text(document), clause), CLAUSE_BYTES, &failed);
    record->sentence = keep_sentence(records, from, clause.start, &failed);
    if (quantity >= 0)
        fill_value(records, from, (size_t)quantity, record, &failed);
    else
        record->figure =
            keep(records, host->get_str(document, layer, row, INDICATOR_TARGET_TEXT), CLAUSE_BYTES, &failed);
    return failed ? -1 : 0;
}

/* Targets of the report's year or later, results of the year before it. */
static int is_wanted(const targets_record *record, int year) {
    if (record->is_target) return record->to >= year && (record->from == record->to || record->to > year);
    return record->from == year - 1 && record->to == year - 1 && record->basis == BASIS_YEAR;
}

static int add_record(targets_records *records, source *from, size_t row, gb_span clause) {
    const targets_layers *layers = from->layers;
    const gb_document *document = from->document;
    targets_record record = {0};
    const uint8_t status = choice(layers, document, row, INDICATOR_STATUS, STATUS_ONGOING);
    const gb_string period = layers->host->get_str(document, layers->indicator, row, INDICATOR_PERIOD);
    if (status == STATUS_ONGOING || clause.start == GB_NO_POSITION || !read_years(period, &record.from, &record.to))
        return 0;
    const uint8_t rule = choice(layers, document, row, INDICATOR_RULE, RULE_MISMATCH);
    if (rule == RULE_MISMATCH || rule == RULE_COMPARED) return 0;
    record.is_target = status == STATUS_TARGET;
    record.basis = choice(layers, document, row, INDICATOR_BASIS, BASIS_YEAR);
    if (!is_wanted(&record, from->year)) return 0;
    targets_record *rows = grown(records->records, records->record_count, &records->record_capacity, sizeof *rows);
    if (!rows) return -1;
    records->records = rows;
    if (fill(records, from, row, clause, &record) != 0) return -1;
    records->records[records->record_count++] = record;
    return 0;
}

int targets_records_add(targets_records *records, const targets_layers *layers, const gb_document *document) {
    const gb_host *host = layers->host;
    source from = {layers, document, targets_meta_year(host, document), -1, 0};
    const gb_string place = host->meta(document, "place");
    const size_t rows = host->rows(document, layers->indicator);
    const gb_span *spans = host->spans(document, layers->indicator);
    int failed = 0;
    if (from.year == 0 || place.length == 0) return 0;
    targets_report *reports =
        grown(records->reports, records->report_count, &records->report_capacity, sizeof *reports);
    if (!reports) return -1;
    records->reports = reports;
    targets_report *report = &reports[records->report_count];
    report->place = keep(records, place, CLAUSE_BYTES, &failed);
    report->id = keep(records, host->meta(document, "id"), 4096, &failed);
    report->year = from.year;
    report->order = records->report_count;
    report->first = records->record_count;
    for (size_t row = 0; row < rows && !failed; row++) failed = add_record(records, &from, row, spans[row]) != 0;
    report->count = records->record_count - report->first;
    records->report_count++;
    return failed ? -1 : 0;
}
