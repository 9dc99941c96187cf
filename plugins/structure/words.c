/* The tables lines.tsv and parts.tsv. */
#include "words.h"

#include "../common/scan.h"

#include <stdlib.h>

enum { CHROME_LENGTH = 120, APPENDIX_LENGTH = 25, SALUTATION_LENGTH = 20 }; /* code points */

typedef enum place { PLACE_LINE = 0, PLACE_START = 1, PLACE_ANY = 2 } place;

typedef struct cue {
    uint8_t part, weight;
    uint8_t places; /* cue_place bits */
    bool divides;
} cue;

struct words {
    const gb_host *host;
    gb_lexicon *line_words; /* value: LINE_ bit and place, packed */
    gb_lexicon *cue_words;  /* value: index into cues */
    size_t cue_count;
    cue cues[];
};

static int choice_of(gb_string name, const char *const *choices, int count) {
    for (int i = 0; i < count; i++)
        if (gb_equal(name, gb_string_of(choices[i]))) return i;
    return -1;
}

static bool add_line_words(gb_context *context, const gb_host *host, gb_lexicon *lexicon) {
    static const char *const places[] = {"line", "start", "any"};
    static const char *const roles[] = {"chrome", "title", "salutation", "appendix", "notice"};
    const gb_data_table *table = host->data_table(context, "lines.tsv", "word where role");
    if (!table) return false;
    for (size_t row = 0; row < host->data_rows(table); row++) {
        int where = choice_of(host->data_cell(table, row, 1), places, 3);
        int role = choice_of(host->data_cell(table, row, 2), roles, 5);
        if (where < 0 || role < 0) {
            host->fail(context, GB_FATAL,
                       "lines.tsv:%zu: need where = line, start or any and role = chrome, notice, title, "
                       "salutation or appendix",
                       host->data_line(table, row));
            return false;
        }
        if (host->lexicon_add(lexicon, host->data_cell(table, row, 0), (1 << role) << 2 | where) != GB_OK) return false;
    }
    return host->lexicon_build(lexicon) == GB_OK;
}

static bool read_cue(const gb_host *host, const gb_data_table *table, size_t row, cue *c) {
    static const char *const parts[] = {"review", "plan", "other"};
    static const char *const places[] = {"heading", "opening", "both", "front"};
    static const uint8_t bits[] = {CUE_HEADING, CUE_OPENING, CUE_HEADING | CUE_OPENING, CUE_FRONT};
    int speaks_of = choice_of(host->data_cell(table, row, 1), parts, 3);
    int where = choice_of(host->data_cell(table, row, 3), places, 4);
    gb_string weight = host->data_cell(table, row, 2);
    if (speaks_of < 0 || where < 0 || weight.length != 1 || weight.data[0] < '0' || weight.data[0] > '9') return false;
    c->part = (uint8_t)speaks_of;
    c->weight = (uint8_t)(weight.data[0] - '0');
    c->places = bits[where];
    c->divides = gb_equal(host->data_cell(table, row, 4), GB_TEXT("yes"));
    return true;
}

static bool add_cues(gb_context *context, const gb_host *host, const gb_data_table *table, words *w) {
    for (size_t row = 0; row < w->cue_count; row++) {
        if (!read_cue(host, table, row, &w->cues[row])) {
            host->fail(context, GB_FATAL,
                       "parts.tsv:%zu: need part = review, plan or other, a weight from 0 to 9 and where = heading, "
                       "opening, both or front",
                       host->data_line(table, row));
            return false;
        }
        if (host->lexicon_add(w->cue_words, host->data_cell(table, row, 0), (int32_t)row) != GB_OK) return false;
    }
    return host->lexicon_build(w->cue_words) == GB_OK;
}

words *words_open(gb_context *context, const gb_host *host, gb_status *status) {
    *status = GB_FATAL;
    const gb_data_table *table = host->data_table(context, "parts.tsv", "cue part weight where divides?");
    if (!table) return NULL;
    size_t rows = host->data_rows(table);
    words *w = calloc(1, sizeof *w + rows * sizeof w->cues[0]);
    if (!w) {
        host->fail(context, GB_FATAL, "structure: out of memory");
        return NULL;
    }
    w->host = host;
    w->cue_count = rows;
    w->line_words = host->lexicon_new(context);
    w->cue_words = host->lexicon_new(context);
    if (w->line_words && w->cue_words && add_line_words(context, host, w->line_words) &&
        add_cues(context, host, table, w))
        return w;
    free(w);
    return NULL;
}

void words_close(words *w) {
    free(w);
}

/* The end of a line without the colon that titles sometimes have. */
static uint32_t end_without_colon(gb_string text, gb_span line) {
    size_t at = line.end;
    uint32_t c = gb_previous((gb_string){text.data, line.end}, &at);
    return (c == ':' || c == 0xFF1A || c == 0xFF01 || c == '!') && at > line.start ? (uint32_t)at : line.end;
}

unsigned words_line(const words *w, gb_string text, gb_span line) {
    uint32_t length = scan_length(text, line, CHROME_LENGTH + 1);
    if (length == 0 || length > CHROME_LENGTH) return 0;
    gb_string head = {text.data, line.end};
    uint32_t at = line.start, end = 0, bare_end = end_without_colon(text, line);
    int32_t value = 0;
    unsigned roles = 0;
    bool sentence = scan_ends_sentence(text, line);
    for (;; at = end) {
        at = w->host->lexicon_find(w->line_words, head, at, &end, &value);
        if (at == GB_NO_POSITION) break;
        unsigned role = (unsigned)value >> 2;
        place where = (place)(value & 3);
        if (where == PLACE_START && at != line.start) continue;
        if (where == PLACE_LINE && (at != line.start || (end != line.end && end != bare_end))) continue;
        if (role == LINE_APPENDIX && length > APPENDIX_LENGTH) continue;
        if (role == LINE_CHROME && sentence) continue;
        if (role == LINE_NOTICE) role |= LINE_CHROME;
        if (role == LINE_SALUTATION && length > SALUTATION_LENGTH) continue;
        roles |= role;
    }
    return roles;
}

cues words_cues(const words *w, gb_string text, gb_span span, cue_place where) {
    cues sum = {{0, 0, 0}, false};
    gb_string head = {text.data, span.end};
    uint32_t at = span.start, end = 0;
    int32_t value = 0;
    for (;; at = end) {
        at = w->host->lexicon_find(w->cue_words, head, at, &end, &value);
        if (at == GB_NO_POSITION) return sum;
        const cue *c = &w->cues[value];
        if (!(c->places & where)) continue;
        sum.weight[c->part] += c->weight;
        sum.divides |= c->divides;
    }
}
