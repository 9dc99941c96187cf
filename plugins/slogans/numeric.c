/* Numeral and head without quotation marks: 三城三都, 四医联动, 十大标配, 双循环, 千企转型. */
#include "analysis.h"
#include "numeral.h"

#define GAP_CHARACTERS 6       /* words between 大 and a head: 十大攻坚提升行动 */
#define CHAIN_HEAD 2           /* longest head in an unquoted chain */
#define QUOTED_BYTES 90        /* longest quotation that is taken as a slogan */
#define TENTATIVE_CHARACTERS 9 /* longest head of a count that waits for its members */

typedef struct candidate {
    uint32_t start, words; /* the numeral, and what follows it */
    uint32_t limit;        /* the next punctuation */
    int quoted;            /* inside a quotation that is short enough to be a slogan itself */
    int64_t count;
} candidate;

static int is_word_character(const analysis *a, uint32_t c) {
    return c != 0 && kind_of(a->words, c) <= KIND_NUMERAL;
}

/* Ideographs between `at` and the next numeral or `limit`, at most `most`. */
static uint32_t run_of_words(const analysis *a, uint32_t at, uint32_t limit, uint32_t most, uint32_t *end) {
    uint32_t n = 0;
    while (n < most && at < limit) {
        uint32_t next, c = character_at(a->text, at, &next);
        if (kind_of(a->words, c) != KIND_HAN) break;
        at = next;
        n++;
    }
    *end = at;
    return n;
}

/* A unit stands at `at`, and is not the beginning of a longer word for a thing (三中心: not 三中). */
static int is_unit(const analysis *a, uint32_t at) {
    uint32_t unit, thing;
    if (!word_at(a->words, WORD_UNIT, a->text, at, &unit)) return 0;
    return !word_at(a->words, WORD_COUNTED, a->text, at, &thing) || thing <= unit;
}

/* 一个一个: the same head again. */
static int same_heads(const analysis *a, const candidate *c, uint32_t last) {
    return character_at(a->text, c->words, NULL) == character_at(a->text, last, NULL);
}

/* 三去一降一补, 三城三都, 一企一策: at least two numerals, each with a head of one or two characters. */
static uint32_t match_chain(const analysis *a, const candidate *c) {
    uint32_t at = c->start, width = 0, end = 0;
    int64_t greatest = 0;
    for (int n = 0; n < GROUPS_MAX; n++) {
        uint32_t words, stop;
        int64_t value;
        if (at >= c->limit || !numeral_at(a->words, a->text, at, &words, &value) || value < 1) return n >= 2 ? end : 0;
        if (is_unit(a, words) || word_covers(a->words, WORD_IDIOM, a->text, at)) return 0;
        if (value > greatest) greatest = value;
        uint32_t length = run_of_words(a, words, c->limit, CHAIN_HEAD + 1, &stop);
        uint32_t after = stop < c->limit ? character_at(a->text, stop, NULL) : 0;
        int more = length >= 1 && length <= CHAIN_HEAD && after != 0 && kind_of(a->words, after) == KIND_NUMERAL;
        if (n == 0 && (!more || (width = length) == 0)) return 0;
        if (!more) {
            /* 三城三基地: a longer last head that is a word. */
            if (n > 0 &&
                (word_at(a->words, WORD_COUNTED, a->text, words, &end) ||
                 word_at(a->words, WORD_HEAD, a->text, words, &end)) &&
                end > words && end <= c->limit && end - words > width * 3) {
                return greatest > 1 ? end : 0;
            }
            if (length < width || !step_on(a->text, words, width, c->limit, &end)) return 0;
            if (n == 0 || (greatest == 1 && (n > 1 || width > 1 || same_heads(a, c, words)))) return 0;
            return end;
        }
        end = stop;
        at = stop;
    }
    return end;
}

/* 四医联动: one character and a word for acting together. */
static uint32_t match_joint(const analysis *a, const candidate *c) {
    uint32_t word, end;
    if (c->count < 2 || c->count > 20 || is_unit(a, c->words)) return 0;
    if (run_of_words(a, c->words, c->limit, 1, &word) != 1) return 0;
    return word_at(a->words, WORD_JOINT, a->text, word, &end) && end <= c->limit ? end : 0;
}

/* 千企转型, 百项技改: a round number, one character, an undertaking. */
static uint32_t match_round(const analysis *a, const candidate *c) {
    uint32_t word, end;
    if (c->count != 100 && c->count != 1000 && c->count != 10000) return 0;
    if (run_of_words(a, c->words, c->limit, 1, &word) != 1) return 0;
    return word_at(a->words, WORD_ROUND, a->text, word, &end) && end <= c->limit ? end : 0;
}

/* 双循环: a pair and its fixed head. */
static uint32_t match_pair(const analysis *a, const candidate *c) {
    uint32_t end;
    if (character_at(a->text, c->start, NULL) != 0x53CC) return 0;
    return word_at(a->words, WORD_PAIR, a->text, c->words, &end) && end <= c->limit ? end : 0;
}

