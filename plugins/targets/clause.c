/* Reads one clause with figures: which name belongs to which figure. */
#include "reader.h"

#define SHORT_NAME 3 /* bytes in front of a 、 that are too few for a name of its own (省、市重点项目) */

/* What a clause hands from one figure to the next. */
typedef struct run {
    gb_span prefix;     /* make word that counts for the whole list (新增甲5个、乙3个); empty = none */
    uint8_t direction;  /* of the last growth; DIRECTION_NONE = none */
    size_t right_first; /* first draft of a list of names to the right of their numbers */
    int right;          /* the draft before was named from the right */
} run;

static gb_string slice(const targets_reader *reader, gb_span span) {
    return gb_slice(reader->source.text, span);
}

/* The text between a number and the next number of its clause that may name it: up to the last 、 before that number.
 */
static gb_span right_part(const targets_reader *reader, gb_span clause, size_t index, size_t last, int *divided) {
    const gb_string text = reader->source.text;
    gb_span part = {reader->figures[index].span.end, clause.end};
    size_t next = index + 1;
    *divided = 0;
    while (next < last && reader->figures[next].passive) next++;
    if (next == last) return part;
    part.end = reader->figures[next].span.start;
    uint32_t start = 0;
    const targets_word *joint = targets_words_before(&reader->vocabulary->openings, text, part.start, part.end, &start);
    if (joint && joint->role == OPENING_JOINT && start > part.start && part.end - start > 1) { /* 66个甲和80亩乙 */
        part.end = start;
        *divided = 1;
        return part;
    }
    for (size_t at = part.end; at > part.start;) {
        if (gb_previous(text, &at) == 0x3001 && at - part.start > SHORT_NAME) {
            part.end = (uint32_t)at;
            *divided = 1;
            break;
        }
    }
    return part;
}

/* 90%的化工园区达到要求: a share with nothing before it. */
static int is_portion(const targets_reader *reader, const targets_figure *figure, const targets_left *left) {
    uint32_t end = 0;
    if ((figure->kind != FIGURE_PERCENT && figure->kind != FIGURE_FRACTION) || !targets_is_bare(left)) return 0;
    const targets_word *cue = targets_words_at(&reader->vocabulary->cues, reader->source.text, figure->span.end, &end);
    return !cue || cue->role == CUE_ATTRIBUTE; /* 10‰的控制目标 is a figure of its own */
}

/* 1 when nothing but the marks of a list stands between a figure and the next one. */
static int next_follows(const targets_reader *reader, size_t index, size_t last) {
    if (index + 1 >= last) return 0;
    const gb_span between = {reader->figures[index].span.end, reader->figures[index + 1].span.start};
    if (between.start > between.end || between.end - between.start != strlen("、")) return 0;
    uint32_t end = 0;
    const gb_string head = {reader->source.text.data, between.end};
    const targets_word *joint = targets_words_at(&reader->vocabulary->openings, head, between.start, &end);
    return joint && joint->role == OPENING_JOINT && end == between.end;
}

/* 建成187公里、3.8万亩景观林带: two figures of one thing, named behind the second. */
static targets_right right_of_next(const targets_reader *reader, gb_span clause, size_t index, size_t last) {
    int divided = 0;
    const gb_span none = {clause.end, clause.end};
    if (!next_follows(reader, index, last)) return targets_right_read(&reader->source, none);
    return targets_right_read(&reader->source, right_part(reader, clause, index + 1, last, &divided));
}

/* Whether the name stands to the right of the number (新建50个车站) and not to its left (车站50个). */
static int named_right(const targets_reader *reader, const targets_figure *figure, const targets_left *left,
                       const targets_right *right) {
    const uint32_t says = 1u << VERB_REACH | 1u << VERB_GROWTH | 1u << VERB_FALL | 1u << VERB_SHARE | 1u << VERB_RATE;
    if (targets_empty(right->name)) return 0;
    if (is_portion(reader, figure, left)) return 1;
    if (figure->kind != FIGURE_QUANTITY && !(figure->kind == FIGURE_MONEY && TARGETS_HAS(left, VERB_MAKE))) return 0;
    if (targets_empty(left->name)) return 1;
    if (left->verbs & says) return 0;
    return figure->counts ||
           (figure->kind == FIGURE_QUANTITY && (TARGETS_HAS(left, VERB_MAKE) || !targets_empty(left->leading)));
}

