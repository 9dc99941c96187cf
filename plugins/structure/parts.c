/* Which part of a report a section belongs to: the review of what was done or the plan of what is to be done. */
#include "outline.h"

#include "../common/scan.h"
#include "../common/years.h"

enum {
    YEAR_WEIGHT = 2,
    CLEAR = 2,           /* weight from which a main heading needs no other witness */
    SURE = 3,            /* weight at which a lower heading speaks for itself */
    OPENING_LENGTH = 40, /* code points of a paragraph that count as its opening */
    DIVIDER_LENGTH = 30, /* of a title line that a year makes a heading of level 1 */
    TURN_LINES = 4,      /* paragraphs before a heading that can turn to the coming period */
    YEARS_AROUND = 6     /* a year farther from the report's own divides nothing */
};

/* Adds what the years and five-year plans in `span` say. */
static void add_years(cues *sum, gb_string text, gb_span span, int year) {
    if (year == 0) return;
    gb_span where;
    for (gb_span rest = span;; rest.start = where.end) {
        int named = year_in(text, rest, &where);
        if (named == 0) break;
        sum->weight[named < year ? PART_REVIEW : PART_PLAN] += YEAR_WEIGHT;
    }
    for (gb_span rest = span;; rest.start = where.end) {
        int last = plan_end_in(text, rest, &where);
        if (last == 0) break;
        sum->weight[last < year ? PART_REVIEW : PART_PLAN] += YEAR_WEIGHT;
    }
}

/* The part with the greatest weight. *tie: review and plan weigh the same. */
static part heaviest(const cues *sum, bool *tie) {
    uint32_t review = sum->weight[PART_REVIEW], plan = sum->weight[PART_PLAN], other = sum->weight[PART_OTHER];
    *tie = review == plan && review > 0;
    if (other > review && other > plan) return PART_OTHER;
    if (review > plan) return PART_REVIEW;
    return plan > review ? PART_PLAN : PART_NONE;
}

part parts_of_heading(const words *w, gb_string text, gb_span title, int year, uint32_t *weight) {
    cues sum = words_cues(w, text, title, CUE_HEADING);
    bool tie;
    add_years(&sum, text, title, year);
    part p = heaviest(&sum, &tie);
    if (weight) *weight = p == PART_NONE ? 0 : sum.weight[p];
    return p;
}

static bool has_comma(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    for (size_t at = span.start; at < span.end;) {
        uint32_t c = gb_next(head, &at);
        if (c == 0xFF0C || c == ',') return true;
    }
    return false;
}

bool parts_divides(const words *w, gb_string text, gb_span title, int year) {
    if (scan_length(text, title, DIVIDER_LENGTH + 1) > DIVIDER_LENGTH || has_comma(text, title)) return false;
    cues sum = words_cues(w, text, title, CUE_HEADING);
    if (sum.divides || sum.weight[PART_REVIEW] > SURE || sum.weight[PART_PLAN] > SURE) return true;
    if (plan_end_in(text, title, NULL)) return true;
    int named = year_in(text, title, NULL);
    return named && (year == 0 || (named >= year - YEARS_AROUND && named <= year + YEARS_AROUND));
}

int parts_year(const outline *o, gb_string text) {
    for (size_t i = 0; i < o->count; i++) {
        if (o->sections[i].zone != ZONE_FRONT) continue;
        uint32_t end = i + 1 < o->count ? o->sections[i + 1].start : (uint32_t)text.length;
        int year = year_in(text, (gb_span){o->sections[i].start, end}, NULL);
        if (year) return year;
    }
    return 0;
}

static gb_span section_span(const outline *o, gb_string text, size_t i) {
    return (gb_span){o->sections[i].start, i + 1 < o->count ? o->sections[i + 1].start : (uint32_t)text.length};
}

/* The first words of `span`. */
static gb_span opening_of(gb_string text, gb_span span) {
    gb_span opening = {span.start, span.start};
    gb_string head = {text.data, span.end};
    size_t at = span.start;
    for (int i = 0; i < OPENING_LENGTH && at < span.end; i++) gb_next(head, &at);
    opening.end = (uint32_t)at;
    return opening;
}

