/* Takes words that are no part of a name off both its ends. */
#include "name.h"

#define STEPS 12       /* words taken off one end at most */
#define NAME_REACH 40  /* characters of a name to the right of its number at most */
#define LIST_REACH 14  /* characters after which such a name ends at a 、 */

void targets_name_clear(targets_name *name) { name->length = 0; }

static int is_blank(uint32_t c) { return c <= ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF; }

void targets_name_append(targets_name *name, gb_string text) {
    size_t at = 0;
    while (at < text.length) {
        const size_t from = at;
        const uint32_t c = gb_next(text, &at);
        if (is_blank(c)) continue;
        if (at - from > TARGETS_NAME_BYTES - name->length) return;
        memcpy(name->text + name->length, text.data + from, at - from);
        name->length += (uint32_t)(at - from);
    }
}

gb_string targets_name_string(const targets_name *name) {
    gb_string string = {name->text, name->length};
    return string;
}

/* The first figure that starts at or after `at`: its index, or figure_count. */
static size_t lower_bound(const targets_source *source, uint32_t at) {
    size_t low = 0, high = source->figure_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (source->figures[middle].span.start < at) low = middle + 1;
        else high = middle;
    }
    return low;
}

const targets_figure *targets_figure_from(const targets_source *source, uint32_t at) {
    const size_t i = lower_bound(source, at);
    return i < source->figure_count && source->figures[i].span.start == at ? &source->figures[i] : NULL;
}

const targets_figure *targets_figure_to(const targets_source *source, uint32_t at) {
    const size_t i = lower_bound(source, at);
    return i > 0 && source->figures[i - 1].span.end == at ? &source->figures[i - 1] : NULL;
}

/* 1 for marks that may end what stands before a number but are no part of a name. */
static int is_closing(uint32_t c) {
    return is_blank(c) || c == 0x3001 || c == 0xFF0C || c == ',' || c == 0xFF08 || c == '(' || c == 0xFF1A || c == ':' ||
           c == 0x2014 || c == 0xFF0D || c == 0x7684; /* 的 */
}

gb_span targets_trimmed(gb_string text, gb_span span) {
    while (span.end > span.start) {
        size_t at = span.end;
        const uint32_t c = gb_previous(text, &at);
        if (!is_closing(c)) break;
        span.end = (uint32_t)at;
    }
    return span;
}

/* Takes a passive figure off the right end: a date (with the 比 or 较 before it), or the number a change began from. */
static int strip_figure(const targets_source *source, targets_left *left, int *from_word) {
    const targets_figure *figure = targets_figure_to(source, left->name.end);
    if (!figure || !figure->passive || figure->span.start < left->name.start) return 0;
    gb_span rest = {left->name.start, figure->span.start};
    uint32_t start = 0;
    if (figure->kind == FIGURE_DATE) {
        const targets_word *than = targets_words_before(&source->vocabulary->marks, source->text, rest.start, rest.end, &start);
        if (than && than->role == MARK_THAN) {
            rest.end = start;
            left->base_year = figure->year;
        }
        left->name = rest;
        return 1;
    }
    const targets_word *word = targets_words_before(&source->vocabulary->verbs, source->text, rest.start, rest.end, &start);
    if (!word || word->role != VERB_FROM) return 0;
    rest.end = start;
    left->name = rest;
    *from_word = 1;
    return 1;
}

