/* What a figure says of its indicator: measure, direction, status, year, and how a target is to be read. */
#include "area.h"

#define KNOWN_BYTES 12 /* of the name of an indicator that every year has */

static const targets_figure *figure_of(const targets_reader *reader, const targets_draft *draft) {
    return &reader->figures[draft->figure];
}

static uint8_t measure_of(const targets_figure *figure, const targets_left *left) {
    const int adds = left->adds && figure->kind == FIGURE_QUANTITY; /* 新增造林和森林质量提升3万亩: no growth */
    const int changes = TARGETS_HAS(left, VERB_GROWTH) || TARGETS_HAS(left, VERB_FALL) ||
                        TARGETS_HAS(left, VERB_RATE) || TARGETS_HAS(left, VERB_RATE_DOWN);
    switch (figure->kind) {
    case FIGURE_RANK:
        return MEASURE_RANK;
    case FIGURE_POINT:
        return MEASURE_GROWTH;
    case FIGURE_MULTIPLE:
        return TARGETS_HAS(left, VERB_REACH) ? MEASURE_LEVEL : MEASURE_GROWTH;
    case FIGURE_PERCENT:
    case FIGURE_FRACTION:
        return changes ? MEASURE_GROWTH : MEASURE_SHARE;
    default:
        return figure->ranks || (TARGETS_HAS(left, VERB_RANK) && (changes || left->direction != DIRECTION_NONE))
                   ? MEASURE_RANK
               : changes && !adds ? MEASURE_GROWTH
                                  : MEASURE_LEVEL;
    }
}

/* The last word of polarity.tsv in the name decides. */
void targets_read_polarity(const targets_reader *reader, targets_draft *draft) {
    gb_span rest = {0, (uint32_t)draft->name.length}, place;
    const targets_word *word, *last = NULL;
    while ((word = targets_words_find(&reader->vocabulary->polarity, draft->name, rest, &place)) != NULL) {
        last = word;
        rest.start = place.end;
    }
    draft->better = draft->measure == MEASURE_SHARE ? BETTER_UNKNOWN : BETTER_HIGHER;
    if (draft->measure == MEASURE_RANK)
        draft->better = BETTER_LOWER;
    else if (last) {
        draft->better = last->role == POLARITY_HIGHER  ? BETTER_HIGHER
                        : last->role == POLARITY_LOWER ? BETTER_LOWER
                                                       : BETTER_UNKNOWN;
        draft->neutral = last->role == POLARITY_NEUTRAL;
        draft->ceiling = last->number == 1;
    }
}

static uint8_t limit_of(const targets_reader *reader, const targets_draft *draft) {
    const targets_figure *figure = figure_of(reader, draft);
    const targets_layers *layers = reader->layers;
    if (layers->host->get_str(reader->document, layers->quantity, figure->row, layers->quantity_low).data)
        return LIMIT_RANGE;
    switch (figure->bound) {
    case BOUND_AT_LEAST:
    case BOUND_MORE_THAN:
        return LIMIT_FLOOR;
    case BOUND_AT_MOST:
    case BOUND_LESS_THAN:
        return LIMIT_CEILING;
    case BOUND_APPROX:
    case BOUND_NEARLY:
        return draft->ceiling ? LIMIT_CEILING : LIMIT_NEAR;
    default:
        return draft->ceiling || (draft->better == BETTER_LOWER && draft->measure != MEASURE_GROWTH) ? LIMIT_CEILING
                                                                                                     : LIMIT_NONE;
    }
}

/* Back by the longest word of a table, to the start of a character: a word may reach over the place where reading
 * stopped. */
static uint32_t back_by_word(const targets_words *words, gb_string text, gb_span done) {
    uint32_t at = done.end - done.start > words->longest ? done.end - words->longest : done.start;
    while (at < done.end && ((unsigned char)text.data[at] & 0xC0) == 0x80) at++;
    return at;
}

/* The last cue before the figure; -1 = none. The figures of a clause come in order. */
static int cue_before(targets_reader *reader, gb_span clause, const targets_figure *figure) {
    const targets_words *cues = &reader->vocabulary->cues;
    targets_cue *cue = &reader->cue;
    if (cue->clause != clause.start || cue->read > figure->span.start || cue->read < clause.start)
        *cue = (targets_cue){clause.start, clause.start, -1};
    gb_span rest = {cue->read, figure->span.start}, place;
    const targets_word *word;
    while ((word = targets_words_find(cues, reader->source.text, rest, &place)) != NULL) {
        if (word->role == CUE_TARGET || word->role == CUE_RESULT || word->role == CUE_ONGOING) cue->role = word->role;
        rest.start = place.end;
    }
    cue->read = back_by_word(cues, reader->source.text, rest);
    return cue->role;
}

