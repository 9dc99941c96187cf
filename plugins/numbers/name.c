/* The name on the left of a quantity. */
#include "name.h"

enum { STRONGEST = 0x5F3A, YEAR = 0x5E74, THAN = 0x6BD4, THAN_TOO = 0x8F83, OF = 0x7684 };

#define INSET_LIMIT 14 /* characters of a quotation or of brackets in a name */
#define REST_LIMIT 9   /* bytes, three characters: what must follow a verb that is cut off the front of a name */

/* The start of the bracketed text that ends at `end` and begins with `open`; 0 = not within INSET_LIMIT characters. */
static uint32_t inset_start(const document_reader *reader, uint32_t floor, uint32_t end, uint32_t open) {
    for (int i = 0; i < INSET_LIMIT && end > floor; i++) {
        uint32_t c = previous_character(reader->text, &end);
        if (c == open) return end >= floor ? end : 0;
        if (c == '\n' || c == '\r' || c == 0x3002) return 0;
    }
    return 0;
}

/* The start of the digits that end at `end`, where they are part of a name: 5|G基站, 500|强企业, PM2.5|浓度; `end` =
 * they are not. */
static uint32_t digits_start(const document_reader *reader, uint32_t floor, uint32_t end) {
    uint32_t begin = end, behind = character_at(reader->text, end);
    for (int i = 0; i < 5 && begin > floor; i++) {
        uint32_t before = begin;
        uint32_t c = previous_character(reader->text, &before);
        if (before < floor || (arabic_value(c) < 0 && c != '.')) break;
        begin = before;
    }
    if (begin == end) return end;
    return is_letter(behind) || behind == STRONGEST || is_letter(character_before(reader->text, begin)) ? begin : end;
}

/* The bracket that opens what `c` closes; 0 = it closes nothing. */
static uint32_t opening_of(uint32_t c) {
    return c == 0xFF09 ? 0xFF08 : c == ')' ? '(' : c == ']' ? '[' : 0;
}

/* The farthest place before `end` that the name may begin at. */
static uint32_t reach_back(const document_reader *reader, uint32_t floor, uint32_t end) {
    uint32_t begin = end;
    for (int i = 0; i < NAME_LIMIT && begin > floor; i++) {
        uint32_t before = begin, inset = 0;
        uint32_t c = previous_character(reader->text, &before);
        if (before < floor) break;
        if (c == 0x201D) inset = inset_start(reader, floor, before, 0x201C);
        if (opening_of(c) != 0) inset = inset_start(reader, floor, before, opening_of(c));
        if (inset != 0 && c != 0x201D && (inset <= floor || is_boundary(character_before(reader->text, inset)))) break;
        if (arabic_value(c) >= 0 && begin < end) {
            inset = digits_start(reader, floor, begin);
            if (inset == begin) break;
        }
        if (inset != 0) before = inset;
        if (inset == 0 && !is_name_character(c)) break;
        begin = before;
    }
    return begin;
}

/* 五年, 2023年 at the end of the name: moves *end before it. */
static bool cut_years(const document_reader *reader, uint32_t begin, uint32_t *end) {
    const characters *table = &reader->language->characters;
    uint32_t at = *end, c;
    if (previous_character(reader->text, &at) != YEAR || at <= begin) return false;
    uint32_t number = at;
    while (number > begin) {
        uint32_t before = number;
        role r = role_of(table, previous_character(reader->text, &before));
        if (r != ROLE_ARABIC && r != ROLE_HALF && !is_chinese_numeral(r)) break;
        number = before;
    }
    c = character_before(reader->text, number);
    if (number == at && (number <= begin || (c != 0x4ECA && c != 0x53BB))) return false;
    *end = number;
    return true;
}

/* The name ends in 比重, 比例 or 份额: it is the name of a share itself. */
static bool is_share_name(const document_reader *reader, const left_name *name) {
    static const char *const nouns[] = {"比重", "比例", "份额"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        gb_string noun = gb_string_of(nouns[i]);
        if (name->end >= name->begin + noun.length && gb_stands_at(reader->text, name->end - noun.length, noun))
            return true;
    }
    return false;
}

/* Whether the name from `at` to its end, behind the character `c`, says no more than of what a share or a multiple is
 * one: 占|全省总量, 占|总产值的, 是|五年前的. */
static bool is_whole(const document_reader *reader, const left_name *name, uint32_t at, uint32_t c) {
    uint32_t end, next = character_at(reader->text, at);
    bool of = character_before(reader->text, name->end) == OF;
    if (c == 0x662F || c == 0x4E3A) return of; /* 是 为 */
    if (c != 0x5360 || next == 0x5730 || next == 0x6BD4 || next == 0x7528)
        return false; /* 占, but not 占地 占比 占用 */
    if (head_roles(reader, at, &end) & HEAD_SCOPE && end == name->end) return true;
    return of || !is_share_name(reader, name);
}

/* 比|上年 but not 比重, 占比 */
static bool is_than(uint32_t last, uint32_t c, uint32_t next) {
    static const uint16_t before[] = {0x5360, 0x540C, 0x73AF, 0x5BF9},
                          after[] = {0x91CD, 0x4F8B, 0x8D5B, 0x7387, 0x9AD8};
    if (c != THAN && c != THAN_TOO) return false;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (last == before[i]) return false;
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (next == after[i]) return false;
    return true;
}