/* The opening of a section's first paragraph, its heading left out. A heading without a paragraph of its own leaves it
 * to the next section. */
static gb_span opening_behind_heading(const outline *o, gb_string text, size_t i) {
    for (size_t k = i; k < o->count && k < i + 3; k++) {
        gb_span span = section_span(o, text, k);
        const section *s = &o->sections[k];
        if (s->title.end > s->title.start) span.start = s->title.end;
        span = scan_trim(text, span);
        if (span.end - span.start > 12) return opening_of(text, span);
    }
    return (gb_span){0, 0};
}

static cues cues_of_opening(const words *w, gb_string text, gb_span opening, int year) {
    cues sum = words_cues(w, text, opening, CUE_OPENING);
    add_years(&sum, text, opening, year);
    return sum;
}

/* The part of the whole document when its front matter says it is one part: a communiqué reviews. */
static part part_of_document(const outline *o, gb_string text, const words *w) {
    for (size_t i = 0; i < o->count; i++) {
        if (o->sections[i].zone != ZONE_FRONT) continue;
        cues sum = words_cues(w, text, section_span(o, text, i), CUE_FRONT);
        bool tie;
        part p = heaviest(&sum, &tie);
        if (p != PART_NONE) return p;
    }
    return PART_NONE;
}

static uint8_t top_level(const outline *o) {
    uint8_t top = UINT8_MAX;
    for (size_t i = 0; i < o->count; i++) {
        const section *s = &o->sections[i];
        if (s->zone == ZONE_BODY && s->level > 0 && s->level < top) top = s->level;
    }
    return top;
}

/* What is known while the sections go by. */
typedef struct assigner {
    outline *o;
    gb_string text;
    const words *words;
    int year;
    uint8_t top;        /* level of the report's main headings */
    part whole;         /* of the document, or PART_NONE */
    part current;       /* of the main section */
    bool reviewed;      /* a main section was review */
    bool titled;        /* unnumbered titles divide the report: numbered headings belong to them */
    uint32_t title_end; /* of the last of these */
    char line_end;
    part scope; /* of a lower heading that spoke for itself, for headings below it */
    uint8_t scope_level;
    part appendix;
} assigner;

/* True when one of the last paragraphs before a heading opens with the coming period. */
static bool turns_to_plan(const assigner *a, uint32_t before, uint32_t from) {
    uint32_t end = before;
    for (int lines = 0; lines < TURN_LINES && end > from;) {
        const char *stop = memrchr(a->text.data + from, a->line_end, end - from);
        gb_span l = {stop ? (uint32_t)(stop - a->text.data) + 1 : from, end};
        end = stop ? l.start - 1 : from;
        l = scan_trim(a->text, l);
        if (l.start == l.end) continue;
        lines++;
        bool tie;
        cues sum = cues_of_opening(a->words, a->text, opening_of(a->text, l), a->year);
        if (heaviest(&sum, &tie) == PART_PLAN && sum.weight[PART_PLAN] >= CLEAR) return true;
    }
    return false;
}

/* What a main heading says, with the opening of its section where the heading alone says little. */
static part part_of_main(assigner *a, size_t i) {
    const section *s = &a->o->sections[i];
    bool tie, inner = s->number && a->titled && a->current != PART_NONE;
    cues sum = words_cues(a->words, a->text, s->title, CUE_HEADING);
    add_years(&sum, a->text, s->title, a->year);
    part p = heaviest(&sum, &tie);
    if (tie) return a->reviewed ? PART_PLAN : PART_REVIEW;
    if (p != PART_NONE && sum.weight[p] >= CLEAR) {
        if (s->number == 0) {
            a->titled = true;
            a->title_end = s->title.end;
        }
        return p;
    }
    if (inner && a->current == PART_REVIEW && s->number == 1 && i > 0 && turns_to_plan(a, s->start, a->title_end))
        return PART_PLAN;
    if (inner) return a->current;
    if (a->whole != PART_NONE) return a->whole;
    if (a->current == PART_PLAN) return PART_PLAN;
    cues opening = cues_of_opening(a->words, a->text, opening_behind_heading(a->o, a->text, i), a->year);
    for (int k = 0; k < 3; k++) opening.weight[k] += sum.weight[k];
    part q = heaviest(&opening, &tie);
    if (tie) return a->reviewed ? PART_PLAN : PART_REVIEW;
    if (q != PART_NONE && (q == p || opening.weight[q] >= CLEAR)) return q;
    return a->reviewed ? PART_PLAN : p;
}

