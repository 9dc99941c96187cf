/* What stands to the left of a number, without the words that are no part of a name. */
#include "name.h"

#define STEPS 12          /* words taken off one end at most */
#define COMPARED_BYTES 60 /* between 比 and 高 at most */

/* Takes a passive figure off the right end: a date (with the 比 or 较 before it), or the number a change began from. */
static int strip_figure(const targets_source *source, targets_left *left, int *from_word) {
    const targets_figure *figure = targets_figure_to(source, left->name.end);
    if (!figure || !figure->passive || figure->span.start < left->name.start) return 0;
    gb_span rest = {left->name.start, figure->span.start};
    uint32_t start = 0;
    if (figure->kind == FIGURE_DATE) {
        const targets_word *than =
            targets_words_before(&source->vocabulary->marks, source->text, rest.start, rest.end, &start);
        if (than && than->role == MARK_THAN) {
            rest.end = start;
            left->base_year = figure->year;
        }
        left->name = rest;
        return 1;
    }
    rest = targets_trimmed(source->text, rest);
    const targets_figure *date = targets_figure_to(source, rest.end); /* 由2019年的3%提高到5% */
    if (date && date->kind == FIGURE_DATE && date->span.start >= rest.start) rest.end = date->span.start;
    const targets_word *word =
        targets_words_before(&source->vocabulary->verbs, source->text, rest.start, rest.end, &start);
    if (word && word->role == VERB_REGION) { /* 由全省第9位 */
        rest.end = start;
        word = targets_words_before(&source->vocabulary->verbs, source->text, rest.start, rest.end, &start);
    }
    if (!word || word->role != VERB_FROM) return 0;
    rest.end = start;
    left->name = rest;
    *from_word = 1;
    return 1;
}

static void note_verb(targets_left *left, const targets_word *word, gb_span place) {
    left->verbs |= 1u << word->role;
    if ((word->role == VERB_GROWTH || word->role == VERB_RATE) && left->direction == DIRECTION_NONE)
        left->direction = DIRECTION_UP;
    if ((word->role == VERB_FALL || word->role == VERB_RATE_DOWN) && left->direction == DIRECTION_NONE)
        left->direction = DIRECTION_DOWN;
    if (word->role == VERB_RANK && word->number && left->direction == DIRECTION_NONE) left->direction = DIRECTION_UP;
    if (word->role == VERB_MAKE && word->number && targets_empty(left->kept)) left->kept = place;
    if (word->role == VERB_MAKE && targets_empty(left->made)) left->made = place;
    if (word->role == VERB_MAKE) left->adds = 1;
    if (word->role == VERB_ADVERB && word->number) left->sums = 1;
    if (word->role == VERB_REACH && word->number) left->total = 1;
    if (word->role == VERB_REGION && targets_empty(left->region)) left->region = place;
}

/* Takes verbs and adverbs off the right end. */
static void strip_right(const targets_source *source, targets_left *left) {
    for (int step = 0, from_word = 0; step < STEPS; step++) {
        left->name = targets_trimmed(source->text, left->name);
        if (!from_word && strip_figure(source, left, &from_word)) continue;
        gb_span place = {0, left->name.end};
        const targets_word *word = targets_words_before(&source->vocabulary->verbs, source->text, left->name.start,
                                                        left->name.end, &place.start);
        if (!word || word->role == VERB_NOUN) return;
        if (word->role == VERB_REGION && (left->verbs & ~((1u << VERB_RANK) | (1u << VERB_ADVERB)))) return;
        note_verb(left, word, place);
        if (word->role == VERB_EXAMPLE) {
            left->sole = (gb_span){left->name.start, place.start};
            left->name.end = left->name.start;
            return;
        }
        if (word->role == VERB_SHARE || word->role == VERB_RATE || word->role == VERB_RATE_DOWN) return;
        left->name.end = place.start;
    }
}

/* Takes a basis of calculation (剔除…因素) off the left end. */
static void strip_scope(const targets_source *source, targets_left *left) {
    const targets_words *heads = &source->vocabulary->heads;
    const gb_string head = {source->text.data, left->name.end};
    uint32_t end = 0;
    const targets_word *word = targets_words_at(heads, head, left->name.start, &end);
    if (!word || word->role != HEAD_SCOPE_START) return;
    gb_span rest = {end, left->name.end}, place;
    while ((word = targets_words_find(heads, source->text, rest, &place)) != NULL) {
        if (word->role == HEAD_SCOPE) {
            left->scope.start = left->name.start;
            left->scope.end = place.end;
            left->name.start = place.end;
            return;
        }
        rest.start = place.end;
    }
}