static int is_quoted(const targets_reader *reader, gb_span clause, const targets_figure *figure) {
    const gb_string head = {reader->source.text.data, clause.end};
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&reader->vocabulary->cues, head, figure->span.end, &end);
    return word && word->role == CUE_QUOTED;
}

static void set_year(targets_period *period, int year) {
    if (period->named) return;
    period->from = period->to = (int16_t)year;
    period->basis = BASIS_YEAR;
}

static uint8_t status_of(targets_reader *reader, targets_draft *draft) {
    const targets_figure *figure = figure_of(reader, draft);
    targets_period *period = &draft->period;
    const int dated = period->named && (reader->year > 0 || period->to < 1000);
    const int cue = cue_before(reader, draft->clause, figure);
    if (reader->part == PART_PLAN) {
        if (dated && period->to < reader->year) return STATUS_ACHIEVED;
        if (cue == CUE_RESULT) {
            set_year(period, reader->year - 1);
            return STATUS_ACHIEVED;
        }
        return STATUS_TARGET;
    }
    draft->quoted = (uint8_t)is_quoted(reader, draft->clause, figure);
    if (draft->quoted) return STATUS_TARGET;
    if (dated && period->to >= reader->year) return STATUS_TARGET;
    if (cue == CUE_TARGET) {
        set_year(period, reader->year);
        return STATUS_TARGET;
    }
    return cue == CUE_ONGOING ? STATUS_ONGOING : STATUS_ACHIEVED;
}

/* 突破2万家: the figure's own words say that it is a total. */
static int begins_total(const targets_reader *reader, const targets_figure *figure) {
    const gb_string head = {reader->source.text.data, figure->span.end};
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&reader->vocabulary->verbs, head, figure->span.start, &end);
    return word && word->role == VERB_REACH && word->number;
}

/* 1 for figures of things that stay, so that additions and totals differ. */
static int accumulates(const targets_reader *reader, const targets_figure *figure) {
    const targets_word *unit = targets_words_exact(&reader->vocabulary->units, figure->unit);
    return figure->kind != FIGURE_MONEY && !(unit && gb_equal(unit->text, GB_TEXT(TARGETS_VISITS)));
}

/* A level that was reached. Money that was only passed (突破) may be the sum of the years, but not that of an indicator
 * that every year has. */
static int is_reached(const targets_reader *reader, const targets_draft *draft, const targets_left *left) {
    if (TARGETS_HAS(left, VERB_REACH)) /* 五年累计达到80亿元 */
        return !left->sums || accumulates(reader, figure_of(reader, draft));
    if (!begins_total(reader, figure_of(reader, draft)) || left->sums) return 0;
    const targets_word *known = targets_words_exact(&reader->vocabulary->synonyms, draft->name);
    return draft->status == STATUS_TARGET || accumulates(reader, figure_of(reader, draft)) ||
           (known && known->text.length >= KNOWN_BYTES);
}

/* Over several years a level that was reached is the last year's; a growth from an earlier base is the whole time's. */
static void settle_period(const targets_reader *reader, targets_draft *draft, const targets_left *left) {
    targets_period *period = &draft->period;
    const int adds = !targets_empty(left->kept) || !targets_empty(left->leading);
    if (period->basis == BASIS_TOTAL && draft->measure != MEASURE_GROWTH && !adds && is_reached(reader, draft, left)) {
        period->from = period->to;
        period->basis = BASIS_YEAR;
    }
    if (draft->status == STATUS_TARGET && draft->measure == MEASURE_SHARE && period->from != period->to &&
        !TARGETS_HAS(left, VERB_MEAN)) { /* a share that is promised for several years is that of the last one */
        period->from = period->to;
        period->basis = BASIS_YEAR;
    }
    if (TARGETS_HAS(left, VERB_MEAN)) period->basis = BASIS_MEAN;
    if (draft->measure == MEASURE_GROWTH && left->base_year > 0 && left->base_year < period->to - 1) {
        period->from = left->base_year;
        period->basis = BASIS_TOTAL;
    }
}

/* Whether a level is what was added or all there is: the name says it (新增…, …总数), else the words around the number.
 */