static part part_of_section(assigner *a, size_t i) {
    const section *s = &a->o->sections[i];
    uint32_t weight;
    part p;
    if (s->zone == ZONE_FRONT || s->zone == ZONE_CHROME) return PART_OTHER;
    if (s->zone == ZONE_APPENDIX) {
        if (i == 0 || a->o->sections[i - 1].zone != ZONE_APPENDIX) a->appendix = PART_OTHER;
        p = s->level == 1 ? parts_of_heading(a->words, a->text, s->title, a->year, &weight) : PART_NONE;
        if (p != PART_NONE)
            a->appendix = p;
        else if (s->level == 1 && (words_line(a->words, a->text, s->title) & LINE_APPENDIX))
            a->appendix = PART_OTHER;
        return a->appendix;
    }
    if (s->level == 0) return a->current;
    if (s->level <= a->top) {
        p = part_of_main(a, i);
        a->scope_level = UINT8_MAX;
        if (p == PART_OTHER) return p; /* closing words; what comes then is again what came before */
        a->reviewed |= p == PART_REVIEW;
        return a->current = p;
    }
    if (s->level <= a->scope_level) a->scope_level = UINT8_MAX;
    if (a->scope_level == UINT8_MAX && !s->item && a->whole == PART_NONE) {
        p = parts_of_heading(a->words, a->text, s->title, a->year, &weight);
        if (p != PART_NONE && p != PART_OTHER && p != a->current && weight >= SURE && !s->runs_on) {
            a->scope = p;
            a->scope_level = s->level;
        }
    }
    return a->scope_level != UINT8_MAX ? a->scope : a->current;
}

bool parts_assign(outline *o, gb_string text, const words *w, int year) {
    assigner a = {.o = o,
                  .text = text,
                  .words = w,
                  .year = year,
                  .line_end = line_end_of(text),
                  .scope_level = UINT8_MAX,
                  .appendix = PART_OTHER};
    bool found = false;
    a.top = top_level(o);
    a.whole = part_of_document(o, text, w);
    a.current = a.whole;
    for (size_t i = 0; i < o->count; i++) {
        part p = part_of_section(&a, i);
        o->sections[i].part = (uint8_t)(p == PART_NONE ? PART_OTHER : p);
        found |= p == PART_REVIEW || p == PART_PLAN;
    }
    return found;
}

/* Copies `from`, with a section of its own for every paragraph of the body where the part changes. */
bool parts_split(outline *o, gb_string text, const tools *t, typesetting set, int year) {
    outline split = {NULL, 0, 0};
    line_reader reader;
    line l;
    size_t next = 0;
    part current = PART_NONE;
    line_reader_start(&reader, text, t->marks, set);
    while (line_read(&reader, &l)) {
        bool heads = next < o->count && (next == 0 || o->sections[next].start <= l.text.start);
        if (heads && !outline_add(&split, o->sections[next++])) goto out_of_memory;
        section *last = &split.sections[split.count - 1];
        if (last->zone != ZONE_BODY) continue;
        bool tie;
        cues sum = cues_of_opening(t->words, text, opening_of(text, l.text), year);
        part p = heaviest(&sum, &tie);
        if (p != PART_NONE && p != PART_OTHER && p != current && sum.weight[p] >= CLEAR) {
            current = p;
            section own = {.start = l.text.start, .zone = ZONE_BODY, .level = 0};
            if (!heads && !(last = outline_add(&split, own))) goto out_of_memory;
        }
        last->part = (uint8_t)(current == PART_NONE ? PART_OTHER : current);
    }
    outline_free(o);
    *o = split;
    return true;
out_of_memory:
    outline_free(&split);
    return false;
}