/* A head at `at` that no longer word for ordinary things hides. */
static uint32_t head_at(const analysis *a, word_set set, uint32_t at, uint32_t limit) {
    uint32_t end = 0, counted = 0;
    if (!word_at(a->words, set, a->text, at, &end) || end > limit) return 0;
    return word_at(a->words, WORD_COUNTED, a->text, at, &counted) && counted > end ? 0 : end;
}

/* 五大行动, 四个坚持: a classifier and a head that makes slogans. */
static uint32_t match_classified(const analysis *a, const candidate *c, uint32_t classifier) {
    uint32_t at = classifier, end, more;
    if (c->count < 2) return 0;
    if ((end = head_at(a, WORD_HEAD, at, c->limit)) == 0) end = head_at(a, WORD_ACT, at, c->limit);
    while (end && (more = head_at(a, WORD_HEAD, end, c->limit)) != 0) end = more;  /* 六大攻坚|提升行动 */
    if (end) return word_at(a->words, WORD_COUNTED, a->text, end, NULL) ? 0 : end; /* 四个支撑县城 */
    if (character_before(a->text, classifier, NULL) != 0x5927) return 0;           /* 大 */
    for (int i = 0; i < GAP_CHARACTERS && at < c->limit; i++) {
        uint32_t next, ch = character_at(a->text, at, &next);
        if (kind_of(a->words, ch) != KIND_HAN || word_at(a->words, WORD_COUNTED, a->text, at, NULL)) return 0;
        at = next;
        if ((end = head_at(a, WORD_HEAD, at, c->limit)) != 0) return end;
    }
    return 0;
}

/* 四项要求，一是...; 六个现代化场景: an ordinary count by its shape. expansion.c decides. */
static uint32_t match_tentative(const analysis *a, const candidate *c, uint32_t classifier) {
    uint32_t at = classifier;
    for (int i = 0; i <= TENTATIVE_CHARACTERS; i++) {
        if (at >= c->limit || (i > 1 && word_at(a->words, WORD_AFTER, a->text, at, NULL))) {
            return at - classifier >= 6 ? at : 0;
        }
        if (word_at(a->words, WORD_COUNTED, a->text, at, NULL)) return 0;
        character_at(a->text, at, &at);
    }
    return 0; /* nothing says where it ends */
}

/* Inside a quotation only whole items of a list are slogans of their own: 三医联动、六医协同. */
static int is_whole_item(const analysis *a, const candidate *c, uint32_t end) {
    uint32_t before = character_before(a->text, c->start, NULL);
    return end == c->limit && before != 0 && kind_of(a->words, before) > KIND_NUMERAL;
}

static void try_candidate(analysis *a, const candidate *c) {
    uint32_t end, classifier = 0;
    int classified = word_at(a->words, WORD_CLASSIFIER, a->text, c->words, &classifier) && classifier < c->limit;
    int core = 1, tentative = 0;
    if ((end = match_chain(a, c)) == 0 && (end = match_pair(a, c)) == 0 && (end = match_joint(a, c)) == 0 &&
        (end = match_round(a, c)) == 0) {
        if (!classified) return;
        core = character_before(a->text, classifier, NULL) == 0x4E2A; /* 个: 四个坚持 */
        if ((end = match_classified(a, c, classifier)) == 0) {
            core = 0;
            tentative = 1;
            end = match_tentative(a, c, classifier);
        }
    }
    if (c->quoted && !is_whole_item(a, c, end)) return;
    if (end == 0 || word_covers(a->words, WORD_IDIOM, a->text, c->start)) return;
    find *f = finds_add(&a->finds, (gb_span){c->start, end}, TYPE_NUMERIC, ORIGIN_PATTERN);
    if (!f) return;
    f->core = (uint8_t)core;
    f->tentative = (uint8_t)tentative;
}

void find_numeric(analysis *a) {
    size_t m = 0;
    uint32_t quoted_to = 0; /* the end of the last short quotation that began */
    for (size_t i = 0; i < a->scan.numeral_count; i++) {
        candidate c = {.start = a->scan.numerals[i]};
        uint32_t before = character_before(a->text, c.start, NULL);
        for (; m < a->scan.mark_count && a->scan.marks[m].span.start < c.start; m++) {
            const mark *open = &a->scan.marks[m];
            if (open->partner <= m) continue;
            uint32_t close = a->scan.marks[open->partner].span.start;
            if (close - open->span.end <= QUOTED_BYTES) quoted_to = close;
        }
        c.quoted = c.start < quoted_to;
        if (m >= a->scan.mark_count) return;
        c.limit = a->scan.marks[m].span.start;
        if (before == 0x7B2C || digit_value(before) >= 0 || before == '.') continue; /* 第 */
        if (!numeral_at(a->words, a->text, c.start, &c.words, &c.count) || c.count < 1 || c.words >= c.limit) continue;
        if (!is_word_character(a, character_at(a->text, c.words, NULL))) continue;
        try_candidate(a, &c);
    }
}