/* 1 when a name ends as those of rates and shares do: 率, 比, 比重. */
static int is_rate(gb_string text, gb_span name) {
    size_t at = name.end;
    const uint32_t last = targets_empty(name) ? 0 : gb_previous(text, &at);
    return last == 0x7387 || last == 0x6BD4 || last == 0x91CD;
}

/* A percentage in a list after a growth is a growth too (甲增长6%、乙5%), unless its name is a rate. */
static void inherit_growth(const targets_reader *reader, const run *now, const targets_figure *figure,
                           targets_left *left) {
    if (!left->joint || now->direction == DIRECTION_NONE || !targets_is_percentage(figure) ||
        left->direction != DIRECTION_NONE)
        return;
    if (left->verbs & (1u << VERB_REACH | 1u << VERB_SHARE)) return;
    if (is_rate(reader->source.text, left->name)) return;
    left->direction = now->direction;
    left->verbs |= 1u << (now->direction == DIRECTION_UP ? VERB_GROWTH : VERB_FALL);
}

/* 40个小区、20条街巷改造: the last noun of action belongs to the names before it. */
static void share_action(targets_reader *reader, const run *now, const targets_right *right) {
    if (!now->right || !right->action) return;
    for (size_t i = now->right_first; i + 1 < reader->drafts->count; i++) {
        targets_draft *draft = &reader->drafts->rows[i];
        targets_name name;
        targets_name_clear(&name);
        targets_name_append(&name, draft->name);
        targets_name_append(&name, slice(reader, right->tail));
        draft->name = reader->layers->host->keep(reader->document, targets_name_string(&name));
    }
}

/* Applies the anchors between *from and figure `index`. */
static void advance(targets_reader *reader, uint32_t *from, size_t index) {
    const targets_anchors anchors = {reader->vocabulary,
                                     reader->source.text,
                                     reader->figures + reader->first,
                                     reader->last - reader->first,
                                     reader->year,
                                     reader->part,
                                     0};
    const gb_span before = {*from, reader->figures[index].span.start};
    targets_period_apply(&anchors, before, &reader->period);
    *from = reader->figures[index].span.end;
}

/* Behind a figure and a short bracket that follows it: 3.5万套（间）. */
static uint32_t behind(const targets_reader *reader, gb_span clause, const targets_figure *figure) {
    const gb_string head = {reader->source.text.data, clause.end};
    size_t at = figure->span.end;
    const uint32_t open = gb_next(head, &at);
    if (open != 0xFF08 && open != '(') return figure->span.end;
    for (int i = 0; i < 4; i++) {
        const uint32_t c = gb_next(head, &at);
        if (c == 0xFF09 || c == ')') return (uint32_t)at;
    }
    return figure->span.end;
}

/* 100场（次）以上活动: behind the bound that follows a bracket. */
static uint32_t behind_bound(const targets_reader *reader, gb_span rest) {
    const gb_string head = {reader->source.text.data, rest.end};
    uint32_t end = 0;
    const targets_word *cut = targets_words_at(&reader->vocabulary->cuts, head, rest.start, &end);
    return cut && cut->role == CUT_START && end - rest.start == strlen("以上") ? end : rest.start;
}

/* 接待游客距年初目标相差14万: the figure is a distance from a target. */
static int is_distance(const targets_reader *reader, const targets_left *left) {
    gb_span rest = left->name, place;
    const targets_word *word;
    int says = 0;
    while (!says && (word = targets_words_find(&reader->vocabulary->cues, reader->source.text, rest, &place)) != NULL) {
        says = word->role == CUE_DISTANCE;
        rest.start = place.end;
    }
    if (!says) return 0;
    rest = left->name;
    while ((word = targets_words_find(&reader->vocabulary->statement_ends, reader->source.text, rest, &place)) !=
           NULL) {
        if (!word->number || place.end == left->name.end) return place.start > left->name.start;
        rest.start = place.end;
    }
    return 0;
}

