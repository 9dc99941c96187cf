/* Lists of equal length with something in common: 补链、延链、强链; 抓投资、促消费; 老有所依、幼有所养. */
#include "analysis.h"

#define SEGMENTS_MAX 16
#define LENGTH_MAX 12     /* characters of a segment */
#define TAIL_CHARACTERS 3 /* of an item in a list that is the end of a longer one */

typedef struct list {
    gb_span items[SEGMENTS_MAX];
    size_t count;
    uint32_t length; /* characters of each */
    int introduced;  /* a word such as 坚持 stands before it */
    uint32_t shared; /* bit i: all have the same character at i */
    gb_string text;
    const vocabulary *words;
} list;

static gb_string character_of(const list *l, size_t item, uint32_t index) {
    uint32_t start = l->items[item].start + index * 3;
    return gb_slice(l->text, (gb_span){start, start + 3});
}

/* Is the character at `index` of every item in `set`? */
static int all_in(const list *l, word_set set, uint32_t index) {
    for (size_t i = 0; i < l->count; i++) {
        if (!word_is(l->words, set, character_of(l, i, index))) return 0;
    }
    return 1;
}

/* Is the character at `index` of any item in `set`? */
static int any_in(const list *l, word_set set, uint32_t index) {
    for (size_t i = 0; i < l->count; i++) {
        if (word_is(l->words, set, character_of(l, i, index))) return 1;
    }
    return 0;
}

static int is_shared(const list *l, uint32_t index) {
    return (l->shared >> index) & 1u;
}

static uint32_t shared_count(const list *l) {
    return (uint32_t)__builtin_popcount(l->shared);
}

static void compare_items(list *l) {
    l->shared = 0;
    for (uint32_t c = 0; c < l->length; c++) {
        int same = 1;
        for (size_t i = 1; i < l->count && same; i++) same = gb_equal(character_of(l, 0, c), character_of(l, i, c));
        if (same) l->shared |= 1u << c;
    }
}

static int repeats_itself(const list *l) {
    for (size_t i = 1; i < l->count; i++) {
        if (gb_equal(gb_slice(l->text, l->items[i - 1]), gb_slice(l->text, l->items[i]))) return 1;
    }
    return 0;
}

/* 二中、三中: where they differ there are numerals. */
static int counts_up(const list *l) {
    for (uint32_t c = 0; c < l->length; c++) {
        if (is_shared(l, c)) continue;
        int numerals = 1;
        for (size_t i = 0; i < l->count && numerals; i++) {
            numerals = kind_of(l->words, character_at(l->text, l->items[i].start + c * 3, NULL)) == KIND_NUMERAL;
        }
        if (numerals) return 1;
    }
    return 0;
}

/* A character that all share in the inside of the items and that carries the pattern (有, 为, 不). */
static int has_pivot(const list *l) {
    for (uint32_t c = 1; c + 1 < l->length; c++) {
        if (!is_shared(l, c)) continue;
        if (word_is(l->words, WORD_PIVOT, character_of(l, 0, c))) return 1;
        if (l->length > 4 && word_is(l->words, WORD_LONG_PIVOT, character_of(l, 0, c))) return 1;
    }
    return 0;
}

/* The end that all share is in `set`: 至上, 化. */
static int shared_end_is(const list *l, word_set set) {
    uint32_t first = l->length;
    while (first > 0 && is_shared(l, first - 1)) first--;
    for (uint32_t c = first; c < l->length; c++) {
        gb_span end = {l->items[0].start + c * 3, l->items[0].end};
        if (word_is(l->words, set, gb_slice(l->text, end))) return 1;
    }
    return 0;
}

/* Every item ends with a word of two characters or more for things: 重点区域、重点行业. */
static int all_plain(const list *l) {
    for (size_t i = 0; i < l->count; i++) {
        uint32_t start, end = l->items[i].end;
        if (!word_before(l->words, WORD_PLAIN, l->text, end, &start) || end - start < 6) return 0;
    }
    return 1;
}

/* Every item ends with a word for what is done: 高质量发展、高水平开放. */
static int all_act(const list *l) {
    for (size_t i = 0; i < l->count; i++) {
        if (!word_before(l->words, WORD_DONE, l->text, l->items[i].end, NULL)) return 0;
    }
    return 1;
}