static void note_verb(targets_left *left, const targets_word *word, gb_span place) {
    left->verbs |= 1u << word->role;
    if ((word->role == VERB_GROWTH || word->role == VERB_RATE) && left->direction == DIRECTION_NONE) left->direction = DIRECTION_UP;
    if ((word->role == VERB_FALL || word->role == VERB_RATE_DOWN) && left->direction == DIRECTION_NONE)
        left->direction = DIRECTION_DOWN;
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
        const targets_word *word =
            targets_words_before(&source->vocabulary->verbs, source->text, left->name.start, left->name.end, &place.start);
        if (!word || word->role == VERB_NOUN) return;
        if (word->role == VERB_REGION && (left->verbs & ~((1u << VERB_RANK) | (1u << VERB_ADVERB)))) return;
        note_verb(left, word, place);
        if (word->role == VERB_EXAMPLE) {
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
    if (figure && figure->passive && (figure->kind == FIGURE_DATE || figure->kind == FIGURE_DURATION) && figure->span.end <= span->end) {
        span->start = figure->span.end;
        *behind_date = 1;
        return 1;
    }
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&source->vocabulary->openings, head, span->start, &end);
    if (!word || word->role == OPENING_NAME || (word->role == OPENING_TAIL && !*behind_date)) return 0;
    if (left && word->role == OPENING_PART) left->part = 1;
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
    if (word->role == VERB_MAKE ? word->number : word->role == VERB_GROWTH && word->number && left && left->verbs == 0) {
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

/* 12. or 3） in front of an item of a list. */
static int strip_number(gb_string text, gb_span *span) {
    uint32_t at = span->start;
    const gb_string head = {text.data, span->end};
    while (at < span->end && text.data[at] >= '0' && text.data[at] <= '9') at++;
    if (at == span->start || at == span->end) return 0;
    size_t next = at;
    const uint32_t mark = gb_next(head, &next);
    if (mark != '.' && mark != 0xFF0E && mark != 0x3001 && mark != ')' && mark != 0xFF09) return 0;
    span->start = (uint32_t)next;
    return 1;
}

gb_span targets_without_openings(const targets_source *source, gb_span span, targets_left *left) {
    int behind_date = 0;
    for (int step = 0; step < STEPS && span.start < span.end; step++) {
        const gb_string head = {source->text.data, span.end};
        size_t at = span.start;
        if (is_blank(gb_next(head, &at))) {
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
        if (word->role != ANCHOR_LAST_YEAR && word->role != ANCHOR_THIS_YEAR && word->role != ANCHOR_NEXT_YEAR) continue;
        if (place.end < left->name.end) left->name.start = place.end;
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

/* What is left of 三是将 is no name. */
static int is_one_character(gb_string text, gb_span span) {
    const gb_string head = {text.data, span.end};
    size_t at = span.start;
    return at < span.end && gb_is_han(gb_next(head, &at)) && at == span.end;
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
    strip_right(source, &left);
    strip_year(source, &left);
    strip_statement(source, &left);
    left.name = targets_without_openings(source, left.name, &left);
    strip_attribute(source, &left);
    strip_scope(source, &left);
    left.name = targets_trimmed(source->text, left.name);
    if (is_one_character(source->text, left.name)) left.name.end = left.name.start;
    if (targets_empty(left.name)) left.leading.end = left.leading.start;
    return left;
}

/* 1 for characters at which a name to the right of a number cannot begin or go on. */
static int ends_name(uint32_t c) {
    return c == 0 || c == '\n' || c == '\r' || c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == ',' || c == ';' || c == ':' ||
           c == 0xFF01 || c == 0xFF1F;
}

static int begins_name(uint32_t c) { return gb_is_han(c) || (c < 128 && ((c | 32) >= 'a' && (c | 32) <= 'z')) || c == 0x201C || c == 0x300A; }

/* Words that join to a next name taken off the right end: 6个乡镇和60个村. */
static gb_span without_joint(const targets_source *source, gb_span name) {
    uint32_t start = 0;
    const targets_word *word = targets_words_before(&source->vocabulary->openings, source->text, name.start, name.end, &start);
    const gb_string head = {source->text.data, name.end};
    size_t at = start;
    if (word && word->role == OPENING_JOINT && start > name.start && gb_is_han(gb_next(head, &at))) name.end = start;
    return name;
}

/* What follows a general name or an object word, up to the end of the clause. */
static gb_span rest_of(gb_string text, uint32_t from, uint32_t to) {
    const gb_string head = {text.data, to};
    gb_span rest = {from, from};
    size_t at = from;
    for (int count = 0; count < NAME_REACH && at < to; count++) {
        const uint32_t c = gb_next(head, &at);
        if (ends_name(c) || c == 0x3001) break;
        rest.end = (uint32_t)at;
    }
    return rest;
}

static void finish_right(const targets_source *source, targets_right *right) {
    const targets_vocabulary *vocabulary = source->vocabulary;
    uint32_t start = 0, end = 0;
    const gb_string head = {source->text.data, right->name.end};
    if (targets_empty(right->name)) return;
    const targets_word *excluded = targets_words_at(&vocabulary->heads, head, right->name.start, &end);
    right->excluded = excluded && excluded->role == HEAD_EXCLUDED && end == right->name.end;
    const targets_word *action = targets_words_before(&vocabulary->cuts, source->text, right->name.start, right->name.end, &start);
    if (action && action->role == CUT_ACTION && start > right->name.start) {
        right->action = 1;
        right->tail.start = start;
        right->tail.end = right->name.end;
    }
}

targets_right targets_right_read(const targets_source *source, gb_span between) {
    targets_right right;
    memset(&right, 0, sizeof right);
    const gb_string head = {source->text.data, between.end};
    size_t at = between.start;
    while (at < between.end) {
        size_t next = at;
        if (!is_blank(gb_next(head, &next))) break;
        at = next;
    }
    right.name.start = right.name.end = (uint32_t)at;
    size_t first = at;
    if (at >= between.end || (!begins_name(gb_next(head, &first)) && !targets_figure_from(source, (uint32_t)at))) return right;
    const targets_word *cut = NULL;
    uint32_t end = 0;
    const size_t following = lower_bound(source, (uint32_t)at + 1);
    const uint32_t stop = following < source->figure_count ? source->figures[following].span.start : between.end;
    for (int count = 0; count < NAME_REACH && at < between.end; count++) {
        size_t next = at;
        const uint32_t c = gb_next(head, &next);
        if (ends_name(c) || at >= stop) break;
        cut = targets_words_at(&source->vocabulary->cuts, head, (uint32_t)at, &end);
        if (cut && (cut->role == CUT_VERB || cut->role == CUT_OBJECT)) break;
        if (cut && cut->role == CUT_START && count == 0) break;
        if (c == 0x3001 && count > LIST_REACH) break;
        if (cut && cut->role == CUT_START) end = (uint32_t)next;
        at = cut ? end : next;
        cut = NULL;
    }
    right.name.end = (uint32_t)at;
    if (cut && at > right.name.start) {
        const targets_word *general =
            targets_words_exact(&source->vocabulary->heads, gb_slice(source->text, right.name));
        if (general && general->role == HEAD_GENERAL) {
            right.object = cut->role == CUT_OBJECT;
            right.after = rest_of(source->text, right.object ? end : (uint32_t)at, between.end);
        }
    }
    right.name = without_joint(source, targets_trimmed(source->text, right.name));
    finish_right(source, &right);
    return right;
}
