/* Walks through the sentences of a report. */
#include "report.h"
#include "section.h"

#include <stdbool.h>

#define GREETING_BYTES 24 /* of a sentence that says nothing */

int targets_meta_year(const gb_host *host, const gb_document *document) {
    const gb_string year = host->meta(document, "year");
    int value = 0;
    if (year.length != 4) return 0;
    for (size_t i = 0; i < 4; i++) {
        if (year.data[i] < '0' || year.data[i] > '9') return 0;
        value = value * 10 + (year.data[i] - '0');
    }
    /* A communique bears the year that it reviews, a report the one that it plans. */
    return gb_equal(host->meta(document, "kind"), GB_TEXT("communique")) ? value + 1 : value;
}

/* A line break stands between the sentence before and this one. */
static bool begins_paragraph(gb_string text, uint32_t from, uint32_t to) {
    return from == 0 ||
           (to > from && (memchr(text.data + from, '\n', to - from) || memchr(text.data + from, '\r', to - from)));
}

static void read_sentences(targets_reader *reader, targets_section *section) {
    const gb_host *host = reader->layers->host;
    const size_t sentences = host->rows(reader->document, reader->layers->sentence);
    const gb_span *spans = host->spans(reader->document, reader->layers->sentence);
    uint32_t before = 0;
    size_t first = 0;
    int greeted = 0; /* the paragraph has begun with a greeting (各位代表！) and nothing else */
    for (size_t i = 0; i < sentences && !reader->drafts->failed; i++) {
        const gb_span sentence = spans[i];
        size_t last = first;
        if (sentence.start == GB_NO_POSITION) break;
        const int64_t row = section->row;
        targets_section_move(section, sentence.start);
        while (first < reader->source.figure_count && reader->figures[first].span.start < sentence.start) first++;
        for (last = first; last < reader->source.figure_count && reader->figures[last].span.start < sentence.end;)
            last++;
        reader->part = section->part;
        const int begins = row != section->row || begins_paragraph(reader->source.text, before, sentence.start);
        if (begins) reader->paragraph = section->period;
        reader->opens_paragraph = (uint8_t)(begins || greeted);
        greeted = reader->opens_paragraph && first == last && sentence.end - sentence.start <= GREETING_BYTES;
        before = sentence.end;
        if (section->zone == ZONE_CHROME || section->zone == ZONE_FRONT) continue;
        if (section->zone == ZONE_APPENDIX && section->part != PART_PLAN) continue; /* explanations of words */
        targets_read_sentence(reader, sentence, first, last);
        if (reader->turned) targets_section_turn(section, &reader->paragraph);
        first = last;
    }
}

int targets_report_read(const targets_layers *layers, const targets_vocabulary *vocabulary, gb_document *document,
                        targets_drafts *drafts, const targets_figure **figures) {
    targets_reader reader;
    targets_section section;
    size_t count = 0;
    memset(&reader, 0, sizeof reader);
    drafts->count = 0;
    drafts->failed = 0;
    *figures = reader.figures = targets_figures_read(layers, vocabulary, document, &count);
    if (!reader.figures) return -1;
    reader.layers = layers;
    reader.vocabulary = vocabulary;
    reader.document = document;
    reader.drafts = drafts;
    reader.year = targets_meta_year(layers->host, document);
    reader.source = (targets_source){vocabulary, layers->host->text(document), reader.figures, count};
    targets_section_begin(&section, layers, &reader.source, document, reader.year);
    reader.paragraph = section.period;
    read_sentences(&reader, &section);
    return drafts->failed ? -1 : 0;
}

static void set_change(const targets_layers *layers, gb_document *document, const targets_draft *draft,
                       const targets_figure *figures) {
    const gb_host *host = layers->host;
    if (draft->change < 0 || draft->change_direction == DIRECTION_NONE) return;
    const size_t row = figures[draft->change].row;
    const gb_string value = host->get_str(document, layers->quantity, row, layers->quantity_value);
    const gb_string unit = host->get_str(document, layers->quantity, row, layers->quantity_unit);
    host->set_int(document, layers->indicator, draft->row, INDICATOR_CHANGE_DIRECTION, draft->change_direction);
    if (value.data) host->set_str(document, layers->indicator, draft->row, INDICATOR_CHANGE_VALUE, value);
    if (unit.data) host->set_str(document, layers->indicator, draft->row, INDICATOR_CHANGE_UNIT, unit);
}

static void write_row(const targets_layers *layers, gb_document *document, targets_draft *draft,
                      const targets_figure *figures, int year) {
    const gb_host *host = layers->host;
    const int layer = layers->indicator;
    char buffer[16];
    const gb_string period = targets_period_text(&draft->period, year, buffer);
    draft->row = host->add(document, layer, draft->clause);
    host->set_str(document, layer, draft->row, INDICATOR_NAME, draft->name);
    if (draft->figure >= 0) host->set_int(document, layer, draft->row, INDICATOR_QUANTITY, figures[draft->figure].row);
    if (period.length > 0) host->set_str(document, layer, draft->row, INDICATOR_PERIOD, period);
    host->set_int(document, layer, draft->row, INDICATOR_STATUS, draft->status);
    if (draft->figure >= 0) host->set_int(document, layer, draft->row, INDICATOR_MEASURE, draft->measure);
    host->set_int(document, layer, draft->row, INDICATOR_BETTER, draft->better);
    host->set_int(document, layer, draft->row, INDICATOR_BASIS, draft->period.basis);
    if (draft->extent != EXTENT_NONE) host->set_int(document, layer, draft->row, INDICATOR_EXTENT, draft->extent);
    if (draft->limit != LIMIT_NONE) host->set_int(document, layer, draft->row, INDICATOR_LIMIT, draft->limit);
    if (draft->stated != STATED_NONE) host->set_int(document, layer, draft->row, INDICATOR_STATED, draft->stated);
    if (!targets_empty(draft->scope))
        host->set_str(document, layer, draft->row, INDICATOR_SCOPE, gb_slice(host->text(document), draft->scope));
    host->set_int(document, layer, draft->row, INDICATOR_RULE, draft->rule);
    if (!targets_empty(draft->words))
        host->set_str(document, layer, draft->row, INDICATOR_TARGET_TEXT, gb_slice(host->text(document), draft->words));
    if (draft->phrase < PHRASE_IGNORE) host->set_int(document, layer, draft->row, INDICATOR_PHRASE, draft->phrase);
    if (draft->area.length > 0) host->set_str(document, layer, draft->row, INDICATOR_AREA, draft->area);
    set_change(layers, document, draft, figures);
}

void targets_report_write(const targets_layers *layers, gb_document *document, targets_drafts *drafts,
                          const targets_figure *figures) {
    const int year = targets_meta_year(layers->host, document);
    for (size_t i = 0; i < drafts->count; i++) write_row(layers, document, &drafts->rows[i], figures, year);
}
