/* Tells figures that are indicators from figures that belong to the words around them. */
#include "reader.h"

static uint32_t mark_at(gb_string text, uint32_t at, uint32_t end) {
    const gb_string head = {text.data, end};
    size_t next = at;
    return at < end ? gb_next(head, &next) : 0;
}

/* 90%的化工园区达到要求: a share of what follows, with nothing before it that it could describe. */
static int is_portion(const targets_reader *reader, gb_span clause, gb_span before, const targets_figure *figure) {
    if (figure->kind != FIGURE_PERCENT && figure->kind != FIGURE_FRACTION) return 0;
    const targets_left left = targets_left_read(&reader->source, before);
    const gb_span behind = {figure->span.end, clause.end};
    return targets_is_bare(&left) && !targets_empty(targets_portion_read(reader->source.text, behind));
}

/* 总投资5亿元的项目, 50米内, 10万吨级: an attribute of what follows. 增长5%的好成绩 is none. */
static int is_attribute(const targets_reader *reader, gb_span clause, gb_span before, const targets_figure *figure) {
    const targets_words *cues = &reader->vocabulary->cues;
    const gb_string head = {reader->source.text.data, clause.end};
    uint32_t end = 0;
    const targets_word *cue = targets_words_at(cues, head, figure->span.end, &end);
    if (cue && cue->role == CUE_ATTRIBUTE)
        return !is_portion(reader, clause, before, figure) && !targets_counted_behind(&reader->source, figure);
    if (figure->bound != BOUND_EXACT) return 0; /* 5%以内 */
    cue = targets_words_before(cues, head, figure->span.start, figure->span.end, &end);
    return cue && cue->role == CUE_ATTRIBUTE;
}

/* 由3%提高到5%: where a change began; the next figure of the clause says where it led. */
static int is_beginning(const targets_reader *reader, gb_span before, size_t index, size_t last) {
    const targets_left left = targets_left_read(&reader->source, before);
    return index + 1 < last && TARGETS_HAS(&left, VERB_FROM) && !TARGETS_HAS(&left, VERB_EACH);
}

/* 完成47个中心村建设任务, 30万群众搬迁任务基本完成: the task is the figure's own. `task`: where its noun begins. */
static int is_task_done(const targets_reader *reader, gb_span clause, gb_span before, uint32_t task) {
    const targets_left left = targets_left_read(&reader->source, before);
    gb_span rest = {task, clause.end}, place;
    const targets_word *word = targets_words_find(&reader->vocabulary->statements, reader->source.text, rest, &place);
    if (word) return word->role == STATEMENT_MET || word->role == STATEMENT_EXCEEDED;
    return (TARGETS_HAS(&left, VERB_REACH) || TARGETS_HAS(&left, VERB_MAKE)) && targets_empty(left.name);
}

/* 投入4亿元实施项目: what is done with the money follows. */
static int is_spent(const targets_reader *reader, const targets_left *left, gb_span name) {
    const gb_string head = {reader->source.text.data, name.end};
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&reader->vocabulary->verbs, head, name.start, &end);
    return !targets_empty(left->kept) && word && word->role == VERB_MAKE && end < name.end;
}

/* 10亿元以上项目, 第一大产业: an attribute of the noun that follows directly. 完成国家下达的5万人任务: a quoted target.
 */
static int is_attached(const targets_reader *reader, gb_span clause, gb_span before, const targets_figure *figure) {
    if (figure->kind == FIGURE_RANK &&
        gb_stands_at(reader->source.text, figure->span.end, GB_TEXT("、二"))) /* 第一、二、三产业 */
        return 1;
    const targets_right right = targets_right_read(&reader->source, (gb_span){figure->span.end, clause.end});
    uint32_t start = 0;
    if (targets_empty(right.name)) return 0;
    if (figure->kind == FIGURE_RANK) return right.name.start == figure->span.end;
    if (targets_words_before(&reader->vocabulary->statement_ends, reader->source.text, right.name.start, right.name.end,
                             &start))
        return !is_task_done(reader, clause, before, start);
    if (figure->kind != FIGURE_MONEY) return 0;
    const targets_left left = targets_left_read(&reader->source, before);
    if (is_spent(reader, &left, right.name)) return 0;
    const targets_word *head =
        targets_words_before(&reader->vocabulary->heads, reader->source.text, right.name.start, right.name.end, &start);
    return (figure->bound == BOUND_AT_LEAST && right.name.start == figure->span.end) ||
           (head && head->role == HEAD_GENERAL) || targets_is_bare(&left);
}

/* A length of time is an indicator only where the words before it say that a time is measured. */
static int is_plain_duration(const targets_reader *reader, gb_span between) {
    const targets_left left = targets_left_read(&reader->source, between);
    uint32_t start = 0;
    if (targets_empty(left.name)) return 1;
    const targets_word *head =
        targets_words_before(&reader->vocabulary->heads, reader->source.text, left.name.start, left.name.end, &start);
    if (head && head->role == HEAD_TIME) return 0;
    return !TARGETS_HAS(&left, VERB_FALL);
}

void targets_mark_passive(targets_reader *reader, gb_span clause, size_t first, size_t last) {
    const gb_string text = reader->source.text;
    uint32_t from = clause.start, anchored = clause.start; /* anchored: as from, but dates are passed over */
    int title = 0, seen_rank = 0;
    for (size_t i = first; i < last; i++) {
        targets_figure *figure = &reader->figures[i];
        for (uint32_t at = from; at < figure->span.start;) { /* inside 《》 everything belongs to the title */
            const gb_string head = {text.data, figure->span.start};
            size_t next = at;
            const uint32_t c = gb_next(head, &next);
            title += c == 0x300A;
            title -= c == 0x300B && title > 0;
            at = (uint32_t)next;
        }
        const gb_span before = {from, figure->span.start};
        if (title > 0 || is_attribute(reader, clause, before, figure) ||
            is_beginning(reader, (gb_span){anchored, figure->span.start}, i, last))
            figure->passive = 1;
        else if (figure->kind == FIGURE_DURATION)
            figure->passive = (uint8_t)is_plain_duration(reader, before);
        else if (i > first && figure[-1].counts && figure[-1].span.end == figure->span.start &&
                 !targets_empty(targets_right_read(&reader->source, (gb_span){figure->span.end, clause.end}).name))
            figure->passive = 1; /* 3个3000头牧场 */
        else if (is_attached(reader, clause, before, figure))
            figure->passive = 1;
        else if (figure->kind == FIGURE_RANK && i > first && seen_rank == 0 && figure->bound == BOUND_AT_MOST)
            figure->passive = 1; /* 15家企业进入全省前100名 */
        else if (mark_at(text, figure->span.end, clause.end) == 0x300B)
            figure->passive = 1;
        seen_rank |= figure->kind == FIGURE_RANK;
        from = figure->span.end;
        if (figure->kind != FIGURE_DATE) anchored = from;
    }
}
