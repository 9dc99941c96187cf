/* What stands between quotation marks: coinages and abbreviations, told apart from names, titles, terms and speech. */
#include "analysis.h"
#include "numeral.h"

#define QUOTED_CHARACTERS 30  /* longest text that is taken as a slogan */
#define PHRASE_CHARACTERS 12  /* longer ones without a list are phrases: no core slogans */
#define SPEECH_CHARACTERS 9   /* from here on what follows a colon is speech */
#define BUILT_CHARACTERS 8    /* longest brand that begins like a name: 中国某谷 */
#define COUNTED_CHARACTERS 10 /* longest quotation that a numeral before it counts: 八个“走在前” */
#define SINGLE_CHARACTERS 5   /* from here on a quotation with one 一 is a phrase */
#define TIMES 0xD7            /* × */
#define CODE_DIGITS 7         /* longest code */
#define BROKEN_BYTES 36       /* how far into a slogan a line break may be */
#define REACH 8               /* characters before a quotation in which a word for an honour counts */

typedef struct quotation {
    gb_span inner, outer;
    size_t open, close; /* its marks */
    uint32_t characters;
    int lists;   /* 、 inside */
    int clauses; /* ， inside */
    int letters; /* Latin letters, digits and signs inside */
    int sums;    /* + inside: 甲+乙, no name */
    int ideographs;
} quotation;

/* The end of a quotation without the footnote number at its end: “两降三无［8］”. */
static uint32_t without_footnote(const analysis *a, gb_span inner) {
    uint32_t at = inner.end, c = character_before(a->text, at, &at);
    if (c != ']' && c != 0xFF3D && c != 0x3015) return inner.end;
    while (at > inner.start && digit_value(c = character_before(a->text, at, &at)) >= 0) continue;
    return (c == '[' || c == 0xFF3B || c == 0x3014) && at > inner.start ? at : inner.end;
}

