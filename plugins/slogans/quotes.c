/* What stands between quotation marks: coinages and abbreviations, told apart from names, titles, terms and speech. */
#include "analysis.h"
#include "numeral.h"

#define QUOTED_CHARACTERS 30 /* longest text that is taken as a slogan */
#define PHRASE_CHARACTERS 12 /* longer ones without a list are phrases: no core slogans */
#define SPEECH_CHARACTERS 9  /* from here on what follows a colon is speech */
#define REACH 8              /* characters before a quotation in which a word for an honour counts */

typedef struct quotation {
    gb_span inner, outer;
    size_t open, close; /* its marks */
    uint32_t characters;
    int lists;   /* 、 inside */
    int clauses; /* ， inside */
    int letters; /* Latin letters, digits and signs inside */
    int ideographs;
} quotation;

/* Fills `q` from its marks; 0 when it cannot be a slogan whatever stands around it. */
static int read_quotation(const analysis *a, size_t open, quotation *q) {
    const mark *marks = a->scan.marks;
    *q = (quotation){.open = open, .close = marks[open].partner};
    q->inner = (gb_span){marks[open].span.end, marks[q->close].span.start};
    q->outer = (gb_span){marks[open].span.start, marks[q->close].span.end};
    if (q->inner.end <= q->inner.start) return 0;
    for (size_t i = open + 1; i < q->close; i++) {
        switch (marks[i].kind) {
        case KIND_SENTENCE:
        case KIND_LINE:
            return 0;
        case KIND_LIST:
            q->lists++;
            break;
        case KIND_CLAUSE:
            if (marks[i].character != 0xFF0C && marks[i].character != ',') return 0;
            q->clauses++;
            break;
        case KIND_OTHER:
            if (marks[i].character == 0x300A) return 0; /* 《 */
            q->letters++;
            break;
        default:
            break;
        }
    }
    q->characters = character_count(gb_slice(a->text, q->inner));
    for (uint32_t at = q->inner.start; at < q->inner.end;) q->ideographs += gb_is_han(character_at(a->text, at, &at));
    return q->characters >= 2 && q->characters <= QUOTED_CHARACTERS;
}

/* ，separates clauses of equal length or it is a sentence. */
static int balanced(const analysis *a, const quotation *q) {
    uint32_t length = 0, from = q->inner.start;
    for (size_t i = q->open + 1; i <= q->close; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->kind != KIND_CLAUSE && i != q->close) continue;
        if (m->span.start < from) return 0;
        uint32_t n = m->span.start - from;
        if (length != 0 && n != length) return 0;
        length = n;
        from = m->span.end;
    }
    return 1;
}

/* Digits with signs: 20+8, 1310. */
static int is_code(const analysis *a, const quotation *q) {
    gb_string text = gb_slice(a->text, q->inner);
    int digits = 0, sums = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = gb_next(text, &at);
        if (digit_value(c) >= 0) {
            digits++;
        } else if (c == '+' || c == 0xFF0B || c == 0xD7) {
            sums++;
        } else if (c != 'N' && c != 'n' && c != 'X' && c != 0xFF2E) {
            return 0;
        }
    }
    if (digits == 0 || (sums == 0 && (digits < 3 || digits > 5 || (uint32_t)digits != q->characters))) return 0;
    if (digits == 4 && sums == 0 && (text.data[0] == '1' || text.data[0] == '2') &&
        (text.data[1] == '9' || text.data[1] == '0')) {
        return 0; /* a year */
    }
    return !word_is(a->words, WORD_CODE_STOP, text) &&
           !word_at(a->words, WORD_SERVICE_AFTER, a->text, q->outer.end, NULL);
}

/* 十四五, 七五: the name of a five-year plan. */
static int is_plan(const analysis *a, const quotation *q) {
    uint32_t at = q->inner.start, c = 0;
    while (at < q->inner.end) {
        c = character_at(a->text, at, &at);
        if (kind_of(a->words, c) != KIND_NUMERAL || c == 0x4E24 || c == 0x53CC) return 0;
    }
    return c == 0x4E94; /* 五 */
}

/* A word of `set` shortly before the quotation, in the same clause. */
static int word_near(const analysis *a, const quotation *q, word_set set) {
    uint32_t at = q->outer.start;
    for (int i = 0; i <= REACH && at > 0; i++) {
        uint32_t c, previous;
        if (word_before(a->words, set, a->text, at, NULL)) return 1;
        c = character_before(a->text, at, &previous);
        if (kind_of(a->words, c) > KIND_NUMERAL) return 0;
        at = previous;
    }
    return 0;
}

static int is_name(const analysis *a, const quotation *q) {
    const vocabulary *v = a->words;
    gb_string text = a->text;
    if (word_is(v, WORD_QUOTE_STOP, gb_slice(text, q->inner))) return 1;
    if (word_at(v, WORD_NAME_START, text, q->inner.start, NULL) && q->characters > 3) return 1;
    if (word_before(v, WORD_NAME_END, text, q->inner.end, NULL)) return 1;
    if (word_before(v, WORD_NAME_BEFORE, text, q->outer.start, NULL)) return 1;
    if (word_at(v, WORD_NAME_AFTER, text, q->outer.end, NULL)) return 1;
    return word_near(a, q, WORD_HONOUR_BEFORE);
}

static int is_speech(const analysis *a, const quotation *q) {
    uint32_t c = character_before(a->text, q->outer.start, NULL);
    if (q->clauses > 0 && !balanced(a, q)) return 1;
    if (c == 0xFF1A || c == ':') return q->characters >= SPEECH_CHARACTERS && q->lists == 0;
    return q->characters > PHRASE_CHARACTERS && word_near(a, q, WORD_SPEECH_BEFORE);
}

/* A numeral that counts something, not a length of time or a quantity, begins the quotation. */
static int is_numeric(const analysis *a, const quotation *q) {
    group groups[GROUPS_MAX];
    size_t n = groups_of(a->words, a->text, q->inner, groups);
    if (n == 0 || groups[0].numeral.start != q->inner.start || groups[0].count == 0) return 0;
    if (word_at(a->words, WORD_IDIOM, a->text, q->inner.start, NULL)) return 0;
    return !word_at(a->words, WORD_UNIT, a->text, groups[0].numeral.end, NULL);
}

static void judge(analysis *a, const quotation *q) {
    slogan_type type = TYPE_QUOTED;
    if (q->ideographs == 0) {
        if (!is_code(a, q)) return;
        type = TYPE_NUMERIC;
    } else {
        if (is_plan(a, q) || is_name(a, q) || is_speech(a, q)) return;
        if (is_numeric(a, q)) type = TYPE_NUMERIC;
    }
    find *f = finds_add(&a->finds, q->inner, type, ORIGIN_QUOTED);
    if (!f) return;
    int phrase = q->characters > PHRASE_CHARACTERS && q->lists == 0 && q->letters == 0;
    int service =
        word_near(a, q, WORD_SERVICE_BEFORE) || word_at(a->words, WORD_SERVICE_AFTER, a->text, q->outer.end, NULL);
    int word = q->characters == 2 && type == TYPE_QUOTED; /* often an ordinary word with stress */
    f->core = !phrase && !service && !word;
}

void find_quoted(analysis *a) {
    for (size_t i = 0; i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        quotation q;
        if (m->partner > i && read_quotation(a, i, &q)) judge(a, &q);
    }
}
