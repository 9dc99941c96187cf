/* Rules about what a plugin finds. */
#include "battery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HUGE_BYTES ((size_t)1 << 20)
#define HUGE_RATIO 3.4    /* of the times for twice the text; 2 is linear */
#define HUGE_SECONDS 0.25 /* less is too short to be judged */
#define OPTION_RUNS 40

/* Opens the plugin, or returns the finding that it cannot be opened. */
#define OPEN_OR_RETURN(b, s) \
    do { \
        gb_error why_ = {0}; \
        if (bench_open(b, s, NULL, &why_) != 0) { \
            bench_close(b); \
            return found(VERDICT_SKIP, "not opened: %s", why_.text); \
        } \
    } while (0)

finding rule_open(const subject *s) {
    bench b;
    gb_error why = {0};
    finding f = found(VERDICT_PASS, "opens and closes");
    if (bench_open(&b, s, NULL, &why) != 0)
        f = found(s->options[0] ? VERDICT_FAIL : VERDICT_WARN,
                  "open() says: %s; if it needs an option, give it with --options", why.text);
    else if (b.mistake[0])
        f = found(VERDICT_FAIL, "open(): %s", b.mistake);
    bench_close(&b);
    return f;
}

/* ---- options ---- */

/* Settings of an option that are allowed and odd, by number; 0 = there is no such. */
static int odd_setting(const gb_option *o, int number, char *setting, size_t capacity) {
    const char *choice = o->choices;
    if (o->type == GB_BOOL && number < 2)
        return snprintf(setting, capacity, "%s=%s", o->name, number ? "true" : "false") > 0;
    if ((o->type == GB_INT || o->type == GB_NUM) && o->minimum < o->maximum && number < 2)
        return snprintf(setting, capacity, "%s=%.15g", o->name, number ? o->maximum : o->minimum) > 0;
    if (o->type == GB_STR && number < 2)
        return snprintf(setting, capacity, "%s='%s'", o->name, number ? "%s\t\x7f“" : " ") > 0;
    if (o->type != GB_ENUM) return 0;
    for (; choice && number > 0; number--) {
        choice = strchr(choice, '|');
        if (choice) choice++;
    }
    return choice && snprintf(setting, capacity, "%s=%.*s", o->name, (int)strcspn(choice, "|"), choice) > 0;
}

/* Opens with one setting more and runs a short text: it may be refused, but with words. */
static int try_setting(const subject *s, const char *setting, finding *f) {
    bench b;
    gb_error why = {0};
    char options[600];
    snprintf(options, sizeof options, "%s %s", s->options, setting);
    const int opened = bench_open(&b, s, options, &why) == 0;
    if (opened && s->kind != GB_READER) bench_text(&b, "options", GB_TEXT("固定资产投资增长8.2%。"), &why);
    if (!opened && !why.text[0])
        *f = found(VERDICT_FAIL, "refuses %s without a reason: return what fail() returns", setting);
    bench_close(&b);
    return f->verdict == VERDICT_PASS ? 0 : -1;
}

static const gb_plugin *plugin_of(const bench *b) {
    const gb_plan *plan = &b->setup.plan;
    if (b->subject->kind == GB_ANALYZER) return plan->stages[b->stage].entry->plugin;
    return b->subject->kind == GB_READER ? plan->readers[b->reader].entry->plugin : plan->writer.entry->plugin;
}

finding rule_options(const subject *s) {
    bench b;
    finding f = found(VERDICT_PASS, "every option can be set to its ends");
    int runs = 0;
    OPEN_OR_RETURN(&b, s);
    const gb_option *options = plugin_of(&b)->options;
    for (const gb_option *o = options; o && o->size && f.verdict == VERDICT_PASS; o++) {
        char setting[300];
        for (int n = 0; runs < OPTION_RUNS && odd_setting(o, n, setting, sizeof setting); n++, runs++)
            if (try_setting(s, setting, &f) != 0) break;
    }
    bench_close(&b);
    return f;
}

/* ---- ordinary reports ---- */

finding rule_ordinary(const subject *s) {
    bench b;
    gb_error why = {0};
    finding f = found(VERDICT_PASS, "does its work on ordinary reports");
    OPEN_OR_RETURN(&b, s);
    for (int i = 0; i < 2 && f.verdict == VERDICT_PASS; i++) {
        gb_buffer text = sample_report(&b, i);
        if (bench_text(&b, i ? "sample-2" : "sample-1", gb_buffer_string(&text), &why) != 0)
            f = found(VERDICT_FAIL, "fails on an ordinary report: %s", why.text);
        gb_buffer_free(&text);
    }
    if (f.verdict == VERDICT_PASS && s->kind != GB_READER && bench_finish(&b, &why) != 0)
        f = found(s->kind == GB_WRITER ? VERDICT_WARN : VERDICT_FAIL,
                  s->kind == GB_WRITER ? "finish() says of the default chain: %s"
                                       : "finish() fails after ordinary reports: %s",
                  why.text);
    bench_close(&b);
    return f;
}

