/* Reads one clause with figures: which name belongs to which figure. */
#include "reader.h"

#define TOPIC_BYTES 120 /* of a clause without figures that may name the subject of the next one */
#define SHORT_PART 9    /* bytes of a name behind 其中 that is a part and no indicator of its own */
#define SHORT_NAME 3    /* bytes in front of a 、 that are too few for a name of its own (省、市重点项目) */

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

static const targets_word *head_of(const targets_reader *reader, gb_span name) {
    return targets_words_exact(&reader->vocabulary->heads, slice(reader, name));
}

static int is_percentage(const targets_figure *figure) {
    return figure->kind == FIGURE_PERCENT || figure->kind == FIGURE_POINT || figure->kind == FIGURE_FRACTION;
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
    for (size_t at = part.end; at > part.start;) {
        if (gb_previous(text, &at) == 0x3001 && at - part.start > SHORT_NAME) {
            part.end = (uint32_t)at;
            *divided = 1;
            break;
        }
    }
    return part;
}

/* Whether the name stands to the right of the number (新建50个车站) and not to its left (车站50个). */
static int named_right(const targets_figure *figure, const targets_left *left, const targets_right *right) {
    const uint32_t says = 1u << VERB_REACH | 1u << VERB_GROWTH | 1u << VERB_FALL | 1u << VERB_SHARE | 1u << VERB_RATE;
    if (targets_empty(right->name)) return 0;
    if (figure->kind != FIGURE_QUANTITY && !(figure->kind == FIGURE_MONEY && TARGETS_HAS(left, VERB_MAKE))) return 0;
    if (targets_empty(left->name)) return 1;
    if (left->verbs & says) return 0;
    return figure->counts ||
           (figure->kind == FIGURE_QUANTITY && (TARGETS_HAS(left, VERB_MAKE) || !targets_empty(left->leading)));
}

static void name_right(const targets_reader *reader, const run *now, const targets_left *left,
                       const targets_right *right, targets_name *name) {
    targets_name_clear(name);
    if (!targets_empty(left->leading))
        targets_name_append(name, slice(reader, left->leading));
    else if (!targets_empty(left->kept))
        targets_name_append(name, slice(reader, left->kept));
    else if (left->joint && targets_empty(left->name))
        targets_name_append(name, slice(reader, now->prefix));
    if (!right->object) targets_name_append(name, slice(reader, right->name));
    targets_name_append(name, slice(reader, right->after));
}

/* The noun phrase of a clause without figures, as the subject of what follows (加快电子信息产业发展，营业收入…). */
static gb_span topic_of(const targets_reader *reader) {
    const gb_string text = reader->source.text;
    gb_span topic = reader->topic;
    if (topic.end - topic.start > TOPIC_BYTES) topic.end = topic.start;
    topic = targets_without_openings(&reader->source, topic, NULL);
    size_t at = topic.start, characters = 0;
    const targets_word *word;
    gb_span place;
    while ((word = targets_words_before(&reader->vocabulary->cuts, text, topic.start, topic.end, &place.start)) !=
               NULL &&
           word->role == CUT_ACTION && place.start > topic.start)
        topic.end = place.start;
    const gb_string head = {text.data, topic.end};
    while (at < topic.end && characters <= 14) {
        const uint32_t c = gb_next(head, &at);
        if (!gb_is_han(c)) characters = 15;
        characters++;
    }
    if (characters < 3 || characters > 14) topic.end = topic.start;
    return topic;
}

/* 粮食播种面积…、产量…: the noun for what is measured gives way to the next one. */
static void drop_measure(const targets_reader *reader, const targets_word *head, targets_name *name) {
    const targets_vocabulary *vocabulary = reader->vocabulary;
    uint32_t start = 0;
    if (!targets_words_exact(&vocabulary->measures, head->form)) return;
    const targets_word *measure =
        targets_words_before(&vocabulary->measures, targets_name_string(name), 0, name->length, &start);
    const targets_word *general = measure ? targets_words_exact(&vocabulary->heads, measure->form) : NULL;
    if (measure && start > 0 && !(general && general->role == HEAD_GENERAL)) name->length = start;
}

/* 新增公园9座、累计达到90座: a total is not what was added. */
static void drop_addition(const targets_reader *reader, const targets_left *left, const targets_word *head,
                          targets_name *name) {
    const gb_string text = targets_name_string(name);
    const targets_word *flow = head ? targets_words_exact(&reader->vocabulary->distinct, head->form) : NULL;
    const int total = flow && flow->number == 2 && gb_equal(flow->text, GB_TEXT(TARGETS_FLOW_GROUP));
    uint32_t end = 0;
    if (!total && (left->adds || !(left->total || left->sums))) return;
    const targets_word *verb = targets_words_at(&reader->vocabulary->verbs, text, 0, &end);
    if (!verb || verb->role != VERB_MAKE || end >= name->length) return;
    memmove(name->text, name->text + end, name->length - end);
    name->length -= end;
}

/* 突破500亿元: the verb is one of the figure's own words. */
static int begins_with_verb(const targets_reader *reader, const targets_figure *figure) {
    const gb_string head = {reader->source.text.data, figure->span.end};
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&reader->vocabulary->verbs, head, figure->span.start, &end);
    return word && word->role == VERB_REACH;
}

