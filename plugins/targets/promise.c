/* Pairs the targets of each report with the results of the next one of the same place. */
#include "record.h"
#include "report.h"
#include "verdict.h"

#include <stdio.h>
#include <stdlib.h>

#define NOTE_BYTES 400

/* Likeness that names of two reports must have; chosen on reports by reading the pairs. */
static const targets_demand demand = {380, 680, 760, 880, 900};

/* A report and whose it is. */
typedef struct dated {
    const char *place;
    const targets_report *report;
} dated;

typedef struct promises {
    const targets_records *records;
    const targets_layers *layers;
    const targets_vocabulary *vocabulary;
    unsigned verdicts; /* that are wanted, a bit each */
    gb_document *corpus;
    dated *reports; /* sorted by place, year, order */
    size_t count;
} promises;

/* Two reports and their matched items. */
typedef struct report_pair {
    const targets_report *earlier, *later; /* later NULL: there is none */
    int due;                               /* year of the targets */
    size_t earlier_same, later_same;       /* reports of that place and year */
    targets_item *targets, *results;
    const targets_record **target_records, **result_records;
    size_t target_count, result_count;
} report_pair;

static int by_place_and_year(const void *left, const void *right) {
    const dated *a = left, *b = right;
    const int place = strcmp(a->place, b->place);
    if (place) return place;
    if (a->report->year != b->report->year) return a->report->year - b->report->year;
    return a->report->order > b->report->order ? 1 : a->report->order < b->report->order ? -1 : 0;
}

/* The first report of `year` among reports [from, to), which are of one place and sorted; *count how many there are.
 * NULL = none. */
static const targets_report *report_of(const promises *all, size_t from, size_t to, int year, size_t *count) {
    const targets_report *found = NULL;
    *count = 0;
    for (size_t i = from; i < to && all->reports[i].report->year <= year; i++)
        if (all->reports[i].report->year == year) {
            if (!found) found = all->reports[i].report;
            (*count)++;
        }
    return found;
}

static void set_text(const promises *all, int64_t row, int column, gb_string text) {
    if (text.data) all->layers->host->set_str(all->corpus, all->layers->promise, row, column, text);
}

