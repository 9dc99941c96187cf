/* Splitting a stretch of text into the members of a slogan. */
#include "expansion.h"

#define SHORT_CHARACTERS 16 /* longest member of a list of names */
#define TAIL_BYTES 12       /* shortest words behind the last member that are cut off: 融合发展 */

static int separates(const mark *m, uint32_t separator) {
    if (separator == 0) return m->kind == KIND_LIST || m->kind == KIND_CLAUSE;
    if (separator == 0x3001) return m->kind == KIND_LIST;
    if (separator == 0xFF1B) return m->character == 0xFF1B || m->character == ';';
    return m->character == 0xFF0C || m->character == ',';
}

static int is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0x200B;
}

static gb_span trim(const analysis *a, gb_span s) {
    uint32_t next, c;
    while (s.start < s.end) {
        c = character_at(a->text, s.start, &next);
        if (!is_blank(c)) break;
        s.start = next;
    }
    int conjoined = word_at(a->words, WORD_CONJUNCTION, a->text, s.start, &next) && next < s.end;
    if (conjoined && !word_at(a->words, WORD_NO_CONJUNCTION, a->text, s.start, NULL)) s.start = next; /* not (和)平 */
    while (s.start < s.end) {
        c = character_before(a->text, s.end, &next);
        if (!is_blank(c) && c != 0x7B49 /* 等 */) break;
        s.end = next;
    }
    return s;
}

static void add(const analysis *a, members *m, gb_span span) {
    span = trim(a, span);
    if (span.end > span.start && m->count < MEMBERS_MAX) m->items[m->count++] = span;
}

void split_text(const analysis *a, gb_span span, uint32_t separator, members *out) {
    uint32_t from = span.start, closed = span.start;
    int depth = 0;
    out->count = 0;
    for (size_t i = mark_before(&a->scan, span.start); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start < span.start) continue;
        if (m->span.start >= span.end) break;
        if (m->partner > i) closed = a->scan.marks[m->partner].span.end;
        if (m->kind == KIND_PAREN) depth++;
        if (m->kind == KIND_PAREN_END && depth > 0) depth--;
        if (depth > 0 || m->span.start < closed || !separates(m, separator)) continue;
        add(a, out, (gb_span){from, m->span.start});
        from = m->span.end;
    }
    add(a, out, (gb_span){from, span.end});
}

/* Where the last conjunction stands inside `item`; 0 when there is none. */
static uint32_t conjunction_in(const analysis *a, gb_span item, uint32_t *end) {
    uint32_t found = 0;
    for (uint32_t at = item.start; at < item.end;) {
        uint32_t next, stop;
        character_at(a->text, at, &next);
        if (word_at(a->words, WORD_NO_CONJUNCTION, a->text, at, &stop)) {
            next = stop;
        } else if (at > item.start && word_at(a->words, WORD_CONJUNCTION, a->text, at, &stop) && stop < item.end) {
            found = at;
            next = *end = stop;
        }
        at = next;
    }
    return found;
}

/* A和B: two members, when exactly one item holds a conjunction. */
static void split_one(const analysis *a, members *m) {
    size_t which = 0, holding = 0;
    uint32_t at = 0, end = 0;
    if (m->count == MEMBERS_MAX) return;
    for (size_t i = 0; i < m->count; i++) {
        uint32_t stop = 0, other = 0, found = conjunction_in(a, m->items[i], &stop);
        if (!found) continue;
        if (m->count == 1 && conjunction_in(a, (gb_span){m->items[i].start, found}, &other)) return;
        holding++;
        which = i;
        at = found;
        end = stop;
    }
    if (holding != 1) return;
    memmove(&m->items[which + 2], &m->items[which + 1], (m->count - which - 1) * sizeof(*m->items));
    m->items[which + 1] = (gb_span){end, m->items[which].end};
    m->items[which].end = at;
    m->count++;
}

