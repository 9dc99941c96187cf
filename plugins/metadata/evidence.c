/* What the head of a report says about itself: its title, the line about the meeting, the speaker, the first sentences.
 */
#include "evidence.h"

#include "../common/scan.h"

enum {
    HEAD_BYTES = 16 * 1024,
    SHORT_LINE = 60,   /* code points: a longer line is a paragraph */
    PARAGRAPHS = 3,    /* read behind the front matter */
    LINES = 400,       /* menus of a web page included */
    NAME_LINE = 16,    /* a line of the speaker's name alone */
    FIRST_YEAR = 1949, /* reports of the People's Republic */
    LAST_YEAR = 2100,
    YEAR_END = 11 /* a meeting in November or later looks back on its own year: the report is the next year's */
};

/* Counts what speaks for one value and notices what speaks for another. */
typedef struct tally {
    finding first;
    uint32_t votes;
    bool plain, disputed;
} tally;

typedef struct reader {
    evidence *found;
    gb_string text; /* the head alone */
    const vocabulary *words;
    const places *names;
    tally place;
    int title_score, paragraphs;
    int title_year, review_year;
    finding title_year_at, review_year_at;
    bool headings, audience, province;
} reader;

static void vote(tally *t, gb_string value, gb_span where, bool title, bool plain) {
    if (!t->first.value.data)
        t->first = (finding){value, where, title, false};
    else if (!gb_equal(t->first.value, value)) {
        if (plain && !t->plain)
            t->first = (finding){value, where, title, false};
        else if (plain)
            t->disputed = true;
    }
    t->plain |= plain;
    t->votes++;
}

static uint32_t next_of(gb_string text, uint32_t at, uint32_t *behind) {
    size_t end = at;
    uint32_t c = gb_next(text, &end);
    *behind = (uint32_t)end;
    return c;
}

static uint32_t before_of(gb_string text, uint32_t at, uint32_t *start) {
    size_t begin = at;
    uint32_t c = gb_previous(text, &begin);
    *start = (uint32_t)begin;
    return c;
}

/* Steps back over what may stand between a name and the word behind it: blanks, 第十六届, 2022年, 《, 人民. */
static uint32_t step_back(gb_string text, uint32_t from, uint32_t at) {
    for (int steps = 0; steps < 16 && at > from; steps++) {
        uint32_t start, c = before_of(text, at, &start);
        bool skip = scan_is_blank(c) || c == 0x5C4A || c == 0x7B2C || c == 0x300A || scan_digit(c) >= 0 ||
                    (c == 0x5E74 && start > from) || scan_han_digit(c) >= 0;
        if (!skip) break;
        at = start;
    }
    return at;
}

/* Names of places right before the anchors of a line. */
static void find_places(reader *r, gb_span l, bool title, bool plain) {
    gb_span where, word;
    gb_string name;
    unsigned roles;
    uint32_t at = l.start;
    if (place_direct(r->names, r->text, l, &where, &name)) vote(&r->place, name, where, title, plain);
    while ((roles = vocabulary_next(r->words, r->text, l, &at, &word)) != 0) {
        if (!(roles & (title ? WORD_ANCHOR | WORD_SUBJECT : WORD_ANCHOR))) continue;
        uint32_t end = step_back(r->text, l.start, word.start);
        if (place_before(r->names, r->text, l.start, end, &where, &name)) vote(&r->place, name, where, title, plain);
    }
}

/* A year without its day: the year of a title. 0 for 2023年1月16日. */
static int title_year(gb_string text, gb_span l, gb_span *where) {
    for (gb_span rest = l;;) {
        date day;
        gb_span dated;
        int year = year_in(text, rest, where);
        if (year == 0 || !date_in(text, rest, &day, &dated) || dated.start != where->start) return year;
        rest.start = dated.end;
    }
}

/* The part of a title line before a bracket or dash behind the words that make it a title: a date or a name follows. */
static gb_span bare_title(const vocabulary *words, gb_string text, gb_span l) {
    gb_string head = {text.data, l.end};
    for (size_t at = l.start, from = at; at < l.end; from = at) {
        uint32_t c = gb_next(head, &at);
        bool breaks = c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0xFF08 || c == '(' || c == '[';
        gb_span title = scan_trim(text, (gb_span){l.start, (uint32_t)from});
        if (breaks && (vocabulary_roles(words, text, title) & WORD_TITLE)) return title;
    }
    /* Some pages print the title twice. */
    uint32_t size = l.end - l.start;
    if (size % 2 == 0 && size > 24 && memcmp(text.data + l.start, text.data + l.start + size / 2, size / 2) == 0)
        l.end = l.start + size / 2;
    return l;
}

