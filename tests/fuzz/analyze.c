/* Fuzzing of the whole chain: arbitrary bytes as a report, in this process. A crash, a sanitizer's report, a stage that
 * fails on a text, or two runs that find different things are findings. With clang's -fsanitize=fuzzer this is a
 * libFuzzer target; compiled with -DSTANDALONE it runs over the files it is given. README.md says how. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gongbao/gongbao.h"
#include "fragments.h"

#define DOCUMENTS 100 /* after so many the run is ended, so that tables are made and memory stays small */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static gongbao *run;
static unsigned documents;

static void stop(const char *what, const char *why) {
    fprintf(stderr, "fuzz: %s: %s\n", what, why);
    abort();
}

static void begin(void) {
    char why[GONGBAO_MESSAGE] = "";
    const gongbao_options options = {.size = sizeof options, .writer = "json", .chain = getenv("GONGBAO_FUZZ_CHAIN")};
    run = gongbao_open(&options, why);
    if (!run) stop("the chain cannot be opened", why);
    documents = 0;
}

static void end(void) {
    char why[GONGBAO_MESSAGE] = "";
    size_t length = 0;
    if (!gongbao_finish(run, why)) stop("the run cannot be finished", why);
    const char *json = gongbao_output(run, &length);
    if (!json || length < 2 || json[0] != '{' || strlen(json) != length) stop("the output is no JSON", why);
    gongbao_close(run);
    run = NULL;
}

/* Rows of all layers and their spans, as one number. */
static uint64_t digest_of(const gb_document *document) {
    static const char *const LAYERS[] = {"section", "sentence",      "token",     "quantity",
                                         "slogan",  "slogan_member", "indicator", "comparison"};
    const gb_host *read = gongbao_reading();
    uint64_t digest = 14695981039346656037u;
    for (size_t i = 0; i < sizeof LAYERS / sizeof LAYERS[0]; i++) {
        const int layer = gongbao_layer(run, LAYERS[i]);
        if (layer < 0) continue;
        const size_t rows = read->rows(document, layer);
        const gb_span *spans = rows ? read->spans(document, layer) : NULL;
        digest = (digest ^ rows) * 1099511628211u;
        for (size_t row = 0; row < rows; row++)
            digest = ((digest ^ spans[row].start) * 1099511628211u ^ spans[row].end) * 1099511628211u;
    }
    return digest;
}

/* Two years, so that promises are compared. Returns 0 when the bytes are no text. */
static int analyse(const char *text, size_t size, const char *year, uint64_t *digest) {
    char why[GONGBAO_MESSAGE] = "";
    const char *metadata[] = {"place", "云泽市", "year", year, NULL};
    const gb_document *document = gongbao_run(run, year, text, size, metadata, why);
    if (!document) return 0;
    if (gongbao_failures(run) > 0) stop("a stage failed", why);
    *digest = digest_of(document);
    return 1;
}

/* The bytes as fragments of reports: mutation makes new sentences instead of broken characters. In memory exactly as
 * long as the text, so that a read behind its end is seen. */
static char *spell(const uint8_t *data, size_t size, size_t *length) {
    const size_t count = sizeof FRAGMENTS / sizeof FRAGMENTS[0];
    *length = 0;
    for (size_t i = 0; i < size; i++) *length += strlen(FRAGMENTS[data[i] % count]);
    char *text = malloc(*length ? *length : 1), *at = text;
    for (size_t i = 0; text && i < size; i++) {
        const size_t bytes = strlen(FRAGMENTS[data[i] % count]);
        memcpy(at, FRAGMENTS[data[i] % count], bytes);
        at += bytes;
    }
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    uint64_t first = 0, second = 0;
    const int spelled = size > 0 && data[0] >= 0x80 && data[0] < 0xC0; /* no text begins so */
    char *text = spelled ? spell(data + 1, size - 1, &size) : malloc(size ? size : 1);
    if (!text) return 0;
    if (!spelled && size) memcpy(text, data, size);
    if (!run) begin();
    if (analyse(text, size, "2023", &first) && analyse(text, size, "2023", &second) && first != second)
        stop("not the same result twice", "the layers differ");
    analyse(text, size, "2024", &second);
    free(text);
    if (++documents >= DOCUMENTS) end();
    return 0;
}

#ifdef STANDALONE
static void analyse_file(const char *path) {
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) stop(path, "cannot be opened");
    LLVMFuzzerTestOneInput(bytes, fread(bytes, 1, sizeof bytes, file));
    fclose(file);
}

int main(int count, char **paths) {
    for (int i = 1; i < count; i++) analyse_file(paths[i]);
    if (run) end();
    printf("fuzz: %d files\n", count - 1);
    return 0;
}
#endif
