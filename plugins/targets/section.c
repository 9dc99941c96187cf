/* Follows the sections of a report: which part each belongs to and which years its heading names. */
#include "section.h"

#define HEADING_BYTES 240 /* of a section's text that its heading is looked for in */

void targets_section_begin(targets_section *section, const targets_layers *layers, const targets_source *source,
                           const gb_document *document, int year) {
    memset(section, 0, sizeof *section);
    section->layers = layers;
    section->source = source;
    section->document = document;
    section->year = year;
    section->row = -1;
    section->zone = ZONE_BODY;
    section->part = PART_OTHER;
    section->period = targets_period_of_part(PART_OTHER, year);
    for (int i = 0; i < TARGETS_LEVELS; i++) section->level_part[i] = -1;
}

/* The heading's part by its own words, for section layers without a part; `otherwise` when no word says it. */
static int part_of_title(const targets_source *source, gb_string title, int otherwise) {
    gb_span rest = {0, (uint32_t)title.length}, place;
    const targets_word *word;
    int part = otherwise;
    while ((word = targets_words_find(&source->vocabulary->headings, title, rest, &place)) != NULL) {
        if (word->role != PART_PLAN || part != PART_REVIEW || otherwise == PART_REVIEW) part = word->role;
        rest.start = place.end;
    }
    return part;
}

static int parent_level(const targets_section *section, int level) {
    while (level-- > 0)
        if (section->level_part[level] >= 0) return level;
    return -1;
}

static int read_part(const targets_section *section, gb_string title, int level) {
    const gb_host *host = section->layers->host;
    if (section->layers->section_part >= 0) {
        const int64_t part = host->get_int(section->document, section->layers->section, (size_t)section->row,
                                           section->layers->section_part);
        if (part >= 0 && part < TARGETS_CHOICES && section->layers->parts[part] != 255)
            return section->layers->parts[part];
        return PART_OTHER;
    }
    const int parent = parent_level(section, level);
    return part_of_title(section->source, title, parent >= 0 ? section->level_part[parent] : section->part);
}

/* The heading as a span of the text: up to its line's end. */
static gb_span heading_span(const targets_section *section, uint32_t start, size_t title_length) {
    const gb_string text = section->source->text;
    const size_t most = title_length + 30 < HEADING_BYTES ? title_length + 30 : HEADING_BYTES;
    size_t end = start;
    while (end < text.length && end - start < most && text.data[end] != '\n' && text.data[end] != '\r') {
        const size_t before = end;
        gb_next(text, &end);
        if (end - start > most) return (gb_span){start, (uint32_t)before};
    }
    return (gb_span){start, (uint32_t)end};
}

static void read_section(targets_section *section, gb_span span) {
    const gb_host *host = section->layers->host;
    const size_t row = (size_t)section->row;
    const gb_string title =
        host->get_str(section->document, section->layers->section, row, section->layers->section_title);
    const int64_t zone = host->get_int(section->document, section->layers->section, row, section->layers->section_zone);
    int64_t level = host->get_int(section->document, section->layers->section, row, section->layers->section_level);
    if (level < 0) level = 0;
    if (level >= TARGETS_LEVELS) level = TARGETS_LEVELS - 1;
    const int parent = parent_level(section, (int)level);
    section->zone = zone >= 0 && zone < TARGETS_CHOICES ? section->layers->zones[zone] : ZONE_BODY;
    section->part = read_part(section, title, (int)level);
    section->period = parent >= 0 && section->level_part[parent] == section->part
                          ? section->level_period[parent]
                          : targets_period_of_part(section->part, section->year);
    if (title.length > 0) {
        const gb_span heading = heading_span(section, span.start, title.length);
        const targets_figure *figures = section->source->figures;
        size_t first = 0, last = section->source->figure_count;
        while (first < last) { /* the first figure of the section */
            const size_t middle = first + (last - first) / 2;
            if (figures[middle].span.start < heading.start)
                first = middle + 1;
            else
                last = middle;
        }
        while (last < section->source->figure_count && figures[last].span.end <= heading.end) last++;
        const targets_anchors anchors = {section->source->vocabulary,
                                         section->source->text,
                                         figures + first,
                                         last - first,
                                         section->year,
                                         section->part,
                                         1};
        targets_period_apply(&anchors, heading, &section->period);
    }
    section->level_part[level] = section->part;
    section->level_period[level] = section->period;
    for (int i = (int)level + 1; i < TARGETS_LEVELS; i++) section->level_part[i] = -1;
}

void targets_section_turn(targets_section *section, const targets_period *period) {
    section->period = *period;
    for (int i = 0; i < TARGETS_LEVELS; i++)
        if (section->level_part[i] == section->part) section->level_period[i] = *period;
}

void targets_section_move(targets_section *section, uint32_t at) {
    const gb_host *host = section->layers->host;
    const gb_span *spans = host->spans(section->document, section->layers->section);
    const int64_t rows = (int64_t)host->rows(section->document, section->layers->section);
    while (section->row + 1 < rows && spans[section->row + 1].start != GB_NO_POSITION &&
           spans[section->row + 1].start <= at) {
        section->row++;
        read_section(section, spans[section->row]);
    }
}
