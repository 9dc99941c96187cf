/* Builds the name of a figure from what stands to its left, to its right, or before. */
#include "reader.h"

#define TOPIC_BYTES 120 /* of a clause without figures that may name the subject of the next one */
#define KNOWN_BYTES 12  /* of the name of an indicator that is known well enough to be a topic */
#define SHORT_PART 9    /* bytes of a name behind 其中 that is a part and no indicator of its own */

static gb_string slice(const targets_reader *reader, gb_span span) {
    return gb_slice(reader->source.text, span);
}

static const targets_word *head_of(const targets_reader *reader, gb_span name) {
    return targets_words_exact(&reader->vocabulary->heads, slice(reader, name));
}

static void name_right(const targets_reader *reader, gb_span prefix, const targets_left *left,
                       const targets_right *right, targets_name *name) {
    targets_name_clear(name);
    if (!targets_empty(left->leading))
        targets_name_append(name, slice(reader, left->leading));
    else if (!targets_empty(left->kept))
        targets_name_append(name, slice(reader, left->kept));
    else if (left->joint && targets_empty(left->name))
        targets_name_append(name, slice(reader, prefix));
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
    if (reader->topical) { /* 实施十大项目，总投资245亿元、年度投资90亿元 */
        const targets_word *other =
            targets_words_before(&vocabulary->heads, targets_name_string(name), 0, name->length, &start);
        if (other && other->role == HEAD_DEPENDENT && start > 0) name->length = start;
        return;
    }
    const targets_word *verb = targets_words_exact(&vocabulary->verbs, head->form);
    if (verb && (verb->role == VERB_RATE || verb->role == VERB_RATE_DOWN || verb->role == VERB_SHARE)) return;
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

/* 新开工5个、新竣工3个: what was done to the subject gives way to what is done now. */
static void drop_deed(const targets_reader *reader, const targets_left *left, targets_name *name) {
    uint32_t start = 0;
    if (targets_empty(left->kept) || name->length == 0) return;
    const targets_word *verb =
        targets_words_before(&reader->vocabulary->verbs, targets_name_string(name), 0, name->length, &start);
    if (verb && verb->role == VERB_MAKE && start > 0) name->length = start;
}

/* 改造棚户区8600户、110万平方米: the figure directly behind one with a name measures the same in another unit. */
static int measures_again(const targets_reader *reader, const targets_figure *figure) {
    if (reader->drafts->count == reader->first_draft || figure == reader->figures) return 0;
    const targets_draft *before = &reader->drafts->rows[reader->drafts->count - 1];
    if (before->figure < 0 || &reader->figures[before->figure] != figure - 1 || before->measure != MEASURE_LEVEL)
        return 0;
    const targets_word *one = targets_words_exact(&reader->vocabulary->units, figure[-1].unit);
    return figure->kind == FIGURE_QUANTITY && figure[-1].kind == FIGURE_QUANTITY && one &&
           !gb_equal(figure->unit, figure[-1].unit) && figure->span.start - figure[-1].span.end <= strlen("、");
}

/* 居民消费价格保持平稳，上涨1.9%: the known indicator that the clause before begins with; a NULL string = none. */
static gb_string known_topic(const targets_reader *reader) {
    const gb_span topic = targets_without_openings(&reader->source, reader->topic, NULL);
    const gb_string head = {reader->source.text.data, topic.end};
    uint32_t end = 0, whole_end = 0;
    if (targets_empty(topic)) return (gb_string){NULL, 0};
    const targets_word *known = targets_words_at(&reader->vocabulary->synonyms, head, topic.start, &end);
    const targets_word *whole = targets_words_at(&reader->vocabulary->heads, head, topic.start, &whole_end);
    if (whole && whole->role == HEAD_WHOLE && whole_end > end) return whole->text; /* 经济增速逐季回升 */
    return known && known->text.length >= KNOWN_BYTES ? known->form : (gb_string){NULL, 0};
}

/* Puts what an elided name stands for in front. 0 = there is nothing. */
static int name_elided(const targets_reader *reader, const targets_figure *figure, const targets_left *left,
                       const targets_word *head, targets_name *name) {
    targets_name_clear(name);
    if (targets_empty(left->name) && targets_empty(left->than) && left->verbs == 0 &&
        !begins_with_verb(reader, figure) && !measures_again(reader, figure))
        return 0;
    if (reader->subject.length > 0)
        targets_name_append(name, targets_name_string(&reader->subject));
    else if (targets_empty(left->name) && left->direction != DIRECTION_NONE && !TARGETS_HAS(left, VERB_EACH))
        targets_name_append(name, known_topic(reader));
    else if (!targets_empty(left->name) || TARGETS_HAS(left, VERB_FROM))
        targets_name_append(name, slice(reader, topic_of(reader)));
    drop_addition(reader, left, head, name);
    if (targets_empty(left->name)) drop_deed(reader, left, name);
    if (head) drop_measure(reader, head, name);
    if (head)
        targets_name_append(name, head->text.length ? head->text : head->form);
    else if (!targets_empty(left->name))
        targets_name_append(name, slice(reader, left->name));
    if (name->length > 0) targets_name_append(name, slice(reader, left->kept));
    return name->length > 0;
}

/* 其中10亿元以上20个 */
static int is_figure(const targets_reader *reader, gb_span name) {
    const targets_figure *figure = targets_figure_from(&reader->source, name.start);
    return figure && figure->span.end == name.end;
}

static void name_left(const targets_reader *reader, gb_span prefix, const targets_figure *figure,
                      const targets_left *left, targets_name *name) {
    const targets_word *head = head_of(reader, left->name);
    targets_name_clear(name);
    if (head && head->role == HEAD_WHOLE) {
        targets_name_append(name, head->text);
        return;
    }
    if (left->part && reader->subject.length > 0 && !head &&
        (left->name.end - left->name.start <= SHORT_PART || is_figure(reader, left->name))) {
        targets_name_append(name, targets_name_string(&reader->subject)); /* 其中甲县2万亩 */
        targets_name_append(name, GB_TEXT("（"));
        targets_name_append(name, slice(reader, left->name));
        targets_name_append(name, GB_TEXT("）"));
        return;
    }
    if (left->joint && !targets_is_percentage(figure) && figure->kind != FIGURE_RANK && targets_empty(left->leading) &&
        targets_empty(left->kept))
        targets_name_append(name, slice(reader, prefix));
    targets_name_append(name, slice(reader, left->name));
    targets_name_append(name, slice(reader, targets_empty(left->kept) ? left->made : left->kept));
}

void targets_drop_rate(const targets_reader *reader, targets_name *name) {
    uint32_t start = 0;
    const targets_word *verb =
        targets_words_before(&reader->vocabulary->verbs, targets_name_string(name), 0, name->length, &start);
    if (verb && start > 0 && (verb->role == VERB_RATE || verb->role == VERB_RATE_DOWN)) name->length = start;
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

int targets_name_of_counted(const targets_reader *reader, gb_span clause, const targets_figure *figure,
                            const targets_left *left, targets_name *name) {
    const targets_figure *count = targets_counted_behind(&reader->source, figure);
    if (!count) return 0;
    const targets_right right = targets_right_read(&reader->source, (gb_span){count->span.end, clause.end});
    targets_name_clear(name);
    targets_name_append(name, slice(reader, right.name));
    targets_name_append(name, slice(reader, left->name));
    return !targets_empty(right.name) && !targets_empty(left->name);
}

/* The subject that later elided names of the sentence stand for. */
static void set_subject(targets_reader *reader, const targets_figure *figure, int rule, const targets_name *name) {
    const int first = reader->subject.length == 0;
    if (!first && (rule == RULE_SUBJECT || figure->kind == FIGURE_RANK)) return;
    reader->subject = *name;
    if (figure->kind == FIGURE_RANK) targets_drop_rate(reader, &reader->subject);
    reader->topical = rule == RULE_SUBJECT;
}

int targets_name_figure(targets_reader *reader, const targets_figure *figure, const targets_left *left,
                        const targets_right *right, int is_right, gb_span prefix, targets_name *name) {
    const targets_word *head = is_right ? NULL : head_of(reader, left->name);
    int rule = RULE_LEFT;
    if (is_right) {
        name_right(reader, prefix, left, right, name);
        rule = RULE_RIGHT;
    } else if (is_elided(reader, left, head)) {
        const int sole = targets_empty(left->name) && !targets_empty(left->sole);
        if (!sole && name_elided(reader, figure, left, head, name)) {
            rule = RULE_SUBJECT;
        } else {
            targets_name_clear(name);
            if (targets_empty(left->name)) targets_name_append(name, slice(reader, sole ? left->sole : left->kept));
            if (name->length == 0) targets_name_append(name, slice(reader, left->than));
            if (name->length == 0) return -1;
        }
    } else {
        name_left(reader, prefix, figure, left, name);
        if (figure->kind == FIGURE_MONEY && TARGETS_HAS(left, VERB_MAKE)) /* 安排10亿元专项资金 */
            targets_name_append(name, slice(reader, right->name));
    }
    if (name->length > 0) set_subject(reader, figure, rule, name);
    return rule;
}