/* What the draft that was added hands on. */
static void hand_on(targets_reader *reader, const targets_left *left, const targets_right *right, int rule, run *now) {
    if (rule == RULE_RIGHT) {
        share_action(reader, now, right);
        /* A name with an action is whole: later actions leave it and those before it alone. */
        if (right->action)
            now->right_first = reader->drafts->count;
        else if (!now->right)
            now->right_first = reader->drafts->count - 1;
    }
    if (rule != RULE_SUBJECT) {
        if (!targets_empty(left->leading))
            now->prefix = left->leading;
        else if (!targets_empty(left->kept))
            now->prefix = left->kept;
        else if (!left->joint)
            now->prefix.end = now->prefix.start;
    }
    now->direction = left->direction;
}

/* Adds the draft of figure `index`; returns where the left side of the next figure begins. */
static uint32_t read_figure(targets_reader *reader, gb_span clause, size_t index, size_t last, targets_left *left,
                            run *now) {
    const targets_figure *figure = &reader->figures[index];
    targets_draft draft = {.clause = clause, .figure = (int64_t)index, .change = -1, .row = -1};
    targets_name name;
    int divided = 0;
    gb_span part = right_part(reader, clause, index, last, &divided);
    const uint32_t end = behind(reader, clause, figure);
    if (end > part.start && end < part.end) part.start = behind_bound(reader, (gb_span){end, part.end});
    targets_right right = targets_right_read(&reader->source, part);
    if (targets_empty(right.name) && targets_empty(left->name) &&
        (!targets_empty(left->made) || (TARGETS_HAS(left, VERB_REACH) && reader->subject.length == 0)))
        right = right_of_next(reader, clause, index, last);
    else if (is_portion(reader, figure, left))
        right.name = targets_portion_read(reader->source.text, part);
    const int is_right = named_right(reader, figure, left, &right);
    if ((figure->counts && right.excluded) || is_distance(reader, left)) return end;
    inherit_growth(reader, now, figure, left);
    const int counted = targets_name_of_counted(reader, clause, figure, left, &name);
    const int rule =
        counted ? RULE_RIGHT : targets_name_figure(reader, figure, left, &right, is_right, now->prefix, &name);
    if (rule < 0 || name.length == 0) return end;
    draft.rule = (uint8_t)rule;
    targets_add_draft(reader, &draft, left, &name);
    if (counted) return end;
    hand_on(reader, left, &right, rule, now);
    now->right = is_right && divided;
    return now->right ? part.end : end;
}

void targets_read_clause(targets_reader *reader, gb_span clause, size_t first, size_t last) {
    uint32_t from = clause.start, anchored = clause.start;
    run now = {{0, 0}, DIRECTION_NONE, 0, 0};
    const uint8_t basis = reader->period.basis;
    for (size_t i = first; i < last;) {
        if (reader->figures[i].passive) {
            i++;
            continue;
        }
        const gb_span between = {from < reader->figures[i].span.start ? from : reader->figures[i].span.start,
                                 reader->figures[i].span.start};
        targets_left left = targets_left_read(&reader->source, between);
        advance(reader, &anchored, i);
        const int moves = left.direction != DIRECTION_NONE || TARGETS_HAS(&left, VERB_REACH) ||
                          (TARGETS_HAS(&left, VERB_RANK) && reader->figures[i].kind == FIGURE_RANK);
        if (TARGETS_HAS(&left, VERB_EACH) || (targets_empty(left.name) ? moves : next_follows(reader, i, last))) {
            const size_t next = targets_read_list(reader, clause, &left, i, last);
            if (next > i) {
                from = reader->figures[next - 1].span.end;
                i = next;
                continue;
            }
        }
        from = read_figure(reader, clause, i, last, &left, &now);
        i++;
    }
    if (reader->period.basis == BASIS_MEAN) reader->period.basis = basis; /* 年均 counts inside its clause alone */
}
