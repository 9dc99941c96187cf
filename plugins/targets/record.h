/* What is kept of every report until the run ends: small records of its targets and results. */
#ifndef TARGETS_RECORD_H
#define TARGETS_RECORD_H

#include "match.h"

/* A target or a result. Texts are offsets in the pool; 0 = none. */
typedef struct targets_record {
    uint32_t row;        /* in its document's layer indicator */
    uint32_t start, end; /* of its clause, in the unit of the user's offsets */
    uint32_t name, text, sentence, figure, scope, area, value, low, high, unit, base_value, base_unit;
    int16_t from, to; /* years */
    uint8_t is_target, wordless, elided, phrase;
    uint8_t extent, kind, bound, measure, direction, limit, better, basis, stated;
} targets_record;

typedef struct targets_report {
    uint32_t place, id;
    int year;
    size_t first, count; /* records */
    size_t order;        /* in which the reports came */
} targets_report;

typedef struct targets_records {
    targets_record *records;
    size_t record_count, record_capacity;
    targets_report *reports;
    size_t report_count, report_capacity;
    char *pool; /* NUL-terminated texts; offset 0 is empty */
    size_t pool_length, pool_capacity;
} targets_records;

/* Keeps the targets and results of a report that has a place and a year. 0, or -1 when memory ran out. */
int targets_records_add(targets_records *records, const targets_layers *layers, const gb_document *document);
void targets_records_free(targets_records *records);

/* A text of the pool; a NULL string for offset 0. Valid until the next add. */
gb_string targets_records_text(const targets_records *records, uint32_t offset);
/* The record as the matching wants it. */
void targets_records_item(const targets_records *records, const targets_record *record, targets_item *item);

/* Adds the rows of the table promise whose verdict is in `verdicts` (bit 1 << VERDICT_...). 0, or -1 when memory ran
 * out. */
int targets_promises_write(const targets_records *records, const targets_layers *layers,
                           const targets_vocabulary *vocabulary, unsigned verdicts, gb_document *corpus);

#endif
