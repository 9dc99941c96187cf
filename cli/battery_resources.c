/* Rules about what a plugin uses and leaves behind. */
#include "battery.h"

#include "run/capture.h"

#include <dirent.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is lost with every run grows in every block of runs; the allocator's own habits do not. */
#define BLOCKS 8
#define RUNS 40 /* in a block */
#define CYCLES 25
#define LOST_BYTES 16 /* with every run: less is none */
#define UNMEASURED "this program's allocator does not tell what is in use"

/* Entries of a directory of /proc/self; -1 when it cannot be read. */
static int count_entries(const char *path) {
    DIR *directory = opendir(path);
    int count = 0;
    if (!directory) return -1;
    while (readdir(directory)) count++;
    closedir(directory);
    return count;
}

/* A short text, or for a reader a short file. */
static void work(bench *b, const gb_buffer *text) {
    gb_error why = {0};
    size_t failed;
    if (b->subject->kind == GB_READER)
        bench_read(b, gb_buffer_string(text), &failed, &why);
    else
        bench_text(b, "sample", gb_buffer_string(text), &why);
}

static gb_buffer short_text(const bench *b) {
    gb_buffer text = sample_report(b, 0);
    if (text.length > 1500) {
        text.length = 1500;
        while (text.length && ((unsigned char)text.data[text.length] & 0xC0) == 0x80) text.length--;
    }
    return text;
}

static size_t memory_in_use(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    return mallinfo2().uordblks;
#else
    return 0;
#endif
}

finding rule_silence(const subject *s) {
    bench b;
    gb_error why = {0};
    gb_capture_rewind(STDOUT_FILENO);
    if (bench_open(&b, s, NULL, &why) == 0) {
        for (int i = 0; i < 2; i++) {
            gb_buffer text = sample_report(&b, i);
            work(&b, &text);
            gb_buffer_free(&text);
        }
        if (s->kind != GB_READER) bench_finish(&b, &why);
    }
    bench_close(&b);
    fflush(stdout);
    if (gb_capture_written(STDOUT_FILENO) > 0)
        return found(VERDICT_FAIL,
                     "prints on standard output: that is for results alone; use log(), or fprintf(stderr)");
    return found(VERDICT_PASS, "prints nothing on standard output");
}

finding rule_descriptors(const subject *s) {
    bench b;
    gb_error why = {0};
    if (bench_open(&b, s, NULL, &why) != 0) {
        bench_close(&b);
        return found(VERDICT_SKIP, "not opened: %s", why.text);
    }
    gb_buffer text = short_text(&b);
    for (int i = 0; i < 3; i++) work(&b, &text);
    const int files = count_entries("/proc/self/fd"), threads = count_entries("/proc/self/task");
    for (int i = 0; i < 10; i++) work(&b, &text);
    const int more = count_entries("/proc/self/fd") - files;
    gb_buffer_free(&text);
    bench_close(&b);
    if (more > 0) return found(VERDICT_FAIL, "leaves %d files open after 10 reports: close what process() opens", more);
    if (threads > 3) /* . and .. and one */
        return found(VERDICT_FAIL, "starts threads: workers are processes already, and the host is not for threads");
    return found(VERDICT_PASS, "leaves no file open and starts no thread");
}

/* Bytes that are lost with each run of `step`: the least of all blocks but the first, which fills what is kept. `step`
 * returns -1 when it cannot go on. */
static size_t lost_bytes(bench *b, const gb_buffer *text, size_t runs, int (*step)(bench *, const gb_buffer *)) {
    size_t least = SIZE_MAX, before = 0;
    for (int block = 0; block <= BLOCKS; block++) {
        for (size_t i = 0; i < runs; i++)
            if (step(b, text) != 0) return 0;
        const size_t now = memory_in_use(), grown = now > before ? now - before : 0;
        if (block && grown < least) least = grown;
        before = now;
    }
    return least / runs;
}

static int run_once(bench *b, const gb_buffer *text) {
    b->output.content.length = 0; /* what a writer wrote is not its memory */
    work(b, text);
    return 0;
}

finding rule_memory(const subject *s) {
    bench b;
    gb_error why = {0};
    if (bench_open(&b, s, NULL, &why) != 0) {
        bench_close(&b);
        return found(VERDICT_SKIP, "not opened: %s", why.text);
    }
    gb_buffer text = short_text(&b);
    const size_t lost = lost_bytes(&b, &text, RUNS, run_once);
    const int measured = memory_in_use() > 0;
    const int collects = s->kind == GB_ANALYZER && gb_chain_collects(b.setup.chain, b.stage);
    gb_buffer_free(&text);
    bench_close(&b);
    if (!measured) return found(VERDICT_SKIP, UNMEASURED);
    if (lost > LOST_BYTES)
        return found(collects ? VERDICT_WARN : VERDICT_FAIL,
                     collects ? "keeps %zu bytes of every report: fine when they become rows of a table, else free them"
                              : "keeps %zu bytes of every report: free what process() allocates, or use allocate()",
                     lost);
    return found(VERDICT_PASS, "its memory does not grow with the reports");
}

/* A manifest's plugin starts a program with every opening. */
static int starts_program(const subject *s) {
    const char *ending = strrchr(s->file, '.');
    return ending && strcmp(ending, ".json") == 0;
}

static int reopen_once(bench *b, const gb_buffer *text) {
    gb_error why = {0};
    run_once(b, text);
    gb_chain_close(b->setup.chain);
    b->setup.chain = NULL;
    if (gb_setup_open(&b->setup, NULL, NULL, NULL, &why) != 0) return -1;
    gb_chain_set_sink(b->setup.chain, &b->sink);
    return 0;
}

finding rule_reopen(const subject *s) {
    bench b;
    gb_error why = {0};
    if (bench_open(&b, s, NULL, &why) != 0) {
        bench_close(&b);
        return found(VERDICT_SKIP, "not opened: %s", why.text);
    }
    gb_buffer text = short_text(&b);
    /* What a program of a manifest loses is gone with it, and starting it takes its time. */
    const size_t lost =
        starts_program(s) ? (size_t)-reopen_once(&b, &text) : lost_bytes(&b, &text, CYCLES, reopen_once);
    const int failed = b.setup.chain == NULL, measured = memory_in_use() > 0;
    gb_buffer_free(&text);
    bench_close(&b);
    if (failed)
        return found(VERDICT_FAIL,
                     "cannot be opened again after close(): keep state in `self`, not in static variables");
    if (!measured) return found(VERDICT_SKIP, UNMEASURED);
    if (lost > LOST_BYTES)
        return found(VERDICT_FAIL, "open() and close() lose %zu bytes: free in close() what open() allocates", lost);
    return found(VERDICT_PASS, "close() frees what open() made");
}