/* Fills `q` from its marks; 0 when it cannot be a slogan whatever stands around it. */
static int read_quotation(const analysis *a, size_t open, quotation *q) {
    const mark *marks = a->scan.marks;
    *q = (quotation){.open = open, .close = marks[open].partner};
    q->inner = (gb_span){marks[open].span.end, marks[q->close].span.start};
    q->outer = (gb_span){marks[open].span.start, marks[q->close].span.end};
    if (q->inner.end <= q->inner.start) return 0;
    q->inner.end = without_footnote(a, q->inner);
    for (size_t i = open + 1; i < q->close && marks[i].span.start < q->inner.end; i++) {
        switch (marks[i].kind) {
        case KIND_SENTENCE:
            return 0;
        case KIND_LINE:
            if (marks[i].span.start - q->inner.start > BROKEN_BYTES) return 0;
            break;
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
    for (uint32_t at = q->inner.start; at < q->inner.end;) {
        uint32_t c = character_at(a->text, at, &at);
        q->ideographs += gb_is_han(c);
        q->sums += c == '+' || c == 0xFF0B || (c == TIMES && q->ideographs == 0);
    }
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

/* May a character other than a digit or a plus stand in a code? */
static int is_code_letter(uint32_t c) {
    return c == 'N' || c == 'n' || c == 'X' || c == 'M' || c == 0xFF2E || c == '.' || c == ' ' || c == '(' ||
           c == ')' || c == 0xFF08 || c == 0xFF09;
}

static int is_year(gb_string digits) {
    return digits.length == 4 && (digits.data[0] == '1' || digits.data[0] == '2') &&
           (digits.data[1] == '9' || digits.data[1] == '0');
}

/* Digits with signs: 20+8, 1310. Telephone numbers and years are codes only where an undertaking follows. */
static int is_code(const analysis *a, const quotation *q) {
    gb_string text = gb_slice(a->text, q->inner);
    int digits = 0, letters = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = gb_next(text, &at);
        if (digit_value(c) >= 0) {
            digits++;
        } else if (is_code_letter(c)) {
            letters++;
        } else if (c != '+' && c != 0xFF0B && c != TIMES) {
            return 0;
        }
    }
    int works = word_at(a->words, WORD_CODE_AFTER, a->text, q->outer.end, NULL);
    if (digits == 0 || word_at(a->words, WORD_SERVICE_AFTER, a->text, q->outer.end, NULL)) return 0;
    if (!works && word_is(a->words, WORD_CODE_STOP, text)) return 0;
    if (q->sums > 0 || text.data[text.length - 1] == 'X') return digits >= letters || letters < 3;
    if (letters > 0 || digits > CODE_DIGITS || digits < (works ? 2 : 3)) return 0;
    return works || !is_year(text);
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

/* Is it made to be a brand, though it begins like a name: 打造“中国某谷”? */
static int is_built(const analysis *a, const quotation *q) {
    return q->characters <= BUILT_CHARACTERS && word_near(a, q, WORD_BUILD_BEFORE);
}

/* Does the quotation itself look like a name: 全国文明城市, 某某杯? Abbreviations (五大基地, 四全工作法) may end like
 * one. */
static int looks_like_name(const analysis *a, const quotation *q, int numeric) {
    const vocabulary *v = a->words;
    gb_string text = a->text;
    uint32_t coined = q->inner.end, prize;
    int is_coined = word_before(v, WORD_COINED_END, text, q->inner.end, &coined);
    if (word_before(v, WORD_PRIZE_END, text, q->inner.end, &prize) && prize < coined) return 1; /* 老字号, not 国字号 */
    if (q->sums > 0 || is_coined) return 0;
    if (word_at(v, WORD_NAME_START, text, q->inner.start, NULL) && q->characters > 3 && !is_built(a, q)) return 1;
    return !numeric && word_before(v, WORD_NAME_END, text, q->inner.end, NULL);
}

static int is_name(const analysis *a, const quotation *q, int numeric) {
    const vocabulary *v = a->words;
    if (word_is(v, WORD_QUOTE_STOP, gb_slice(a->text, q->inner)) || looks_like_name(a, q, numeric)) return 1;
    if (word_before(v, WORD_NAME_BEFORE, a->text, q->outer.start, NULL)) return 1;
    if (word_at(v, WORD_NAME_AFTER, a->text, q->outer.end, NULL)) return 1;
    if (numeric) return word_before(v, WORD_HONOUR_BEFORE, a->text, q->outer.start, NULL);
    return word_near(a, q, WORD_HONOUR_BEFORE);
}

static int is_speech(const analysis *a, const quotation *q) {
    uint32_t c = character_before(a->text, q->outer.start, NULL);
    if (q->clauses > 0 && !balanced(a, q)) return 1;
    if (c == 0xFF1A || c == ':') return q->characters >= SPEECH_CHARACTERS && q->lists == 0;
    return q->characters > PHRASE_CHARACTERS && word_near(a, q, WORD_SPEECH_BEFORE);
}

/* A numeral that counts something, not a length of time or a quantity, begins the quotation. A single 一 at the start
 * of a longer one counts nothing unless a classifier follows: 一泓清水入黄河 is a phrase, 一条主线 is one thing. */
static int is_numeric(const analysis *a, const quotation *q) {
    group groups[GROUPS_MAX];
    size_t n = groups_of(a->words, a->text, q->inner, groups);
    if (n == 0 || groups[0].numeral.start != q->inner.start || groups[0].count == 0) return 0;
    if (word_at(a->words, WORD_IDIOM, a->text, q->inner.start, NULL)) return 0;
    int bare = groups[0].head.start == groups[0].numeral.end;
    if (n == 1 && groups[0].count == 1 && bare && q->characters >= SINGLE_CHARACTERS) return 0;
    return !word_at(a->words, WORD_UNIT, a->text, groups[0].numeral.end, NULL);
}

/* Where a numeral with a classifier begins that counts the quotation: 八个“走在前”; 0 = there is none. */
static uint32_t counted_from(const analysis *a, const quotation *q) {
    uint32_t at, numeral, end;
    int64_t value;
    uint32_t c = character_before(a->text, q->outer.start, &at);
    if (c != 0x4E2A && c != 0x5927) return 0; /* 个 大 */
    c = character_before(a->text, at, &numeral);
    if (kind_of(a->words, c) != KIND_NUMERAL || !numeral_at(a->words, a->text, numeral, &end, &value)) return 0;
    c = character_before(a->text, numeral, NULL);
    int alone = kind_of(a->words, c) != KIND_NUMERAL && digit_value(c) < 0 && c != 0x7B2C;
    if (word_at(a->words, WORD_COUNTED, a->text, q->outer.end, NULL)) return 0; /* 六个“百万级”项目 */
    return alone && end == at && value > 1 && value <= 10 && q->characters <= COUNTED_CHARACTERS ? numeral : 0;
}

static slogan_type type_of(const quotation *q, int numeric) {
    return numeric || (q->ideographs == 0 && q->letters == 0) ? TYPE_NUMERIC : TYPE_QUOTED;
}

/* Is it worth a slogan's row? `numeric`: it begins with a numeral. */
static int is_slogan(const analysis *a, const quotation *q, int numeric, int code) {
    if (q->ideographs == 0) {
        if (word_before(a->words, WORD_NAME_BEFORE, a->text, q->outer.start, NULL)) return 0;
        return code || (q->sums > 0 && !word_is(a->words, WORD_CODE_STOP, gb_slice(a->text, q->inner)) &&
                        !word_at(a->words, WORD_SERVICE_AFTER, a->text, q->outer.end, NULL) &&
                        !word_at(a->words, WORD_NAME_AFTER, a->text, q->outer.end, NULL));
    }
    int abbreviation = numeric && kind_of(a->words, character_at(a->text, q->inner.start, NULL)) == KIND_NUMERAL;
    return !is_plan(a, q) && !is_name(a, q, abbreviation) && !is_speech(a, q);
}

static void judge(analysis *a, const quotation *q) {
    int code = q->ideographs == 0 && is_code(a, q), numeric = code || is_numeric(a, q);
    if (!is_slogan(a, q, numeric, code)) return;
    slogan_type type = type_of(q, numeric);
    uint32_t from = counted_from(a, q);
    find *f = finds_add(&a->finds, q->inner, type, ORIGIN_QUOTED);
    if (!f) return;
    int phrase = q->characters > PHRASE_CHARACTERS && q->lists == 0 && q->letters == 0;
    int service =
        word_near(a, q, WORD_SERVICE_BEFORE) || word_at(a->words, WORD_SERVICE_AFTER, a->text, q->outer.end, NULL);
    int word = q->characters == 2 && type == TYPE_QUOTED; /* often an ordinary word with stress */
    f->core = !phrase && !service && !word;
    if (from == 0 || (f = finds_add(&a->finds, (gb_span){from, q->outer.end}, TYPE_NUMERIC, ORIGIN_QUOTED)) == NULL)
        return;
    f->core = 1;
}

void find_quoted(analysis *a) {
    for (size_t i = 0; i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        quotation q;
        if (m->partner > i && read_quotation(a, i, &q)) judge(a, &q);
    }
}
