/* The noun on the right of a quantity. */
#include "name.h"

enum { OF = 0x7684, STRONGEST = 0x5F3A };

#define AHEAD 6        /* characters in which a noun must follow a word that may stand inside a name */
#define QUOTE_AHEAD 12 /* characters of a quotation inside a name */

int32_t head_roles(const document_reader *reader, uint32_t at, uint32_t *end) {
    int32_t roles = phrase_at(&reader->language->heads, reader->text, at, end);
    if (roles <= 0) return 0;
    bool verb = roles & (HEAD_VERB | HEAD_ACT | HEAD_LINK);
    if (verb && contains_character(reader->language->contexts[CONTEXT_VERB_NOT], character_at(reader->text, *end)))
        return 0;
    return roles;
}

/* Whether a noun begins at `at`, or at most `gap` characters behind it. */
static bool noun_follows(const document_reader *reader, uint32_t at, int gap) {
    for (int i = 0; i <= gap; i++) {
        uint32_t end;
        int32_t roles = head_roles(reader, at, &end);
        if (roles & (HEAD_NOUN | HEAD_CLOSE)) return true;
        if (!is_name_character(next_character(reader->text, &at))) return false;
    }
    return false;
}

/* Digits or a quotation inside a name, at `at`: where they end; 0 = there are none. 3|A级, 世界|500强, 国家|“旗舰”医院.
 */
static uint32_t inset_end(const document_reader *reader, uint32_t at) {
    uint32_t c = next_character(reader->text, &at);
    bool digit = arabic_value(c) >= 0;
    for (int i = 0; digit && i < 4 && arabic_value(character_at(reader->text, at)) >= 0; i++)
        next_character(reader->text, &at);
    uint32_t next = character_at(reader->text, at);
    if (digit) return is_letter(next) || next == STRONGEST ? at : 0;
    if (c != 0x201C) return 0;
    for (int i = 0; i < QUOTE_AHEAD; i++) {
        c = next_character(reader->text, &at);
        if (c == 0x201D) return at;
        if (c == 0 || c == '\n' || c == '\r' || c == 0x3002) return 0;
    }
    return 0;
}

/* Whether the name ends before the word with these roles, which ends at `behind`. */
static bool ends_name(const document_reader *reader, int32_t roles, uint32_t behind, bool begun, bool complete) {
    if (roles & HEAD_BREAK) return true;
    if (roles & HEAD_ACTION) return complete && !noun_follows(reader, behind, 2);
    bool modifier = roles & HEAD_VERB && noun_follows(reader, behind, 2); /* 挂牌推进|项目 */
    if (roles & HEAD_VERB && !begun) return !modifier;
    if (roles & (HEAD_LINK | HEAD_ACT | HEAD_VERB)) return complete || !begun || !noun_follows(reader, behind, 0);
    if (roles & HEAD_STOP) return complete || !noun_follows(reader, behind, AHEAD);
    return false;
}

/* 二中|、三中全会: the sign at `at` is inside the name of a plenum. */
static bool inside_plenum(const document_reader *reader, uint32_t start, uint32_t at) {
    uint32_t before = at;
    if (character_at(reader->text, at) != 0x3001 || previous_character(reader->text, &before) != 0x4E2D) return false;
    return before > start &&
           role_of(&reader->language->characters, character_before(reader->text, before)) == ROLE_DIGIT;
}

gb_string noun_at(const document_reader *reader, uint32_t at, bool *complete) {
    uint32_t end = at, behind = at;
    *complete = false;
    for (int i = 0; i < NAME_LIMIT; i++) {
        uint32_t c = character_at(reader->text, end), inset = 0;
        if (c == OF && !*complete && end > at) { /* 符合条件|的|人员 */
            next_character(reader->text, &end);
            at = end;
            continue;
        }
        if (!is_name_character(c)) inset = inset_end(reader, end);
        if (inside_plenum(reader, at, end)) inset = end + (uint32_t)GB_TEXT("、").length;
        if (!is_name_character(c) && inset == 0) break;
        int32_t roles = inset == 0 ? head_roles(reader, end, &behind) : 0;
        if (ends_name(reader, roles, behind, end > at, *complete)) break;
        if (inset != 0) {
            end = inset;
        } else if (roles & ~HEAD_TAIL & ~HEAD_LEAD & ~HEAD_FRONT) {
            end = behind;
        } else {
            next_character(reader->text, &end);
        }
        *complete = roles & (HEAD_NOUN | HEAD_CLOSE);
        if (roles & HEAD_CLOSE) break;
    }
    return end > at ? gb_slice(reader->text, (gb_span){at, end}) : (gb_string){NULL, 0};
}
