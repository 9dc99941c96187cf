/* 十, 百, 千, 万 and 亿 as they come. */
#include "sum.h"

bool sum_is_empty(const sum *s) {
    return s->total == 0 && s->level == 0 && s->section == 0 && s->digit < 0 && s->last == ROLE_NONE;
}

wide sum_pending(const sum *s) {
    return s->digit < 0 ? 0 : (wide)s->digit;
}

static void close_part(sum *s, wide part, role r) {
    s->digit = -1;
    s->zero = false;
    s->unit = part;
    s->last = r;
    s->scale = r == ROLE_MYRIAD ? s->scale + 4 : r == ROLE_YI ? s->scale + 8 : 0;
}

/* Nothing but the digit that waits has been read. */
static bool sum_is_leading(const sum *s) {
    return s->total == 0 && s->level == 0 && s->section == 0;
}

/* 十, 百, 千 after their digit. false = it does not belong to this numeral. */
bool sum_take_section_unit(sum *s, unsigned value, role r) {
    unsigned rank = r == ROLE_TENS ? 10 : value;
    if (s->limit <= rank) return false;
    if (s->digit >= 0 && s->digit_arabic && s->digit > 9 && (r == ROLE_TENS || !sum_is_leading(s))) return false;
    wide multiplier = sum_pending(s);
    if (s->digit < 0) {
        if (r != ROLE_TENS && !sum_is_empty(s)) return false;
        if (r != ROLE_TENS) s->flags |= NUMERAL_BARE;
        multiplier = 1;
    } else if (value % 100 != 0 && value != 10) {
        return false; /* 二廿 */
    }
    s->section += multiplier * value;
    s->limit = rank;
    s->flags |= NUMERAL_LARGE;
    s->scale = 0;
    close_part(s, rank, r);
    return true;
}

bool sum_take_myriad(sum *s) {
    wide part = s->section + sum_pending(s);
    if (part == 0) {
        if (s->level > 0 && s->last == ROLE_MYRIAD) {
            part = s->level; /* 万万 */
        } else if (s->level == 0 && (sum_is_empty(s) || s->last == ROLE_SOME)) {
            part = 1;
            s->flags |= NUMERAL_BARE;
        } else {
            return false;
        }
    } else if (s->level > 0) {
        return false;
    }
    if (s->last != ROLE_MYRIAD) s->scale = 0;
    s->level = part * 10000;
    s->section = 0;
    s->limit = 10000;
    s->flags |= NUMERAL_SCALED;
    close_part(s, 10000, ROLE_MYRIAD);
    return true;
}

bool sum_take_yi(sum *s) {
    wide part = s->level + s->section + sum_pending(s);
    if (part == 0) {
        if (s->total > 0 && s->last == ROLE_YI && !s->below) {
            part = s->total; /* 亿亿 */
            s->total = 0;
            s->runs++;
        } else if (sum_is_empty(s)) {
            part = 1;
            s->flags |= NUMERAL_BARE;
        } else {
            return false;
        }
    } else if (s->total > 0) {
        if (s->runs < 2 || s->below) return false;
        s->below = true; /* 三亿亿零七亿 */
    }
    if (s->runs == 0) s->runs = 1;
    if (part >= WIDE_LIMIT / 100000000u) {
        s->flags |= NUMERAL_TOO_LONG;
        part = 0;
    }
    if (s->last != ROLE_MYRIAD && s->last != ROLE_YI) s->scale = 0;
    s->total += part * 100000000u;
    s->level = s->section = 0;
    s->limit = 10000;
    s->flags |= NUMERAL_SCALED;
    close_part(s, 100000000u, ROLE_YI);
    return true;
}