/* Whether a column has a value in some row. */
static int has_value(const gb_document *document, int layer, int column) {
    for (size_t row = 0; row < gb_document_rows(document, layer); row++)
        if (!gb_document_is_null(document, layer, row, column)) return 1;
    return 0;
}

/* Marks layers that have rows and columns that have values. */
static void see(const bench *b, unsigned char (*seen)[256], size_t layers) {
    const gb_schema *schema = gb_document_schema(b->document);
    for (int l = 0; l < schema->layer_count && (size_t)l < layers; l++) {
        if (schema->layers[l].giver != (int)b->stage) continue;
        if (gb_document_rows(b->document, l)) seen[l][255] = 1;
        for (int c = 0; c < schema->layers[l].column_count && c < 255; c++)
            if (has_value(b->document, l, c)) seen[l][c] = 1;
    }
}

static finding judge_seen(const bench *b, unsigned char (*seen)[256], size_t layers) {
    const gb_schema *schema = gb_document_schema(b->document);
    for (int l = 0; l < schema->layer_count && (size_t)l < layers; l++) {
        const gb_schema_layer *layer = &schema->layers[l];
        if (layer->giver != (int)b->stage) continue;
        if (!seen[l][255])
            return found(VERDICT_WARN, "layer %s: no row in the sample reports; is add() called with its handle?",
                         layer->name);
        for (int c = 0; c < layer->column_count && c < 255; c++)
            if (!seen[l][c])
                return found(VERDICT_WARN, "layer %s: column %s never has a value in the sample reports; is it set?",
                             layer->name, layer->columns[c].info.name);
    }
    return found(VERDICT_PASS, "all that it declares appears");
}

finding rule_declared(const subject *s) {
    enum { LAYERS = 64 };
    bench b;
    gb_error why = {0};
    unsigned char(*seen)[256];
    OPEN_OR_RETURN(&b, s);
    seen = calloc(LAYERS, sizeof *seen);
    for (int i = 0; i < 2 && seen; i++) {
        gb_buffer text = sample_report(&b, i);
        bench_text(&b, "sample", gb_buffer_string(&text), &why);
        see(&b, seen, LAYERS);
        gb_buffer_free(&text);
    }
    const finding f = seen ? judge_seen(&b, seen, LAYERS) : found(VERDICT_SKIP, "no memory");
    free(seen);
    bench_close(&b);
    return f;
}

/* ---- the same rows whatever happened before ---- */

/* The rows of sample `number`, found now; empty after a failure. */
static gb_buffer rows_of(bench *b, int number) {
    gb_buffer text = sample_report(b, number), rows = {0};
    gb_error why = {0};
    if (bench_text(b, "sample", gb_buffer_string(&text), &why) == 0) bench_rows(b, &rows);
    gb_buffer_free(&text);
    return rows;
}