/* Leading *, 《 of a title. */
static gb_span without_marks(gb_string text, gb_span title) {
    uint32_t behind;
    while (title.start < title.end && next_of(text, title.start, &behind) == '*') title.start = behind;
    return title;
}

static kind kind_of(unsigned roles) {
    if (roles & WORD_COMMUNIQUE) return KIND_COMMUNIQUE;
    if (roles & WORD_REPORT) return KIND_REPORT;
    return roles & WORD_PLAN ? KIND_PLAN : KIND_NONE;
}

/* A title line: the best one has a place or a year with it, and stands first. */
static void read_title(reader *r, gb_span l, unsigned roles) {
    gb_span title = without_marks(r->text, bare_title(r->words, r->text, l)), year_at = {0, 0};
    int year = title_year(r->text, title, &year_at);
    int score = 1 + (year != 0) + ((roles & WORD_ANCHOR) != 0 && title.end - title.start > 24);
    if (score > r->title_score) {
        r->title_score = score;
        r->found->title = (finding){gb_slice(r->text, title), title, true, true};
        r->found->kind = kind_of(roles);
    }
    if (year && !r->title_year) {
        r->title_year = year;
        r->title_year_at = (finding){gb_slice(r->text, year_at), year_at, true, true};
    }
    find_places(r, l, true, true);
}

static void read_day(reader *r, gb_span l, bool title) {
    date day;
    gb_span where;
    if (r->found->day.value.data || !date_in(r->text, l, &day, &where)) return;
    r->found->day_value = day;
    r->found->day = (finding){gb_slice(r->text, where), where, title, true};
}

/* A name of two to four characters, perhaps with blanks between, or a longer one with a point in it. */
static bool is_name(gb_string text, gb_span l) {
    uint32_t han = 0, other = 0, points = 0;
    for (size_t at = l.start; at < l.end;) {
        uint32_t c = gb_next((gb_string){text.data, l.end}, &at);
        if (gb_is_han(c))
            han++;
        else if (c == 0xB7 || c == 0x2022 || c == 0x30FB)
            points++;
        else if (!scan_is_blank(c))
            other++;
    }
    return other == 0 && ((han >= 2 && han <= 4 && points == 0) || (points == 1 && han >= 4 && han <= 12));
}

static void set_speaker(reader *r, gb_span name, bool title) {
    name = scan_trim(r->text, name);
    if (r->found->speaker.value.data || name.start >= name.end || !is_name(r->text, name)) return;
    r->found->speaker = (finding){gb_slice(r->text, name), name, title, true};
}

/* Behind the date in a title's brackets stands the speaker: （2023年1月16日 宋某某）. */
static void speaker_of_title(reader *r, gb_span l) {
    date day;
    gb_span dated;
    if (!date_in(r->text, l, &day, &dated)) return;
    gb_span name = {dated.end, l.end};
    uint32_t start, last = before_of(r->text, l.end, &start);
    if (last == 0xFF09 || last == ')') name.end = start;
    if (name.start < name.end) set_speaker(r, name, true);
}

/* 云泽市人民政府市长 陈明远: the name stands behind the last office. */
static void read_speaker(reader *r, gb_span l) {
    gb_span word, name = {0, 0};
    unsigned roles;
    uint32_t at = l.start;
    while ((roles = vocabulary_next(r->words, r->text, l, &at, &word)) != 0)
        if (roles & WORD_SPEAKER) name = (gb_span){word.end, l.end};
    if (name.end) set_speaker(r, name, false);
}

/* 2022年工作回顾 */
static void read_review(reader *r, gb_span l) {
    gb_span where;
    int year = year_in(r->text, l, &where);
    if (year == 0 || r->review_year) return;
    if (year_in(r->text, (gb_span){where.end, l.end}, NULL)) return; /* two years: which one is it? */
    r->review_year = year;
    r->review_year_at = (finding){gb_slice(r->text, where), where, false, true};
}

/* 一、 or （一） at the start of a line. */
static bool is_heading(gb_string text, gb_span l) {
    uint32_t at = l.start, c = next_of(text, at, &at);
    bool bracket = c == 0xFF08 || c == '(';
    if (bracket) c = next_of(text, at, &at);
    if (scan_han_digit(c) <= 0) return false;
    c = next_of(text, at, &at);
    return bracket ? c == 0xFF09 || c == ')' : c == 0x3001;
}