static void read_extent(const targets_reader *reader, targets_draft *draft, const targets_left *left) {
    const targets_words *words = &reader->vocabulary->distinct;
    gb_span rest = {0, (uint32_t)draft->name.length}, place;
    const targets_word *word;
    draft->extent = EXTENT_NONE;
    if (draft->measure != MEASURE_LEVEL) return;
    if (draft->rule == RULE_SUBJECT && (left->total || left->sums) && !left->adds) {
        draft->extent = EXTENT_TOTAL;
        return;
    }
    if (accumulates(reader, figure_of(reader, draft))) {
        if (left->adds && left->sums)
            draft->extent = EXTENT_NONE; /* 累计建成: the year's or all there is */
        else if (left->adds)
            draft->extent = EXTENT_ADDITION;
        else if (left->total || begins_total(reader, figure_of(reader, draft)))
            draft->extent = EXTENT_TOTAL;
    }
    while ((word = targets_words_find(words, draft->name, rest, &place)) != NULL) {
        if (gb_equal(word->text, GB_TEXT(TARGETS_FLOW_GROUP)))
            draft->extent = word->number == 1 ? EXTENT_ADDITION : EXTENT_TOTAL;
        rest.start = place.end;
    }
}

/* A growth that follows its level is that level's change. */
static void link_change(targets_reader *reader, const targets_draft *draft) {
    if (draft->measure != MEASURE_GROWTH || draft->rule != RULE_SUBJECT || reader->drafts->count == reader->first_draft)
        return;
    targets_draft *before = &reader->drafts->rows[reader->drafts->count - 1];
    if (before->change >= 0 || before->measure == MEASURE_GROWTH || before->measure == MEASURE_RANK) return;
    before->change = draft->figure;
    before->change_direction = draft->direction;
}

/* 增长6.5%以上，力争7%: a second figure for the growth before it. */
static int repeats_growth(const targets_reader *reader, const targets_draft *draft, const targets_left *left) {
    if (draft->rule != RULE_SUBJECT || !targets_is_bare(left) || figure_of(reader, draft)->kind != FIGURE_PERCENT ||
        reader->drafts->count == reader->first_draft)
        return 0;
    const targets_draft *before = &reader->drafts->rows[reader->drafts->count - 1];
    return before->figure >= 0 && before->measure == MEASURE_GROWTH && before->direction == DIRECTION_UP &&
           figure_of(reader, before)->kind == FIGURE_PERCENT;
}

void targets_add_draft(targets_reader *reader, targets_draft *draft, const targets_left *left,
                       const targets_name *name) {
    targets_name whole = *name;
    const targets_figure *figure = figure_of(reader, draft);
    draft->measure = repeats_growth(reader, draft, left) ? MEASURE_GROWTH : measure_of(figure, left);
    if (draft->measure == MEASURE_RANK && !targets_empty(left->region))
        targets_name_append(&whole, gb_slice(reader->source.text, left->region));
    draft->name = reader->layers->host->keep(reader->document, targets_name_string(&whole));
    draft->plain = (gb_string){draft->name.data, draft->name.data ? name->length : 0};
    if (!draft->name.data) {
        reader->drafts->failed = 1;
        return;
    }
    draft->scope = left->scope;
    draft->area = targets_each_of(reader, draft->clause, figure->span.start);
    if (!draft->area.data) draft->area = targets_area_of(reader, draft->name, draft->clause);
    draft->period = reader->period;
    draft->part = (uint8_t)reader->part;
    draft->direction = left->direction;
    draft->change_direction = DIRECTION_NONE;
    draft->stated = STATED_NONE;
    draft->phrase = PHRASE_NONE;
    if (draft->measure == MEASURE_GROWTH || (draft->measure == MEASURE_RANK && left->direction != DIRECTION_NONE)) {
        if (draft->direction == DIRECTION_NONE) draft->direction = DIRECTION_UP;
        draft->change = draft->figure;
        draft->change_direction = draft->direction;
    }
    draft->status = status_of(reader, draft);
    settle_period(reader, draft, left);
    targets_read_polarity(reader, draft);
    read_extent(reader, draft, left);
    draft->limit = draft->status == STATUS_TARGET ? limit_of(reader, draft) : LIMIT_NONE;
    link_change(reader, draft);
    if (!targets_empty(left->than) && draft->rule != RULE_MISMATCH) draft->rule = RULE_COMPARED;
    targets_drafts_add(reader->drafts, draft);
}
