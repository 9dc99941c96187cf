#include "numeral.h"

#define VALUE_LIMIT ((int64_t)1000000000000)

/* The value of a Chinese numeral: 0-9, 10, 100, 1000, 10000, 10^8; -1 = none. Two and a pair are 2. */
static int64_t chinese_value(uint32_t c) {
    switch (c) {
    case 0x96F6:
    case 0x3007:
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
    case 0x4E24:
    case 0x53CC:
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    case 0x5341:
        return 10;
    case 0x767E:
        return 100;
    case 0x5343:
        return 1000;
    case 0x4E07:
        return 10000;
    case 0x4EBF:
        return 100000000;
    default:
        return -1;
    }
}

static int is_pair(uint32_t c) {
    return c == 0x4E24 || c == 0x53CC; /* 两 双 */
}

/* May the numeral `next` follow `c` in one number? 两百 is one; 双千 is a pair of thousands, 两一 are two numbers. */
static int goes_on(uint32_t c, int64_t value, uint32_t next) {
    if (value < 0 || c == 0x53CC || is_pair(next)) return 0;
    return c != 0x4E24 || value >= 100;
}

static int chinese_at(gb_string text, uint32_t at, uint32_t *end, int64_t *value) {
    int64_t total = 0, section = 0, digit = -1;
    uint32_t next = at, c = character_at(text, at, &next);
    int64_t n = chinese_value(c);
    if (n < 0) return 0;
    while (n >= 0) {
        if (n < 10) {
            if (digit > 0) return 0; /* 一二三 */
            digit = n;
        } else if (n < 10000) {
            section += (digit < 0 ? 1 : digit) * n;
            digit = -1;
        } else {
            section += digit < 0 ? 0 : digit;
            total = (total + (section == 0 ? 1 : section)) * n;
            section = 0;
            digit = -1;
        }
        if (total + section > VALUE_LIMIT) return 0;
        *end = next;
        uint32_t last = c;
        c = character_at(text, next, &next);
        n = chinese_value(c);
        if (!goes_on(last, n, c)) break;
    }
    *value = total + section + (digit < 0 ? 0 : digit);
    return 1;
}

static int digits_at(gb_string text, uint32_t at, uint32_t *end, int64_t *value) {
    uint32_t next = at;
    int digit = digit_value(character_at(text, at, &next));
    if (digit < 0) return 0;
    *value = 0;
    while (digit >= 0) {
        *value = *value * 10 + digit;
        if (*value > VALUE_LIMIT) return 0;
        *end = next;
        digit = digit_value(character_at(text, next, &next));
    }
    return 1;
}

int numeral_at(const vocabulary *v, gb_string text, uint32_t at, uint32_t *end, int64_t *value) {
    uint32_t c = character_at(text, at, NULL);
    if (kind_of(v, c) == KIND_NUMERAL) return chinese_at(text, at, end, value);
    return digits_at(text, at, end, value);
}

/* The end of the ideographs and letters that follow a numeral, up to the next numeral, punctuation or `limit`. */
static uint32_t words_end(const vocabulary *v, gb_string text, uint32_t at, uint32_t limit) {
    while (at < limit) {
        uint32_t next, c = character_at(text, at, &next);
        character_kind kind = kind_of(v, c);
        if (kind == KIND_NUMERAL || (kind >= KIND_LIST && kind != KIND_OTHER) || digit_value(c) >= 0 || c == '+' ||
            c == 0xFF0B || c == 0xD7 || c == ' ' || c == 0xB7) {
            break;
        }
        at = next;
    }
    return at;
}

/* What a group counts: 两个毫不动摇 -> 毫不动摇, 四医联动 -> 医, 双循环 -> 循环. */
static gb_span head_of(const vocabulary *v, gb_string text, gb_span words, int more) {
    uint32_t end = words.start, first, second;
    if (word_at(v, WORD_CLASSIFIER, text, words.start, &end) && end < words.end) return (gb_span){end, words.end};
    uint32_t characters = character_count(gb_slice(text, words));
    if (characters <= 1 || !step_on(text, words.start, 1, words.end, &first)) return words;
    if (word_at(v, WORD_JOINT, text, first, NULL)) return (gb_span){words.start, first}; /* 三馆|合一, too */
    if (word_at(v, WORD_ROUND, text, first, &end) && end <= words.end) return (gb_span){words.start, first};
    if (word_at(v, WORD_PAIR, text, words.start, &end) && end <= words.end) return (gb_span){words.start, end};
    if (characters == 2) {
        int linked = more && word_at(v, WORD_LINK, text, first, &second) && second == words.end;
        return linked ? (gb_span){words.start, first} : words;
    }
    return (gb_span){words.start, first};
}

/* 八个“走在前”: what stands between the quotation marks behind a numeral and its classifier; empty when nothing does.
 */
static gb_span quoted_head(const vocabulary *v, gb_string text, uint32_t at, uint32_t limit) {
    uint32_t start, end = limit;
    character_kind open = kind_of(v, character_at(text, at, &start));
    if ((open != KIND_OPEN && open != KIND_QUOTE) || start >= limit) return (gb_span){at, at};
    character_kind close = kind_of(v, character_before(text, limit, &end));
    return (close == KIND_CLOSE || close == KIND_QUOTE) && end > start ? (gb_span){start, end} : (gb_span){at, at};
}

size_t groups_of(const vocabulary *v, gb_string text, gb_span span, group *groups) {
    size_t count = 0;
    uint32_t at = span.start;
    while (at < span.end && count < GROUPS_MAX) {
        uint32_t next, end;
        int64_t value;
        int joint = at > span.start && word_at(v, WORD_JOINT, text, at, NULL); /* 两场一体: no second count */
        if (joint || !numeral_at(v, text, at, &end, &value) || end > span.end) {
            character_at(text, at, &next);
            at = next;
            continue;
        }
        uint32_t stop = words_end(v, text, end, span.end);
        int classifier = stop - end == 3 && character_at(text, end, NULL) == 0x4E2A; /* 个 */
        if ((stop == end || classifier) && stop < span.end) {
            /* 双一流, 三个一批, 5个10: the next numeral is what is counted. */
            uint32_t inner;
            int64_t ignored;
            if (numeral_at(v, text, stop, &inner, &ignored) && inner <= span.end) {
                gb_span head = {stop, words_end(v, text, inner, span.end)};
                groups[count++] = (group){{at, end}, head, value};
                at = head.end;
                continue;
            }
        }
        gb_span words = {end, stop}, quoted = quoted_head(v, text, stop, span.end);
        if (stop > end && quoted.end > quoted.start) {
            groups[count++] = (group){{at, end}, quoted, value};
            return count;
        }
        if (stop > end) {
            gb_span head = head_of(v, text, words, count > 0 || stop < span.end);
            groups[count++] = (group){{at, end}, head, value};
        }
        at = stop > end ? stop : end;
    }
    return count;
}