/* A row with all that the target alone says. */
static int64_t add_row(const promises *all, const report_pair *meeting, const targets_record *target, int verdict) {
    const gb_host *host = all->layers->host;
    const int layer = all->layers->promise;
    const int64_t row = host->add(all->corpus, layer, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    set_text(all, row, PROMISE_PLACE, targets_records_text(all->records, meeting->earlier->place));
    set_text(all, row, PROMISE_INDICATOR, targets_records_text(all->records, target->name));
    set_text(all, row, PROMISE_TARGET_DOCUMENT, targets_records_text(all->records, meeting->earlier->id));
    host->set_int(all->corpus, layer, row, PROMISE_TARGET, target->row);
    if (meeting->later)
        set_text(all, row, PROMISE_RESULT_DOCUMENT, targets_records_text(all->records, meeting->later->id));
    host->set_int(all->corpus, layer, row, PROMISE_VERDICT, verdict);
    set_text(all, row, PROMISE_TARGET_TEXT, targets_records_text(all->records, target->text));
    host->set_int(all->corpus, layer, row, PROMISE_YEAR, target->to);
    host->set_int(all->corpus, layer, row, PROMISE_MEASURE, target->measure);
    set_text(all, row, PROMISE_TARGET_FIGURE, targets_records_text(all->records, target->figure));
    set_text(all, row, PROMISE_TARGET_VALUE, targets_records_text(all->records, target->value));
    set_text(all, row, PROMISE_TARGET_UNIT, targets_records_text(all->records, target->unit));
    set_text(all, row, PROMISE_TARGET_SENTENCE, targets_records_text(all->records, target->sentence));
    return row;
}

/* What the result says, whether or not it answers the target. */
static void set_result(const promises *all, int64_t row, const targets_record *result) {
    set_text(all, row, PROMISE_RESULT_TEXT, targets_records_text(all->records, result->text));
    set_text(all, row, PROMISE_RESULT_FIGURE, targets_records_text(all->records, result->figure));
    set_text(all, row, PROMISE_RESULT_VALUE, targets_records_text(all->records, result->value));
    set_text(all, row, PROMISE_RESULT_UNIT, targets_records_text(all->records, result->unit));
    set_text(all, row, PROMISE_RESULT_SENTENCE, targets_records_text(all->records, result->sentence));
}

/* The note of a row: why, and what is odd about the reports. */
static void set_note(const promises *all, const report_pair *meeting, int64_t row, const char *why) {
    char note[NOTE_BYTES];
    int length = snprintf(note, sizeof note, "%s", why);
    if (meeting->earlier_same > 1 && length >= 0 && (size_t)length < sizeof note)
        length += snprintf(note + length, sizeof note - (size_t)length, "%s%zu reports of %d, the first one counts",
                           length ? "; " : "", meeting->earlier_same, meeting->earlier->year);
    if (meeting->later_same > 1 && length >= 0 && (size_t)length < sizeof note)
        snprintf(note + length, sizeof note - (size_t)length, "%s%zu reports of %d, the first one counts",
                 length ? "; " : "", meeting->later_same, meeting->later->year);
    if (note[0]) set_text(all, row, PROMISE_NOTE, gb_string_of(note));
}

static int is_wanted(const promises *all, int verdict) {
    return (all->verdicts >> verdict) & 1u;
}

static void write_unpaired(const promises *all, const report_pair *meeting, const targets_record *target) {
    if (!is_wanted(all, VERDICT_UNREPORTED)) return;
    const int64_t row = add_row(all, meeting, target, VERDICT_UNREPORTED);
    set_note(all, meeting, row, "");
}

static void write_pair(const promises *all, const report_pair *meeting, const targets_pair *pair) {
    const gb_host *host = all->layers->host;
    const int layer = all->layers->promise;
    const targets_record *target = meeting->target_records[pair->target],
                         *result = meeting->result_records[pair->result];
    const targets_item *a = &meeting->targets[pair->target], *b = &meeting->results[pair->result];
    char note[NOTE_BYTES] = "";
    const uint8_t neutral = (uint8_t)targets_is_neutral(all->vocabulary, a->name);
    targets_outcome outcome = {a->value, b->value, target->limit, target->better, neutral, result->stated};
    int verdict = VERDICT_UNCLEAR;
    if (pair->words) {
        static const char *const said[] = {"met", "exceeded", "missed", "told without a figure"};
        verdict = VERDICT_IN_WORDS;
        snprintf(note, sizeof note, "the report says: %s",
                 said[result->stated <= STATED_NONE ? result->stated : STATED_NONE]);
    } else if (a->value.measure != b->value.measure) {
        verdict = VERDICT_UNREPORTED;
        snprintf(note, sizeof note, "%s is reported, not %s",
                 b->value.measure == MEASURE_LEVEL ? "the level" : "the growth",
                 a->value.measure == MEASURE_LEVEL ? "the level" : "the growth");
    } else if (pair->rival) {
        snprintf(note, sizeof note, "several results fit equally well");
    } else {
        verdict = targets_verdict(host, all->corpus, all->vocabulary, &outcome, note, sizeof note);
    }
    if (!is_wanted(all, verdict)) return;
    const int64_t row = add_row(all, meeting, target, verdict);
    if (verdict != VERDICT_UNREPORTED) {
        host->set_int(all->corpus, layer, row, PROMISE_RESULT, result->row);
        host->set_int(all->corpus, layer, row, PROMISE_COMPARABLE, pair->comparable);
    }
    set_result(all, row, result);
    set_note(all, meeting, row, note);
}

/* 1 when an earlier target of the report says the same again. */
static int is_repeated(const report_pair *meeting, size_t index) {
    const targets_item *item = &meeting->targets[index];
    for (size_t i = index > 200 ? index - 200 : 0; i < index; i++) {
        const targets_item *other = &meeting->targets[i];
        if (gb_equal(item->name, other->name) && gb_equal(item->value.value, other->value.value) &&
            gb_equal(item->value.unit, other->value.unit) && item->value.measure == other->value.measure)
            return 1;
    }
    return 0;
}

static int meeting_fill(const promises *all, report_pair *meeting) {
    const targets_records *records = all->records;
    const size_t targets = meeting->earlier->count, results = meeting->later ? meeting->later->count : 0;
    meeting->targets = calloc(targets + 1, sizeof *meeting->targets);
    meeting->results = calloc(results + 1, sizeof *meeting->results);
    meeting->target_records = calloc(targets + 1, sizeof *meeting->target_records);
    meeting->result_records = calloc(results + 1, sizeof *meeting->result_records);
    if (!meeting->targets || !meeting->results || !meeting->target_records || !meeting->result_records) return -1;
    for (size_t i = 0; i < targets; i++) {
        const targets_record *record = &records->records[meeting->earlier->first + i];
        if (!record->is_target || record->wordless || record->to != meeting->due) continue;
        const size_t at = meeting->target_count;
        targets_records_item(records, record, &meeting->targets[at]);
        if (record->basis != BASIS_YEAR || record->from != record->to) meeting->targets[at].skip = 1;
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

static void meeting_free(report_pair *meeting) {
    free(meeting->targets);
    free(meeting->results);
    free(meeting->target_records);
    free(meeting->result_records);
}

/* Every target of `due` with its result in the later report. */
static int meet(const promises *all, report_pair *meeting, targets_pairs *pairs) {
    int status = meeting_fill(all, meeting);
    if (status == 0)
        status = targets_match(all->vocabulary, &demand, meeting->targets, meeting->target_count, meeting->results,
                               meeting->result_count, pairs);
    for (size_t i = 0, next = 0; status == 0 && i < meeting->target_count; i++) {
        if (next < pairs->count && pairs->rows[next].target == i)
            write_pair(all, meeting, &pairs->rows[next++]);
        else if (!meeting->targets[i].skip && !meeting->targets[i].repeats)
            write_unpaired(all, meeting, meeting->target_records[i]);
    }
    meeting_free(meeting);
    return status;
}

/* Targets whose year lies beyond the next report. */
static void write_later_targets(const promises *all, const report_pair *meeting) {
    char why[64];
    if (!is_wanted(all, VERDICT_NOT_DUE)) return;
    for (size_t i = 0; i < meeting->earlier->count; i++) {
        const targets_record *record = &all->records->records[meeting->earlier->first + i];
        if (!record->is_target || record->wordless || record->to <= meeting->earlier->year) continue;
        const int64_t row = add_row(all, meeting, record, VERDICT_NOT_DUE);
        snprintf(why, sizeof why, "due in %d", record->to);
        set_note(all, meeting, row, why);
    }
}

static int write_place(const promises *all, size_t from, size_t to, targets_pairs *pairs) {
    for (size_t i = from; i < to; i++) {
        const targets_report *earlier = all->reports[i].report;
        report_pair meeting = {.earlier = earlier, .due = earlier->year};
        if (i > from && all->reports[i - 1].report->year == earlier->year) continue;
        report_of(all, i, to, earlier->year, &meeting.earlier_same);
        meeting.later = report_of(all, i, to, earlier->year + 1, &meeting.later_same);
        if (!meeting.later) continue;
        if (meet(all, &meeting, pairs) != 0) return -1;
        write_later_targets(all, &meeting);
    }
    return 0;
}

int targets_promises_write(const targets_records *records, const targets_layers *layers,
                           const targets_vocabulary *vocabulary, unsigned verdicts, gb_document *corpus) {
    promises all = {records, layers, vocabulary, verdicts, corpus, NULL, records->report_count};
    targets_pairs pairs = {NULL, 0, 0};
    int status = 0;
    if (records->report_count == 0) return 0;
    all.reports = malloc(records->report_count * sizeof *all.reports);
    if (!all.reports) return -1;
    for (size_t i = 0; i < records->report_count; i++)
        all.reports[i] = (dated){records->pool + records->reports[i].place, &records->reports[i]};
    qsort(all.reports, all.count, sizeof *all.reports, by_place_and_year);
    for (size_t from = 0, to; from < all.count && status == 0; from = to) {
        for (to = from + 1; to < all.count && strcmp(all.reports[from].place, all.reports[to].place) == 0;) to++;
        status = write_place(&all, from, to, &pairs);
    }
    free(pairs.rows);
    free(all.reports);
    return status;
}