static int same(const gb_buffer *a, const gb_buffer *b) {
    return a->length == b->length && (a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

/* Compares and frees two results. */
static finding compare(gb_buffer first, gb_buffer second, const char *good, const char *bad) {
    const int equal = same(&first, &second);
    gb_buffer_free(&first);
    gb_buffer_free(&second);
    return found(equal ? VERDICT_PASS : VERDICT_FAIL, "%s", equal ? good : bad);
}

finding rule_repeat(const subject *s) {
    bench b;
    OPEN_OR_RETURN(&b, s);
    gb_buffer first = rows_of(&b, 0), second = rows_of(&b, 0);
    bench_close(&b);
    return compare(
        first, second, "the same rows on a second run",
        "other rows when a report is read a second time: process() keeps something in `self`; reset it at its "
        "beginning");
}

/* Everything that one opened plugin says of both samples. */
static int say_all(bench *b, gb_buffer *all) {
    gb_error why = {0};
    for (int i = 0; i < 2; i++) {
        gb_buffer rows = rows_of(b, i);
        gb_buffer_append(all, rows.data, rows.length);
        gb_buffer_free(&rows);
    }
    if (bench_finish(b, &why) == 0) {
        gb_buffer rows = {0};
        bench_tables(b, &rows);
        gb_buffer_append(all, rows.data, rows.length);
        gb_buffer_free(&rows);
    }
    return all->failed;
}

finding rule_instance(const subject *s) {
    bench a, b;
    gb_buffer first = {0}, second = {0};
    OPEN_OR_RETURN(&a, s);
    OPEN_OR_RETURN(&b, s);
    say_all(&a, &first);
    say_all(&b, &second);
    bench_close(&a);
    bench_close(&b);
    return compare(first, second, "the same results from a second instance",
                   "other results from a second instance: keep state in `self`, not in static variables");
}

finding rule_order(const subject *s) {
    bench a, b;
    OPEN_OR_RETURN(&a, s);
    OPEN_OR_RETURN(&b, s);
    gb_buffer alone = rows_of(&a, 0), before = rows_of(&b, 1);
    gb_buffer after = rows_of(&b, 0);
    gb_buffer_free(&before);
    bench_close(&a);
    bench_close(&b);
    return compare(alone, after, "the same rows in another order of the reports",
                   "other rows after another report: any document may come in any worker; keep nothing between them");
}

finding rule_after_failure(const subject *s) {
    bench b;
    gb_error why = {0};
    OPEN_OR_RETURN(&b, s);
    gb_buffer first = rows_of(&b, 0);
    for (size_t i = 0; i < hostile_count(); i++) {
        gb_buffer text = hostile_text(i);
        bench_text(&b, "hostile", gb_buffer_string(&text), &why);
        gb_buffer_free(&text);
    }
    gb_buffer second = rows_of(&b, 0);
    bench_close(&b);
    return compare(first, second, "the same rows after hostile reports",
                   "other rows after hostile reports: something of them is left in `self`");
}

/* ---- tables ---- */

/* The tables after both samples, or after none; to be freed. */
static gb_buffer tables_of(const subject *s, int reports, gb_error *why) {
    bench b;
    gb_buffer rows = {0};
    if (bench_open(&b, s, NULL, why) == 0) {
        for (int i = 0; i < reports; i++) {
            gb_buffer found_rows = rows_of(&b, i);
            gb_buffer_free(&found_rows);
        }
        if (bench_finish(&b, why) == 0) bench_tables(&b, &rows);
    }
    bench_close(&b);
    return rows;
}

finding rule_tables(const subject *s) {
    bench b;
    gb_error why = {0};
    OPEN_OR_RETURN(&b, s);
    const int has_tables = gb_chain_collects(b.setup.chain, b.stage);
    bench_close(&b);
    if (!has_tables) return found(VERDICT_SKIP, "it has no tables");
    gb_buffer none = tables_of(s, 0, &why);
    gb_buffer_free(&none);
    if (why.text[0]) return found(VERDICT_FAIL, "finish() without any report fails: %s", why.text);
    gb_buffer first = tables_of(s, 2, &why), second = tables_of(s, 2, &why);
    return compare(first, second, "the same tables on a second run, and none fail without reports",
                   "other tables on a second run: sort rows by something that does not depend on addresses");
}

/* ---- hard texts ---- */

finding rule_hostile(const subject *s) {
    bench b;
    gb_error why = {0};
    size_t failures = 0;
    OPEN_OR_RETURN(&b, s);
    for (size_t i = 0; i < hostile_count(); i++) {
        gb_buffer text = hostile_text(i);
        failures += (size_t)bench_text(&b, "hostile", gb_buffer_string(&text), &why);
        gb_buffer_free(&text);
    }
    bench_close(&b);
    if (failures == 0) return found(VERDICT_PASS, "%zu hostile reports cost nothing", hostile_count());
    return found(VERDICT_WARN, "fails on %zu of %zu hostile reports, for example: %s", failures, hostile_count(),
                 why.text);
}

static double seconds_for(bench *b, size_t bytes) {
    gb_buffer text = long_text(b, bytes);
    gb_error why = {0};
    struct timespec before, after;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    bench_text(b, "huge", gb_buffer_string(&text), &why);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    gb_buffer_free(&text);
    return (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) * 1e-9;
}

finding rule_huge(const subject *s) {
    bench b;
    OPEN_OR_RETURN(&b, s);
    seconds_for(&b, HUGE_BYTES / 8);
    const double once = seconds_for(&b, HUGE_BYTES), twice = seconds_for(&b, 2 * HUGE_BYTES);
    bench_close(&b);
    if (twice > HUGE_SECONDS && twice > HUGE_RATIO * once)
        return found(VERDICT_FAIL,
                     "twice the text takes %.1f times the time (%.2f s for 1 MiB): is there a search from the "
                     "beginning for every row?",
                     twice / once, once);
    return found(VERDICT_PASS, "1 MiB in %.2f s, twice the text in %.1f times the time", once,
                 once > 0 ? twice / once : 2.0);
}

/* ---- readers ---- */

finding rule_read(const subject *s) {
    bench b;
    gb_error why = {0};
    size_t failed, total = 0;
    OPEN_OR_RETURN(&b, s);
    for (size_t i = 0; i <= hostile_count(); i++) {
        gb_buffer text = i < hostile_count() ? hostile_text(i) : sample_report(&b, 0);
        if (i % 3 == 2) gb_buffer_append(&text, "\xFF\xFE\0\x80", 4);
        const long count = bench_read(&b, gb_buffer_string(&text), &failed, &why);
        gb_buffer_free(&text);
        if (count < 0) {
            bench_close(&b);
            return found(VERDICT_FAIL, "ends the run on a file that is not its own: %s; return GB_SKIP, not GB_FATAL",
                         why.text);
        }
        total += (size_t)count;
    }
    bench_close(&b);
    return found(VERDICT_PASS, "reads or refuses %zu hostile files (%zu documents)", hostile_count() + 1, total);
}