/* One opening off the left end; 0 = there is none. */
static int strip_opening(const targets_source *source, gb_span *span, targets_left *left, int *behind_date) {
    const gb_string head = {source->text.data, span->end};
    const targets_figure *figure = targets_figure_from(source, span->start);
    if (figure && figure->passive && (figure->kind == FIGURE_DATE || figure->kind == FIGURE_DURATION) &&
        figure->span.end <= span->end) {
        span->start = figure->span.end;
        *behind_date = 1;
        return 1;
    }
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&source->vocabulary->openings, head, span->start, &end);
    if (!word || word->role == OPENING_NAME || (word->role == OPENING_TAIL && !*behind_date)) return 0;
    if (left && word->role == OPENING_PART) left->part = 1;
    const targets_word *verb = left ? targets_words_exact(&source->vocabulary->verbs, word->form) : NULL;
    if (verb && verb->role == VERB_ADVERB && verb->number) left->sums = 1; /* 累计建成 */
    span->start = end;
    *behind_date = 0;
    return 1;
}

/* Takes an attribute with a figure off the left end: 总投资5亿元的. */
static void strip_attribute(const targets_source *source, targets_left *left) {
    const gb_string head = {source->text.data, left->name.end};
    uint32_t start = targets_empty(left->leading) ? left->name.start : left->leading.end, end = 0;
    const targets_word *word = targets_words_at(&source->vocabulary->heads, head, start, &end);
    const targets_figure *figure = word && word->role == HEAD_DEPENDENT ? targets_figure_from(source, end) : NULL;
    if (!figure || !figure->passive || figure->span.end >= left->name.end) return;
    size_t at = figure->span.end;
    if (gb_next(head, &at) != 0x7684) return;
    left->name.start = (uint32_t)at;
    left->leading.end = left->leading.start;
}

static int strip_leading_verb(const targets_source *source, gb_span *span, targets_left *left) {
    const gb_string head = {source->text.data, span->end};
    uint32_t end = 0, opening_end = 0;
    const targets_word *word = targets_words_at(&source->vocabulary->verbs, head, span->start, &end);
    if (!word) return 0;
    const targets_word *opening = targets_words_at(&source->vocabulary->openings, head, span->start, &opening_end);
    if (opening && opening->role == OPENING_NAME && opening_end >= end) return 0;
    if (word->role == VERB_FALL && end - span->start > 3 && left && left->verbs == 0) { /* 减少贫困人口100万人 */
        left->verbs |= 1u << VERB_FALL;
        left->direction = DIRECTION_DOWN;
        span->start = end;
        return 1;
    }
    if (word->role == VERB_MAKE ? word->number
                                : word->role == VERB_GROWTH && word->number && left && left->verbs == 0) {
        if (left) {
            left->leading.start = span->start;
            left->leading.end = end;
            left->adds = 1;
        }
        return 0;
    }
    if (word->role != VERB_MAKE) return 0;
    if (left) left->adds = 1;
    span->start = end;
    return 1;
}

/* 一 to 十 */
static int is_numeral(uint32_t c) {
    return c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB || c == 0x4E94 || c == 0x516D || c == 0x4E03 ||
           c == 0x516B || c == 0x4E5D || c == 0x5341;
}

/* 12. or 3） or 一） in front of an item of a list. */
static int strip_number(gb_string text, gb_span *span) {
    const gb_string head = {text.data, span->end};
    size_t at = span->start, next = at;
    uint32_t mark = gb_next(head, &next);
    while ((mark >= '0' && mark <= '9') || is_numeral(mark)) {
        at = next;
        mark = gb_next(head, &next);
    }
    if (at == span->start || at == span->end) return 0;
    if (mark == 0x3001 && (unsigned char)text.data[span->start] > '9') return 0; /* 一、二、三产业 */
    if (mark != '.' && mark != 0xFF0E && mark != 0x3001 && mark != ')' && mark != 0xFF09) return 0;
    span->start = (uint32_t)next;
    return 1;
}

gb_span targets_without_openings(const targets_source *source, gb_span span, targets_left *left) {
    int behind_date = 0;
    for (int step = 0; step < STEPS && span.start < span.end; step++) {
        const gb_string head = {source->text.data, span.end};
        size_t at = span.start;
        if (targets_is_blank(gb_next(head, &at))) {
            span.start = (uint32_t)at;
            continue;
        }
        if (strip_number(source->text, &span)) continue;
        if (!strip_opening(source, &span, left, &behind_date) && !strip_leading_verb(source, &span, left)) break;
    }
    return span;
}

/* 中央提出今年经济增长…: the name begins behind a word for a year. */
static void strip_year(const targets_source *source, targets_left *left) {
    gb_span rest = left->name, place;
    const targets_word *word;
    while ((word = targets_words_find(&source->vocabulary->anchors, source->text, rest, &place)) != NULL) {
        rest.start = place.end;
        const int is_year =
            word->role == ANCHOR_LAST_YEAR || word->role == ANCHOR_THIS_YEAR || word->role == ANCHOR_NEXT_YEAR;
        const int opens = place.start == left->name.start && word->role <= ANCHOR_PLAN_END;
        if (!is_year && !opens) continue;
        const gb_string head = {source->text.data, left->name.end};
        uint32_t end = place.end;
        const targets_word *mark = targets_words_at(&source->vocabulary->marks, head, place.end, &end);
        if (!mark || (mark->role != MARK_TIME && mark->role != MARK_SINCE)) end = place.end;
        if (word->role == ANCHOR_PLAN && end == place.end) continue; /* the name of a plan, not a time */
        if (end < left->name.end) left->name.start = end;
    }
}

