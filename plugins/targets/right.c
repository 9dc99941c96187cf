/* What stands to the right of a number: the thing that is counted. */
#include "name.h"

#define NAME_REACH 40 /* characters of a name at most */
#define LIST_REACH 14 /* characters after which a name ends at a 、 */

/* 1 for characters at which a name to the right of a number cannot begin or go on. */
static int ends_name(uint32_t c) {
    return c == 0 || c == '\n' || c == '\r' || c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == ',' ||
           c == ';' || c == ':' || c == 0xFF01 || c == 0xFF1F;
}

static int begins_name(uint32_t c) {
    return gb_is_han(c) || (c < 128 && ((c | 32) >= 'a' && (c | 32) <= 'z')) || c == 0x201C || c == 0x300A;
}

/* Words that join to a next name taken off the right end: 6个乡镇和60个村. */
static gb_span without_joint(const targets_source *source, gb_span name) {
    uint32_t start = 0;
    const targets_word *word =
        targets_words_before(&source->vocabulary->openings, source->text, name.start, name.end, &start);
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
    const targets_word *action =
        targets_words_before(&vocabulary->cuts, source->text, right->name.start, right->name.end, &start);
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
        if (!targets_is_blank(gb_next(head, &next))) break;
        at = next;
    }
    right.name.start = right.name.end = (uint32_t)at;
    size_t first = at;
    if (at >= between.end || (!begins_name(gb_next(head, &first)) && !targets_figure_from(source, (uint32_t)at)))
        return right;
    const targets_word *cut = NULL;
    uint32_t end = 0;
    const size_t following = targets_figure_after(source, (uint32_t)at + 1);
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

gb_span targets_portion_read(gb_string text, gb_span between) {
    const gb_string head = {text.data, between.end};
    size_t at = between.start, first = between.start;
    gb_span none = {between.start, between.start};
    if (gb_next(head, &at) != 0x7684) at = between.start; /* 的 */
    first = at;
    if (!gb_is_han(gb_next(head, &first))) return none;
    return rest_of(text, (uint32_t)at, between.end);
}