/* Puts what an elided name stands for in front. 0 = there is nothing. */
static int name_elided(const targets_reader *reader, const targets_figure *figure, const targets_left *left,
                       const targets_word *head, targets_name *name) {
    targets_name_clear(name);
    if (targets_empty(left->name) && left->verbs == 0 && !begins_with_verb(reader, figure)) return 0;
    if (reader->subject.length > 0)
        targets_name_append(name, targets_name_string(&reader->subject));
    else if (!targets_empty(left->name))
        targets_name_append(name, slice(reader, topic_of(reader)));
    drop_addition(reader, left, head, name);
    if (head) drop_measure(reader, head, name);
    if (head)
        targets_name_append(name, head->text.length ? head->text : head->form);
    else if (!targets_empty(left->name))
        targets_name_append(name, slice(reader, left->name));
    if (name->length > 0) targets_name_append(name, slice(reader, left->kept));
    return name->length > 0;
}

static void name_left(const targets_reader *reader, const run *now, const targets_figure *figure,
                      const targets_left *left, targets_name *name) {
    const targets_word *head = head_of(reader, left->name);
    targets_name_clear(name);
    if (head && head->role == HEAD_WHOLE) {
        targets_name_append(name, head->text);
        return;
    }
    if (left->part && reader->subject.length > 0 && left->name.end - left->name.start <= SHORT_PART && !head) {
        targets_name_append(name, targets_name_string(&reader->subject)); /* 其中甲县2万亩 */
        targets_name_append(name, GB_TEXT("（"));
        targets_name_append(name, slice(reader, left->name));
        targets_name_append(name, GB_TEXT("）"));
        return;
    }
    if (left->joint && !is_percentage(figure) && figure->kind != FIGURE_RANK && targets_empty(left->leading) &&
        targets_empty(left->kept))
        targets_name_append(name, slice(reader, now->prefix));
    targets_name_append(name, slice(reader, left->name));
    targets_name_append(name, slice(reader, targets_empty(left->kept) ? left->made : left->kept));
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
    if (!left->joint || now->direction == DIRECTION_NONE || !is_percentage(figure) || left->direction != DIRECTION_NONE)
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

/* 1 when the name lacks what it is the number of: nothing is left of it, or a noun that stands for something named
 * before. */
static int is_elided(const targets_reader *reader, const targets_left *left, const targets_word *head) {
    uint32_t end = 0;
    if (targets_empty(left->name)) return 1;
    if (left->part) return 0;
    if (head && head->role == HEAD_DEPENDENT) return 1;
    if (head && head->role == HEAD_GENERAL) return left->joint || reader->subject.length == 0;
    const gb_string name = {reader->source.text.data, left->name.end};
    const targets_word *first = targets_words_at(&reader->vocabulary->verbs, name, left->name.start, &end);
    return first && first->role == VERB_SHARE;
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

/* 接待游客距年初目标相差14万: the figure is a distance from a target. */
static int is_distance(const targets_reader *reader, const targets_left *left) {
    gb_span rest = left->name, place;
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->statement_ends, reader->source.text, rest, &place)) !=
           NULL) {
        if (!word->number || place.end == left->name.end) return place.start > left->name.start;
        rest.start = place.end;
    }
    return 0;
}

/* Adds the draft of figure `index`; returns where the left side of the next figure begins. */
static uint32_t read_figure(targets_reader *reader, gb_span clause, size_t index, size_t last, targets_left *left,
                            run *now) {
    const targets_figure *figure = &reader->figures[index];
    targets_draft draft = {.clause = clause, .figure = (int64_t)index, .change = -1, .row = -1};
    targets_name name;
    targets_right right;
    int divided = 0;
    const gb_span part = right_part(reader, clause, index, last, &divided);
    right = targets_right_read(&reader->source, part);
    const int is_right = named_right(figure, left, &right);
    const targets_word *head = is_right ? NULL : head_of(reader, left->name);
    if ((figure->counts && right.excluded) || is_distance(reader, left)) return behind(reader, clause, figure);
    inherit_growth(reader, now, figure, left);
    if (is_right) {
        name_right(reader, now, left, &right, &name);
        draft.rule = RULE_RIGHT;
    } else if (is_elided(reader, left, head)) {
        if (!name_elided(reader, figure, left, head, &name)) return behind(reader, clause, figure);
        draft.rule = RULE_SUBJECT;
    } else {
        name_left(reader, now, figure, left, &name);
        if (figure->kind == FIGURE_MONEY && TARGETS_HAS(left, VERB_MAKE)) /* 安排10亿元专项资金 */
            targets_name_append(&name, slice(reader, right.name));
        draft.rule = RULE_LEFT;
    }
    if (name.length == 0) return behind(reader, clause, figure);
    targets_add_draft(reader, &draft, left, &name);
    if (is_right) {
        share_action(reader, now, &right);
        /* A name with an action is whole: later actions leave it and those before it alone. */
        if (right.action)
            now->right_first = reader->drafts->count;
        else if (!now->right)
            now->right_first = reader->drafts->count - 1;
    }
    now->right = is_right && divided;
    if (draft.rule != RULE_SUBJECT) {
        if (figure->kind != FIGURE_RANK || reader->subject.length == 0) reader->subject = name;
        if (!targets_empty(left->leading))
            now->prefix = left->leading;
        else if (!targets_empty(left->kept))
            now->prefix = left->kept;
        else if (!left->joint)
            now->prefix.end = now->prefix.start;
    }
    now->direction = left->direction;
    return is_right && divided ? part.end : behind(reader, clause, figure);
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
        if (TARGETS_HAS(&left, VERB_EACH) || (targets_empty(left.name) && left.direction != DIRECTION_NONE)) {
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