/* 增速保持前列、新增企业: what stands before a 、 that a make word follows says something else. */
static void strip_statement(const targets_source *source, targets_left *left) {
    const gb_string head = {source->text.data, left->name.end};
    for (size_t at = left->name.end; at > left->name.start;) {
        const size_t behind = at;
        uint32_t end = 0, start = 0;
        if (gb_previous(head, &at) != 0x3001 || at <= left->name.start) continue;
        const targets_words *verbs = &source->vocabulary->verbs;
        const targets_word *word = targets_words_at(verbs, head, (uint32_t)behind, &end);
        const targets_word *before = targets_words_before(verbs, source->text, left->name.start, (uint32_t)at, &start);
        if (before && before->role == VERB_MAKE) return; /* 新建、改扩建停车位 */
        if (word && word->role == VERB_MAKE && end < left->name.end) left->name.start = (uint32_t)behind;
        return;
    }
}

/* 1 when a word that begins a comparison stands at `at`, and not the beginning of a name (比亚迪). */
static int begins_comparison(const targets_source *source, uint32_t at, uint32_t end, int role) {
    const gb_string head = {source->text.data, end};
    uint32_t behind = 0;
    const targets_word *than = targets_words_at(&source->vocabulary->marks, head, at, &behind);
    if (!than || than->role != role || behind >= end) return 0;
    const targets_word *name = targets_words_at(&source->vocabulary->openings, head, at, &behind);
    return !name || name->role != OPENING_NAME;
}

/* 增速比城镇居民高: what is compared with is no part of the name. */
static void strip_more(const targets_source *source, targets_left *left) {
    uint32_t start = 0;
    const targets_word *more =
        targets_words_before(&source->vocabulary->marks, source->text, left->name.start, left->name.end, &start);
    if (!more || more->role != MARK_MORE) return;
    uint32_t verb = start; /* 提高 */
    if (targets_words_before(&source->vocabulary->verbs, source->text, left->name.start, left->name.end, &verb) &&
        verb < start)
        return;
    const uint32_t least = start > left->name.start + COMPARED_BYTES ? start - COMPARED_BYTES : left->name.start;
    const gb_string head = {source->text.data, start};
    for (size_t at = start; at > least;) {
        gb_previous(head, &at);
        if (!begins_comparison(source, (uint32_t)at, start, MARK_THAN)) continue;
        left->than.start = (uint32_t)at;
        left->than.end = left->name.end;
        left->name.end = (uint32_t)at;
        return;
    }
}

/* 比前五年, 是前五年的: when nothing but a comparison is left, there is no name. `figure` stands behind it. */
static void strip_comparison(const targets_source *source, const targets_figure *figure, targets_left *left) {
    const int times = figure && figure->kind == FIGURE_MULTIPLE;
    if (!begins_comparison(source, left->name.start, left->name.end, MARK_THAN) &&
        !(times && begins_comparison(source, left->name.start, left->name.end, MARK_TIMES)))
        return;
    left->than = left->name;
    left->name.end = left->name.start;
}

/* What is left of 三是将 is no name. */
static int is_one_character(gb_string text, gb_span span) {
    const gb_string head = {text.data, span.end};
    size_t at = span.start;
    return at < span.end && gb_is_han(gb_next(head, &at)) && at == span.end;
}

/* 开展各类招聘, 首店、旗舰店等: what is left when the name is empty. `rest` is what stood before the words taken off.
 */
static void find_sole(const targets_source *source, gb_span rest, targets_left *left) {
    const gb_string head = {source->text.data, rest.end};
    uint32_t end = 0;
    if (!targets_empty(left->sole)) {
        left->sole = targets_without_openings(source, targets_trimmed(source->text, left->sole), NULL);
        return;
    }
    if (!targets_empty(left->name) || targets_empty(rest) || targets_empty(left->kept)) return;
    const targets_word *word = targets_words_at(&source->vocabulary->verbs, head, rest.start, &end);
    if (word && word->role == VERB_MAKE) left->sole = left->kept;
}

targets_left targets_left_read(const targets_source *source, gb_span between) {
    targets_left left;
    memset(&left, 0, sizeof left);
    left.direction = DIRECTION_NONE;
    left.name = between;
    const gb_string head = {source->text.data, between.end};
    uint32_t end = 0;
    const targets_word *opening = targets_words_at(&source->vocabulary->openings, head, between.start, &end);
    left.joint = opening && opening->role == OPENING_JOINT;
    strip_more(source, &left);
    strip_right(source, &left);
    const gb_span rest = left.name;
    strip_year(source, &left);
    strip_statement(source, &left);
    left.name = targets_without_openings(source, left.name, &left);
    strip_attribute(source, &left);
    strip_scope(source, &left);
    left.name = targets_trimmed(source->text, left.name);
    strip_comparison(source, targets_figure_from(source, between.end), &left);
    if (is_one_character(source->text, left.name)) left.name.end = left.name.start;
    if (targets_empty(left.name)) left.leading.end = left.leading.start;
    find_sole(source, rest, &left);
    return left;
}