/* A paragraph of the opening: 现在，我代表云泽市人民政府，向大会作政府工作报告 */
static void read_opening(reader *r, gb_span l, unsigned roles, bool plain) {
    gb_span word;
    uint32_t at = l.start;
    find_places(r, l, false, plain);
    r->province |= (roles & WORD_PROVINCE) != 0;
    if (r->found->kind || !(roles & WORD_TITLE)) return;
    r->found->kind = kind_of(roles);
    if (!(roles & WORD_REPORT)) return;
    while (!(vocabulary_next(r->words, r->text, l, &at, &word) & WORD_REPORT)) continue;
    if (!r->found->title.value.data) r->found->title = (finding){gb_slice(r->text, word), word, false, true};
}

static void read_line(reader *r, gb_span l) {
    bool is_short = scan_length(r->text, l, SHORT_LINE + 1) <= SHORT_LINE;
    unsigned roles = vocabulary_roles(r->words, r->text, l);
    if (!is_short) {
        if (r->paragraphs++ >= PARAGRAPHS || r->headings) return;
        read_opening(r, l, roles, (roles & (WORD_REPORT | WORD_MEETING)) != 0);
        if (roles & WORD_REVIEW)
            read_review(r, (gb_span){l.start, l.start + (l.end - l.start < 90 ? l.end - l.start : 90)});
        return;
    }
    if (l.end - l.start > 24 && scan_ends_sentence(r->text, l)) {
        r->paragraphs++;
        read_opening(r, l, roles, (roles & WORD_PAGE) == 0);
        return;
    }
    if (roles & WORD_REVIEW) read_review(r, l);
    if (is_heading(r->text, l)) {
        r->headings = true;
        return;
    }
    if (r->headings || (roles & WORD_PAGE)) return;
    bool meeting = (roles & WORD_MEETING) && date_in(r->text, l, &(date){0}, NULL);
    if (r->audience) return;
    if (roles & WORD_AUDIENCE) r->audience = true;
    if (roles & WORD_TITLE) {
        read_title(r, l, roles);
        speaker_of_title(r, l);
        read_day(r, l, true);
    } else if (meeting || (roles & WORD_MEETING)) {
        find_places(r, l, false, true);
        read_day(r, l, false);
    } else if (roles & WORD_SPEAKER) {
        find_places(r, l, false, false);
        read_speaker(r, l);
    } else if (date_in(r->text, l, &(date){0}, NULL)) {
        if (scan_length(r->text, l, NAME_LINE + 4) < NAME_LINE + 4) read_day(r, l, false);
    } else if (r->found->title.value.data || r->found->day.value.data) {
        set_speaker(r, l, false);
    }
}

static void settle_year(reader *r) {
    evidence *e = r->found;
    int met = e->day.value.data ? e->day_value.year : 0, reviewed = r->review_year ? r->review_year + 1 : 0;
    if (met && e->kind != KIND_COMMUNIQUE && (e->day_value.month >= YEAR_END || reviewed == met + 1)) met++;
    if (e->kind == KIND_COMMUNIQUE) met = 0; /* it is about the year of its title, and comes out in the next */
    int year = r->title_year ? r->title_year : met ? met : reviewed;
    if (year < FIRST_YEAR || year > LAST_YEAR) return;
    e->year = r->title_year ? r->title_year_at : met ? e->day : r->review_year_at;
    e->year.certain = (r->title_year || met) && (!r->title_year || !met || r->title_year == met) &&
                      (!reviewed || e->kind == KIND_COMMUNIQUE || reviewed == year);
    e->year_value = year;
}

void evidence_find(evidence *found, gb_string text, const vocabulary *words, const places *names) {
    reader r = {.found = found, .words = words, .names = names};
    size_t size = text.length < HEAD_BYTES ? text.length : HEAD_BYTES;
    while (size < text.length && size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    r.text = (gb_string){text.data, size};
    *found = (evidence){.kind = KIND_NONE};
    const char line_end = size && !memchr(text.data, '\n', size) ? '\r' : '\n'; /* \r where there are no others */
    for (size_t at = 0, lines = 0; at < size && lines < LINES && r.paragraphs < PARAGRAPHS + 1; lines++) {
        const char *stop = memchr(text.data + at, line_end, size - at);
        size_t end = stop ? (size_t)(stop - text.data) : size;
        gb_span l = scan_trim(r.text, (gb_span){(uint32_t)at, (uint32_t)end});
        if (l.start < l.end) read_line(&r, l);
        at = end + 1;
    }
    gb_string province;
    if (!r.place.first.value.data && r.province && place_most_named(names, r.text, &province))
        r.place.first = (finding){province, {0, 0}, false, false};
    found->place = r.place.first;
    found->place.certain = r.place.plain && !r.place.disputed;
    settle_year(&r);
}