/* 抓具体、具体抓: the second is the first, turned. */
static int is_turned(const list *l) {
    if (l->count != 2) return 0;
    gb_string a = gb_slice(l->text, l->items[0]), b = gb_slice(l->text, l->items[1]);
    for (size_t cut = 3; cut < a.length; cut += 3) {
        size_t rest = a.length - cut;
        if (memcmp(a.data + cut, b.data, rest) == 0 && memcmp(a.data, b.data + rest, cut) == 0) return 1;
    }
    return 0;
}

static int judge_two(const list *l) {
    if (l->count < 3) return 0;
    if (is_shared(l, 1)) {
        gb_string end = character_of(l, 0, 1);
        return word_is(l->words, WORD_TAIL, end) || (word_is(l->words, WORD_OBJECT, end) && all_in(l, WORD_VERB, 0));
    }
    if (all_in(l, WORD_VERB, 0) && all_in(l, WORD_PAIR_OBJECT, 1)) return 1; /* 降碳、减污、扩绿 */
    return is_shared(l, 0) && word_is(l->words, WORD_LEAD, character_of(l, 0, 0));
}

static int judge_three(const list *l) {
    if (is_turned(l)) return 1;
    if (all_in(l, WORD_VERB, 0)) return !all_in(l, WORD_PLAIN, 2) || any_in(l, WORD_STRONG_VERB, 0); /* 攻坚期 */
    if (shared_end_is(l, WORD_PLAIN) || all_plain(l)) return 0;
    if (has_pivot(l)) return 1;
    if (l->count < 3) return 0;
    if (is_shared(l, 0) && word_is(l->words, WORD_LEAD, character_of(l, 0, 0))) return 1;
    return shared_end_is(l, WORD_TAIL);
}

/* 全域布局、全链融合、全季出彩; 做大总量、做优存量、做强增量. */
static int is_led(const list *l) {
    if (l->count < 3 || !is_shared(l, 0) || is_shared(l, 1)) return 0;
    gb_string lead = character_of(l, 0, 0);
    if (!word_is(l->words, WORD_FOUR_LEAD, lead)) return 0;
    return word_is(l->words, WORD_STRONG_VERB, lead) || !(shared_end_is(l, WORD_PLAIN) || all_plain(l));
}

static int judge_four(const list *l) {
    if (is_led(l)) return 1;
    if (is_shared(l, 3) && all_in(l, WORD_CITY_VERB, 2)) return 1; /* 工业立市、产业兴市 */
    if (shared_end_is(l, WORD_PLAIN) || all_plain(l)) return 0;
    if (is_shared(l, 3) && word_is(l->words, WORD_FOUR_TAIL, character_of(l, 0, 3))) return 1; /* 设施联通、市场互通 */
    return l->introduced || has_pivot(l) || shared_end_is(l, WORD_TAIL) || is_turned(l);
}

static int judge_longer(const list *l) {
    if (l->count > 2 && is_shared(l, 0) && word_is(l->words, WORD_LONG_LEAD, character_of(l, 0, 0)) && all_act(l))
        return 1;
    if (!has_pivot(l) || shared_end_is(l, WORD_PLAIN) || all_plain(l)) return 0;
    return l->count > 2 || shared_count(l) > 1;
}

static int judge(list *l) {
    compare_items(l);
    if (l->length < 2 || repeats_itself(l) || counts_up(l)) return 0;
    switch (l->length) {
    case 2:
        return judge_two(l);
    case 3:
        return judge_three(l);
    case 4:
        return judge_four(l);
    default:
        return judge_longer(l);
    }
}

/* Can the first item begin at `at`, inside a longer run of ideographs that begins at `from`? */
static int may_begin(const analysis *a, const list *l, uint32_t from, uint32_t at) {
    if (at == from) return 1;
    if (word_before(a->words, WORD_INTRODUCTION, a->text, at, NULL)) return 1;
    if (word_before(a->words, WORD_LIST_START, a->text, at, NULL)) return 1;
    if (l->length == 3 && all_in(l, WORD_VERB, 0)) return 1;
    return l->count > 2 && at - from >= 6; /* a single character before it belongs to it: (产)业链招商 */
}

/* Can the last item end at `at`, before `to`? */
static int may_end(const analysis *a, uint32_t at, uint32_t to) {
    return at == to || word_at(a->words, WORD_AFTER, a->text, at, NULL);
}

