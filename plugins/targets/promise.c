/* Pairs the targets of each report with the results of the next one of the same place. */
#include "promise.h"

#include <stdlib.h>

/* Likeness that names of two reports must have; chosen on reports by reading the pairs. */
static const targets_demand demand = {380, 680, 760, 880, 900};

/* By name where two reports of one place have one year, so that the order of the files does not matter. */
static int by_place_and_year(const void *left, const void *right) {
    const targets_dated *a = left, *b = right;
    const int place = strcmp(a->place, b->place);
    if (place) return place;
    if (a->report->year != b->report->year) return a->report->year - b->report->year;
    const int name = strcmp(a->id, b->id);
    if (name) return name;
    return a->report->order > b->report->order ? 1 : a->report->order < b->report->order ? -1 : 0;
}

/* The first report of `year` among reports [from, to), which are of one place and sorted; *count how many there are.
 * NULL = none. */
static const targets_report *report_of(const targets_promises *all, size_t from, size_t to, int year, size_t *count) {
    const targets_report *found = NULL;
    *count = 0;
    for (size_t i = from; i < to && all->reports[i].report->year <= year; i++)
        if (all->reports[i].report->year == year) {
            if (!found) found = all->reports[i].report;
            (*count)++;
        }
    return found;
}

/* 1 when an earlier target of the report says the same again. */
static int is_repeated(const targets_meeting *meeting, size_t index) {
    const targets_item *item = &meeting->targets[index];
    for (size_t i = index > 200 ? index - 200 : 0; i < index; i++) {
        const targets_item *other = &meeting->targets[i];
        if (gb_equal(item->name, other->name) && gb_equal(item->value.value, other->value.value) &&
            gb_equal(item->value.low, other->value.low) && gb_equal(item->value.unit, other->value.unit) &&
            item->value.measure == other->value.measure && item->phrase == other->phrase)
            return 1;
    }
    return 0;
}

/* A target of the year that the meeting is about. Sums and means over years are none of one year. */
static int is_due(const targets_record *record, int due, int wordless) {
    return record->is_target && record->wordless == wordless && record->to == due && record->from == record->to &&
           record->basis == BASIS_YEAR;
}

/* `wordless`: the targets that have words instead of a figure. */
static int meeting_fill(const targets_promises *all, targets_meeting *meeting, int wordless) {
    const targets_records *records = all->records;
    const size_t targets = meeting->earlier->count, results = meeting->later ? meeting->later->count : 0;
    meeting->targets = calloc(targets + 1, sizeof *meeting->targets);
    meeting->results = calloc(results + 1, sizeof *meeting->results);
    meeting->target_records = calloc(targets + 1, sizeof *meeting->target_records);
    meeting->result_records = calloc(results + 1, sizeof *meeting->result_records);
    if (!meeting->targets || !meeting->results || !meeting->target_records || !meeting->result_records) return -1;
    for (size_t i = 0; i < targets; i++) {
        const targets_record *record = &records->records[meeting->earlier->first + i];
        if (!is_due(record, meeting->due, wordless)) continue;
        const size_t at = meeting->target_count;
        targets_records_item(records, record, &meeting->targets[at]);
        if (is_repeated(meeting, at)) continue;
        meeting->target_records[at] = record;
        meeting->target_count++;
    }
    for (size_t i = 0; i < results; i++) {
        const targets_record *record = &records->records[meeting->later->first + i];
        if (record->is_target) continue;
        meeting->result_records[meeting->result_count] = record;
        targets_records_item(records, record, &meeting->results[meeting->result_count++]);
    }
    return 0;
}

static void meeting_free(targets_meeting *meeting) {
    free(meeting->targets);
    free(meeting->results);
    free(meeting->target_records);
    free(meeting->result_records);
    meeting->target_count = meeting->result_count = 0;
}

/* Every target of `due` with its result in the later report. */
static int meet(const targets_promises *all, targets_meeting *meeting, int wordless, targets_pairs *pairs) {
    int status = meeting_fill(all, meeting, wordless);
    if (status == 0)
        status = targets_match(all->vocabulary, &demand, meeting->targets, meeting->target_count, meeting->results,
                               meeting->result_count, pairs);
    for (size_t i = 0, next = 0; status == 0 && i < meeting->target_count; i++) {
        if (next < pairs->count && pairs->rows[next].target == i)
            targets_promise_pair(all, meeting, &pairs->rows[next++]);
        else if (!meeting->targets[i].repeats)
            targets_promise_unpaired(all, meeting, meeting->target_records[i]);
    }
    meeting_free(meeting);
    return status;
}

/* The targets of the report's own year, then those of later years, each year with the report that follows it; what has
 * no such report yet is not due. */
static int write_report(const targets_promises *all, size_t from, size_t to, targets_meeting *meeting,
                        targets_pairs *pairs) {
    const targets_report *earlier = meeting->earlier;
    const targets_record *records = &all->records->records[earlier->first];
    for (int due = earlier->year; due != 0;) {
        int next = 0;
        meeting->due = due;
        meeting->later = report_of(all, from, to, due + 1, &meeting->later_same);
        if (meeting->later && (meet(all, meeting, 0, pairs) != 0 || meet(all, meeting, 1, pairs) != 0)) return -1;
        for (size_t i = 0; i < earlier->count; i++) {
            if (!records[i].is_target || records[i].to < due) continue;
            if (records[i].to > due)
                next = next == 0 || records[i].to < next ? records[i].to : next;
            else if (due > earlier->year && (!meeting->later || !is_due(&records[i], due, records[i].wordless)))
                targets_promise_later(all, meeting, &records[i]);
        }
        due = next;
    }
    return 0;
}

static int write_place(const targets_promises *all, size_t from, size_t to, targets_pairs *pairs) {
    for (size_t i = from; i < to; i++) {
        const targets_report *earlier = all->reports[i].report;
        targets_meeting meeting = {.earlier = earlier};
        if (i > from && all->reports[i - 1].report->year == earlier->year) continue;
        report_of(all, i, to, earlier->year, &meeting.earlier_same);
        if (!report_of(all, i, to, earlier->year + 1, &meeting.later_same)) continue;
        if (write_report(all, i, to, &meeting, pairs) != 0) return -1;
    }
    return 0;
}

int targets_promises_write(const targets_records *records, const targets_layers *layers,
                           const targets_vocabulary *vocabulary, unsigned verdicts, gb_document *corpus) {
    targets_promises all = {records, layers, vocabulary, verdicts, corpus, NULL, records->report_count};
    targets_pairs pairs = {NULL, 0, 0};
    int status = 0;
    if (records->report_count == 0) return 0;
    all.reports = malloc(records->report_count * sizeof *all.reports);
    if (!all.reports) return -1;
    for (size_t i = 0; i < records->report_count; i++)
        all.reports[i] = (targets_dated){records->pool + records->reports[i].place,
                                         records->pool + records->reports[i].id, &records->reports[i]};
    qsort(all.reports, all.count, sizeof *all.reports, by_place_and_year);
    for (size_t from = 0, to; from < all.count && status == 0; from = to) {
        for (to = from + 1; to < all.count && strcmp(all.reports[from].place, all.reports[to].place) == 0;) to++;
        status = write_place(&all, from, to, &pairs);
    }
    free(pairs.rows);
    free(all.reports);
    return status;
}
