/* The conformance battery: what a plugin must do whatever it is for. Each rule runs in a process of its own. */
#ifndef CLI_BATTERY_H
#define CLI_BATTERY_H

#include "base/buffer.h"
#include "run/setup.h"

#define FINDING_TEXT 400

typedef enum rule_verdict { VERDICT_PASS, VERDICT_WARN, VERDICT_FAIL, VERDICT_SKIP } rule_verdict;

/* What a rule found. */
typedef struct finding {
    rule_verdict verdict;
    char text[FINDING_TEXT]; /* one line: what, and what to change */
} finding;

/* The plugin at hand. */
typedef struct subject {
    const char *file; /* absolute path of the .so or the manifest */
    const char *directory;
    const char *id;
    gb_kind kind;
    const char *options; /* "name=value ...", or "" */
} subject;

/* A rule: its name is shown. `kinds`: bits 1 << gb_kind. */
typedef struct battery_rule {
    const char *name;
    unsigned kinds;
    finding (*run)(const subject *s);
} battery_rule;

#define FOR_READERS (1u << GB_READER)
#define FOR_ANALYZERS (1u << GB_ANALYZER)
#define FOR_WRITERS (1u << GB_WRITER)
#define FOR_ALL (FOR_READERS | FOR_ANALYZERS | FOR_WRITERS)

/* All rules in order; the last has no name. */
extern const battery_rule battery_rules[];

/* A finding with a text. */
finding found(rule_verdict verdict, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Runs a rule in a process of its own: a crash, an exit or an endless loop is its finding. */
finding battery_run(const battery_rule *rule, const subject *s);

/* -- battery_bench.c: a plugin opened in a chain -- */

typedef struct bench {
    const subject *subject;
    gb_setup setup;
    size_t stage; /* of the plugin, when it is an analyzer */
    int reader;   /* index, when it is a reader */
    gb_document *document, *corpus;
    char mistake[FINDING_TEXT]; /* the first one that the host noticed while it opened the plugin; "" = none */
    gb_sink sink;
    struct bench_output {
        gb_output base;
        gb_buffer content; /* what the writer wrote */
    } output;
} bench;

/* Opens the plugin with `options` (NULL: those of the subject). 0, or -1 with `why`. To be closed in either case. */
int bench_open(bench *b, const subject *s, const char *options, gb_error *why);
/* Runs the whole chain over a text. 0; 1 with `why`: the plugin failed on it. Rows are in b->document then. */
int bench_text(bench *b, const char *id, gb_string text, gb_error *why);
/* Has a reader read all documents of these bytes: how many, with the failures counted in *failed. -1 with `why`: it
 * said that the run cannot go on. */
long bench_read(bench *b, gb_string bytes, size_t *failed, gb_error *why);
/* The tables, or what the writer wrote, after the last document. 0; 1 with `why`. */
int bench_finish(bench *b, gb_error *why);
/* The results as bytes: rows of the document; after bench_finish tables, or the output. -1: no memory. */
int bench_rows(bench *b, gb_buffer *rows);
int bench_tables(bench *b, gb_buffer *rows);
void bench_close(bench *b);

/* -- battery_samples.c: texts for the rules; to be freed -- */

/* Sample report number 0 or 1; an empty one when it is not installed. */
gb_buffer sample_report(const bench *b, int number);
/* Number of texts that ask for trouble, and one of them. */
size_t hostile_count(void);
gb_buffer hostile_text(size_t number);
/* The sample reports again and again, at least `bytes` long. */
gb_buffer long_text(const bench *b, size_t bytes);

/* -- battery_rules.c, battery_resources.c, battery_symbols.c -- */

finding rule_symbols(const subject *s);
finding rule_open(const subject *s);
finding rule_options(const subject *s);
finding rule_ordinary(const subject *s);
finding rule_declared(const subject *s);
finding rule_repeat(const subject *s);
finding rule_instance(const subject *s);
finding rule_order(const subject *s);
finding rule_after_failure(const subject *s);
finding rule_tables(const subject *s);
finding rule_hostile(const subject *s);
finding rule_huge(const subject *s);
finding rule_read(const subject *s);
finding rule_silence(const subject *s);
finding rule_descriptors(const subject *s);
finding rule_memory(const subject *s);
finding rule_reopen(const subject *s);

static inline gb_string gb_buffer_string(const gb_buffer *buffer) {
    return (gb_string){buffer->data ? buffer->data : "", buffer->length};
}

#endif