void split_members(const analysis *a, gb_span span, int64_t wanted, members *out) {
    static const uint32_t separators[] = {0xFF1B, 0x3001, 0xFF0C, 0}; /* ； 、 ， all */
    for (size_t pass = 0; pass < 2; pass++) {                         /* the second time A和B may be two */
        for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
            split_text(a, span, separators[i], out);
            if (out->count < 2 && wanted > 2) continue;
            if (pass > 0 && (int64_t)out->count == wanted - 1) split_one(a, out);
            if ((int64_t)out->count == wanted) return;
        }
    }
    /* The members first, and behind them what they are for: 甲、乙、丙融合发展，提升效益. */
    for (size_t i = 0; i < 4; i += 2) {
        split_text(a, span, separators[i], out);
        if (out->count < 2) continue;
        split_text(a, out->items[0], 0x3001, out);
        if ((int64_t)out->count == wanted - 1) split_one(a, out);
        if ((int64_t)out->count == wanted) return;
    }
    split_text(a, span, 0x3001, out);
}

/* One length of all members from `from` to `to`; 0 = they differ. */
static uint32_t one_length(const members *m, size_t from, size_t to) {
    for (size_t i = from + 1; i < to; i++) {
        if (span_length(m->items[i]) != span_length(m->items[from])) return 0;
    }
    return span_length(m->items[from]);
}

/* Words that lead to a list stand before the first member alone. */
static void cut_leading(const analysis *a, members *m) {
    gb_span *first = &m->items[0];
    uint32_t end;
    if (word_at(a->words, WORD_LIST_START, a->text, m->items[1].start, NULL)) return;
    if (one_length(m, 0, m->count) != 0) return; /* all are alike: 化解风险、精准帮扶、污染防治 */
    while (word_at(a->words, WORD_LIST_START, a->text, first->start, &end) && end + 6 <= first->end) {
        if (word_at(a->words, WORD_NO_CONJUNCTION, a->text, first->start, NULL)) return; /* 在建 */
        first->start = end;
    }
}

/* What follows the last member: the slogan itself, 的联动机制, or, where the others have one length and share a
 * character with it, what makes it much longer (良田、良种、良机|融合发展). */
static void cut_behind(const analysis *a, const subject *s, members *m) {
    gb_span *first = &m->items[0], *last = &m->items[m->count - 1];
    gb_string words = gb_slice(a->text, a->finds.items[s->item].span);
    const char *text = a->text.data;
    if (span_length(*last) > words.length + 3 && gb_stands_at(a->text, last->end - (uint32_t)words.length, words)) {
        last->end -= (uint32_t)words.length;
    }
    for (uint32_t at = last->start, next; at < last->end; at = next) {
        uint32_t c = character_at(a->text, at, &next);
        if (at > last->start && c == 0x7684 /* 的 */ && word_at(a->words, WORD_JOINT, a->text, next, NULL))
            last->end = at;
    }
    uint32_t inner = one_length(m, 1, m->count - 1);
    if (inner < 6 || span_length(*first) != inner || span_length(*last) < inner + TAIL_BYTES) return;
    for (uint32_t at = 0; at + 3 <= inner; at += 3) {
        if (memcmp(text + first->start + at, text + last->start + at, 3) != 0) continue;
        if (((unsigned char)text[last->start + inner] & 0xC0) != 0x80) last->end = last->start + inner;
        return;
    }
}

void tidy_members(const analysis *a, const subject *s, members *m) {
    if (m->count < 3) return;
    cut_leading(a, m);
    cut_behind(a, s, m);
}

int is_short_list(const analysis *a, const members *m) {
    if (m->count < 2) return 0;
    for (size_t i = 0; i < m->count; i++) {
        if (character_count(gb_slice(a->text, m->items[i])) > SHORT_CHARACTERS) return 0;
    }
    return 1;
}

void keep_members(analysis *a, const subject *s, const members *m, gb_span head) {
    for (size_t i = 0; i < m->count; i++) finds_add_part(&a->finds, s->item, m->items[i], head);
    a->finds.items[s->item].spelled += (uint32_t)m->count;
}
