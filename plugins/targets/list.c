/* Lists of names with a list of figures: 甲、乙分别增长5%、7%. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "reader.h"

#define LIST_LIMIT 24 /* names of one list at most */

typedef struct item_list {
    gb_span items[LIST_LIMIT];
    size_t count;
} item_list;

static gb_string slice(const targets_reader *reader, gb_span span) {
    return gb_slice(reader->source.text, span);
}

/* The figures of the list: `index` and all active ones behind it with nothing but marks and verbs between. */
static size_t list_end(const targets_reader *reader, size_t index, size_t last) {
    size_t end = index + 1;
    while (end < last && end - index < LIST_LIMIT) {
        const targets_figure *figure = &reader->figures[end];
        const gb_span between = {reader->figures[end - 1].span.end, figure->span.start};
        if (figure->passive || between.start > between.end) break;
        const targets_left left = targets_left_read(&reader->source, between);
        if (!targets_empty(left.name) || (between.end > between.start && !left.joint)) break;
        end++;
    }
    return end;
}

/* Divides at 、 and, with `words`, at words that join (和, 与, 及). */
static void divide(const targets_reader *reader, gb_span names, int words, item_list *list) {
    const gb_string head = {reader->source.text.data, names.end};
    uint32_t from = names.start;
    size_t at = names.start;
    list->count = 0;
    while (at < names.end && list->count < LIST_LIMIT - 1) {
        size_t next = at;
        uint32_t end = 0;
        const uint32_t c = gb_next(head, &next);
        const targets_word *joint =
            words ? targets_words_at(&reader->vocabulary->openings, head, (uint32_t)at, &end) : NULL;
        if (c == 0x3001 || (joint && joint->role == OPENING_JOINT && gb_is_han(c) && at > from)) {
            if (at > from) list->items[list->count++] = (gb_span){from, (uint32_t)at};
            from = (uint32_t)(joint && c != 0x3001 ? end : next);
            at = from;
            continue;
        }
        at = next;
    }
    if (names.end > from) list->items[list->count++] = (gb_span){from, names.end};
}

/* Where the words begin that the last name shares with the names before it: behind its own first word when that is of
 * the kind of `item` (城镇, 农村), else at the measure it ends with; names.end = nothing is shared. */
static uint32_t shared_part(const targets_reader *reader, gb_span item, gb_span last) {
    const targets_vocabulary *vocabulary = reader->vocabulary;
    const gb_string text = reader->source.text, item_head = {text.data, item.end}, last_head = {text.data, last.end};
    uint32_t item_end = 0, last_end = 0, start = 0, item_start = 0;
    const targets_word *own = targets_words_at(&vocabulary->lists, item_head, item.start, &item_end);
    const targets_word *other = targets_words_at(&vocabulary->lists, last_head, last.start, &last_end);
    if (own && other && own->number == other->number) { /* 城镇[居民], 农村[居民人均可支配收入] */
        const gb_string rest = {text.data + item_end, item.end - item_end};
        return rest.length == 0 || gb_stands_at(last_head, last_end, rest) ? (uint32_t)(last_end + rest.length)
                                                                           : last.end;
    }
    const targets_word *measure = targets_words_before(&vocabulary->measures, text, last.start, last.end, &start);
    if (!measure || start == last.start) return last.end;
    return targets_words_before(&vocabulary->measures, text, item.start, item.end, &item_start) ? last.end : start;
}

static void name_of(const targets_reader *reader, const item_list *list, size_t i, targets_name *name) {
    const gb_span item = list->items[i], last = list->items[list->count - 1];
    targets_name_clear(name);
    targets_name_append(name, slice(reader, item));
    if (i + 1 < list->count)
        targets_name_append(name, slice(reader, (gb_span){shared_part(reader, item, last), last.end}));
}

/* 城乡居民收入 with two figures: one word hides both names. `divided`: only a word that has the marks of a list itself
 * (一、二、三产业). */
static int split_hidden(const targets_reader *reader, gb_span whole, size_t i, size_t count, int divided,
                        targets_name *name) {
    gb_span rest = whole, place;
    const targets_word *word;
    while ((word = targets_words_find(&reader->vocabulary->lists, reader->source.text, rest, &place)) != NULL) {
        size_t from = 0, member = 0, members = word->text.length > 0;
        for (size_t k = 0; k < word->text.length; k++) members += word->text.data[k] == '|';
        if (members != count || (divided && memmem(word->form.data, word->form.length, "、", strlen("、")) == NULL)) {
            rest.start = place.end;
            continue;
        }
        while (member < i) member += word->text.data[from++] == '|';
        size_t to = from;
        while (to < word->text.length && word->text.data[to] != '|') to++;
        targets_name_clear(name);
        targets_name_append(name, slice(reader, (gb_span){whole.start, place.start}));
        targets_name_append(name, (gb_string){word->text.data + from, to - from});
        targets_name_append(name, slice(reader, (gb_span){place.end, whole.end}));
        return 1;
    }
    return 0;
}

static void add(targets_reader *reader, gb_span clause, const targets_left *left, const targets_name *name,
                size_t figure, int rule) {
    targets_draft draft = {.clause = clause, .figure = (int64_t)figure, .change = -1, .row = -1, .rule = (uint8_t)rule};
    targets_add_draft(reader, &draft, left, name);
}

/* 甲企业5家、资金3亿元，分别增长…: the figures belong to the drafts of the clause before. */
static int continue_drafts(targets_reader *reader, gb_span clause, const targets_left *left, size_t index, size_t end) {
    const size_t count = end - index, drafts = reader->drafts->count;
    if (drafts - reader->first_draft < count) return 0;
    const size_t from = drafts - count;
    if (from > reader->first_draft &&
        reader->drafts->rows[from - 1].clause.start == reader->drafts->rows[from].clause.start)
        return 0;
    for (size_t i = 0; i < count; i++) {
        targets_name name;
        targets_name_clear(&name);
        targets_name_append(&name, reader->drafts->rows[from + i].plain);
        if (!TARGETS_HAS(left, VERB_RANK)) targets_drop_rate(reader, &name);
        add(reader, clause, left, &name, index + i, RULE_LIST);
        targets_draft *before = &reader->drafts->rows[from + i],
                      *now = &reader->drafts->rows[reader->drafts->count - 1];
        if (reader->drafts->failed) return 1;
        if (before->change < 0 && now->measure == MEASURE_GROWTH) {
            before->change = now->figure;
            before->change_direction = now->direction;
        }
    }
    return 1;
}

size_t targets_read_list(targets_reader *reader, gb_span clause, const targets_left *left, size_t index, size_t last) {
    const size_t end = list_end(reader, index, last), count = end - index;
    item_list list;
    targets_name name;
    if (count < 2) return index;
    const int each = TARGETS_HAS(left, VERB_EACH) != 0;
    if (targets_empty(left->name)) return continue_drafts(reader, clause, left, index, end) ? end : index;
    divide(reader, left->name, 0, &list);
    if (list.count != count) divide(reader, left->name, 1, &list);
    if (!each && list.count != count && !split_hidden(reader, left->name, 0, count, 0, &name)) return index;
    for (size_t i = 0; i < count; i++) {
        int rule = RULE_LIST;
        if (split_hidden(reader, left->name, i, count, list.count == count, &name)) {
            rule = RULE_LIST;
        } else if (list.count == count) {
            name_of(reader, &list, i, &name);
        } else {
            targets_name_clear(&name);
            targets_name_append(&name, slice(reader, left->name));
            rule = RULE_MISMATCH;
        }
        add(reader, clause, left, &name, index + i, rule);
    }
    reader->subject = name;
    return end;
}