/* 宏观政策要稳、社会政策要托底: the last item may be a little longer when a pivot holds the list together. */
static int ends_longer(const list *l, uint32_t at, uint32_t to) {
    return l->count > 2 && to - at <= 6 && has_pivot(l);
}

/* The common length of the items, from runs of ideographs between 、: the ones in the middle decide. 0 = none. */
static uint32_t common_length(const analysis *a, const gb_span *runs, size_t count) {
    if (count > 2) {
        uint32_t bytes = span_length(runs[1]);
        for (size_t i = 2; i + 1 < count; i++) {
            if (span_length(runs[i]) != bytes) return 0;
        }
        return bytes / 3;
    }
    uint32_t left = span_length(runs[0]), right = span_length(runs[1]);
    /* Of two, the one that is not extended decides: the right one, unless words that follow a list stand in it. */
    if (left >= right) return right / 3;
    uint32_t end = runs[1].start + left;
    return word_at(a->words, WORD_AFTER, a->text, end, NULL) ? left / 3 : 0;
}

static void try_list(analysis *a, const gb_span *runs, size_t count) {
    list l = {.count = count, .text = a->text, .words = a->words};
    if (count < 2 || count > SEGMENTS_MAX) return;
    l.length = common_length(a, runs, count);
    uint32_t bytes = l.length * 3;
    if (l.length < 2 || l.length > LENGTH_MAX || span_length(runs[0]) < bytes || span_length(runs[count - 1]) < bytes) {
        return;
    }
    memcpy(l.items, runs, count * sizeof(*runs));
    l.items[0].start = runs[0].end - bytes;
    l.items[count - 1].end = runs[count - 1].start + bytes;
    l.introduced =
        l.items[0].start > runs[0].start && word_before(a->words, WORD_INTRODUCTION, a->text, l.items[0].start, NULL);
    if (!may_begin(a, &l, runs[0].start, l.items[0].start) || !judge(&l)) return;
    uint32_t end = l.items[count - 1].end, to = runs[count - 1].end;
    if (!may_end(a, end, to)) {
        if (!ends_longer(&l, end, to)) return;
        end = to;
    }
    finds_add(&a->finds, (gb_span){l.items[0].start, end}, TYPE_PARALLEL, ORIGIN_PATTERN);
}

/* 某枢纽、某新城等重点板块聚人气、聚产业、聚要素: the last items of a longer list, three or more of one length. */
static void try_tail(analysis *a, const gb_span *runs, size_t count) {
    if (count < 4 || count > SEGMENTS_MAX) return;
    uint32_t length = span_length(runs[count - 2]);
    size_t first = count - 2;
    while (first > 0 && span_length(runs[first]) == length) first--;
    if (first > 0 && length == TAIL_CHARACTERS * 3 && span_length(runs[first]) > length)
        try_list(a, runs + first, count - first);
}

/* 1 when the run is made of three-byte characters alone, so that bytes count characters. */
static int is_plain_run(gb_string text, gb_span run) {
    if (run.end <= run.start || (run.end - run.start) % 3 != 0) return 0;
    for (uint32_t at = run.start; at < run.end; at += 3) {
        if (((unsigned char)text.data[at] & 0xF0) != 0xE0) return 0;
    }
    return 1;
}

void find_parallel(analysis *a) {
    const scan *s = &a->scan;
    gb_span runs[SEGMENTS_MAX + 1];
    size_t count = 0;
    for (size_t i = 0; i + 1 < s->mark_count; i++) {
        gb_span run = {s->marks[i].span.end, s->marks[i + 1].span.start};
        int listed = s->marks[i].kind == KIND_LIST, more = s->marks[i + 1].kind == KIND_LIST;
        if (!listed) count = 0;
        if (!listed && !more) continue;
        if (!is_plain_run(a->text, run)) {
            count = SEGMENTS_MAX + 1; /* digits or marks inside: no list */
        } else if (count <= SEGMENTS_MAX) {
            runs[count++] = run;
        }
        if (more || count > SEGMENTS_MAX) continue;
        size_t before = a->finds.count;
        try_list(a, runs, count);
        if (a->finds.count == before) find_uneven(a, runs, count);
        if (a->finds.count == before) try_tail(a, runs, count);
    }
}