/* 占全省的, 比上年, 高于全国 in the name: what is measured stands before. */
static void cut_comparison(const document_reader *reader, left_name *name) {
    uint32_t end;
    for (uint32_t at = name->begin, last = 0; at < name->end;) {
        uint32_t word = at;
        int32_t roles = head_roles(reader, at, &end);
        uint32_t c = next_character(reader->text, &at);
        bool than = (roles & HEAD_LINK && roles & HEAD_STOP) ||
                    (name->linked && is_than(last, c, character_at(reader->text, at)));
        if (at < name->end && (than || is_whole(reader, name, at, c))) {
            name->end = word;
            name->linked = true;
            return;
        }
        last = c;
    }
}

/* 考核|位居全省: the rank is that of what stands before the verb. */
static void cut_rank(const document_reader *reader, left_name *name) {
    uint32_t end, next;
    for (uint32_t at = name->begin; at < name->end;) {
        int32_t roles = head_roles(reader, at, &end);
        if (roles & HEAD_LINK && (end - at > 3 || head_roles(reader, end, &next) & HEAD_SCOPE)) {
            name->end = at;
            name->linked = true;
            return;
        }
        if (roles != 0)
            at = end;
        else
            next_character(reader->text, &at);
    }
}

static void cut_end(const document_reader *reader, left_name *name, bool rank) {
    const int32_t cut = HEAD_LINK | HEAD_ACT | HEAD_VERB | HEAD_TAIL;
    while (name->end > name->begin) {
        uint32_t start = name->end, opening = opening_of(character_before(reader->text, name->end));
        if (opening != 0) { /* 增加值（可比价） */
            previous_character(reader->text, &start);
            name->end = inset_start(reader, name->begin, start, opening);
            if (name->end == 0) name->end = name->begin;
            continue;
        }
        if (is_space(character_before(reader->text, name->end))) {
            previous_character(reader->text, &name->end);
            continue;
        }
        int32_t roles = phrase_before(&reader->language->heads, reader->text, name->begin, name->end, &start);
        if (roles > 0 && (roles & cut || (rank && roles & HEAD_SCOPE))) {
            name->end = start;
            name->linked |= (roles & HEAD_LINK) != 0 || roles & HEAD_SCOPE;
            continue;
        }
        int32_t row = phrase_before(&reader->language->changes, reader->text, name->begin, name->end, &start);
        if (row >= 0 && reader->language->change[row].way != DIRECTION_NONE) {
            name->end = start;
            name->linked = true;
            continue;
        }
        if (!cut_years(reader, name->begin, &name->end)) return;
    }
}

/* The name begins behind the last 的 and behind the last verb that takes an object. */
static void cut_before(const document_reader *reader, left_name *name) {
    uint32_t end;
    for (uint32_t at = name->begin; at < name->end;) {
        int32_t roles = head_roles(reader, at, &end);
        if (roles & (HEAD_BREAK | HEAD_ACT) && end < name->end) name->begin = end;
        if (roles & ~HEAD_TAIL & ~HEAD_LEAD & ~HEAD_FRONT)
            at = end;
        else
            next_character(reader->text, &at);
    }
}

static direction object_change(const document_reader *reader, uint32_t at) {
    uint32_t end;
    int32_t row = phrase_at(&reader->language->changes, reader->text, at, &end);
    if (row < 0 || !reader->language->change[row].object) return DIRECTION_NONE;
    return reader->language->change[row].way;
}

static void cut_front(const document_reader *reader, left_name *name) {
    const int32_t cut = HEAD_LINK | HEAD_ACT | HEAD_VERB | HEAD_LEAD;
    uint32_t end, next;
    while (name->begin < name->end) {
        if (is_space(character_at(reader->text, name->begin))) {
            next_character(reader->text, &name->begin);
            continue;
        }
        int32_t roles = head_roles(reader, name->begin, &end);
        if (roles == 0 || end > name->end) return;
        bool whole = end == name->end && roles & (HEAD_ACTION | HEAD_FRONT) && !(roles & HEAD_NOUN);
        bool front = roles & HEAD_FRONT && end + REST_LIMIT <= name->end;
        bool scope = roles & HEAD_SCOPE && head_roles(reader, end, &next) & cut && next < name->end;
        if (!(roles & cut) && !front && !scope && !whole) return;
        if (roles & HEAD_LINK && name->change == DIRECTION_NONE) name->change = object_change(reader, name->begin);
        name->begin = end;
    }
}

void name_trim(const document_reader *reader, left_name *name, bool rank) {
    cut_end(reader, name, rank);
    cut_comparison(reader, name);
    if (rank) cut_rank(reader, name);
    cut_end(reader, name, rank);
    if (character_before(reader->text, name->end) == OF && name->end > name->begin) {
        previous_character(reader->text, &name->end);
        cut_end(reader, name, rank);
    }
    cut_before(reader, name);
    cut_front(reader, name);
}

left_name name_before(const document_reader *reader, uint32_t floor, uint32_t end, bool rank) {
    left_name name = {.end = end};
    while (name.end > floor && is_space(character_before(reader->text, name.end)))
        previous_character(reader->text, &name.end);
    name.begin = reach_back(reader, floor, name.end);
    name.at_row = name.begin <= floor;
    name_trim(reader, &name, rank);
    return name;
}
