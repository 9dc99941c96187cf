#include "head.h"

#include "change.h"
#include "list.h"

#define HAN_BYTES 3u /* of a Chinese character */
#define GAP_LIMIT 60 /* characters: farther from the row before, a quantity is about something else */

static const gb_string none = {NULL, 0};

/* Whether a sentence ends between the row before and `start`. */
static bool new_sentence(const document_reader *reader, uint32_t start) {
    uint32_t at = reader->before.end;
    for (int i = 0; at < start; i++) {
        uint32_t c = next_character(reader->text, &at);
        if (i >= GAP_LIMIT || c == '\n' || c == '\r' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B ||
            c == ';')
            return true;
    }
    return false;
}

static gb_string text_of(const document_reader *reader, const left_name *name) {
    return name->end > name->begin ? gb_slice(reader->text, (gb_span){name->begin, name->end}) : none;
}

static bool is_count(const quantity *q) {
    if (q->kind == KIND_ORDINAL) return true;
    return q->kind == KIND_QUANTITY && (!q->unit.entry || q->unit.entry->dimension.length == 0) && !q->unit.composite;
}

/* The noun behind the quantity, over 的. A measure (投入5亿元|新增学位) is not before a noun that begins with a verb.
 */
static gb_string right_of(const document_reader *reader, const quantity *q, bool *complete) {
    const gb_string of = GB_TEXT("的"), more = GB_TEXT("等");
    uint32_t at = q->end, end;
    if (gb_stands_at(reader->text, at, more)) at += (uint32_t)more.length; /* 10条|等|措施 */
    if (list_sign(reader, at) != 0) return none;
    if (!is_count(q) && head_roles(reader, at, &end) & (HEAD_VERB | HEAD_ACT | HEAD_LINK)) return none;
    if (gb_stands_at(reader->text, at, of)) at += (uint32_t)of.length;
    return noun_at(reader, at, complete);
}

/* Measures that may stand before their noun: 500千伏|输变电工程, 亿元以上|项目, 70岁以上|老年人. */
static bool stands_before_noun(const document_reader *reader, const quantity *q) {
    if (q->kind == KIND_AGE) return true;
    if (q->kind == KIND_MONEY) return !gb_stands_at(reader->text, q->end, GB_TEXT("的"));
    return q->kind == KIND_QUANTITY && q->unit.entry && q->unit.entry->dimension.length > 0;
}

/* What the row before is about goes for this one, too: a list goes on, or the clause begins with the verb. */
static gb_string inherited(const document_reader *reader, const left_name *name, direction change, bool listed) {
    if (listed || name->linked || change != DIRECTION_NONE || (name->at_row && reader->before.end > 0))
        return reader->before.head;
    return none;
}

/* The name before the date that is the row before: 产量|2023年|达到5万吨, 产量|比|2016年|增长5%. */
static left_name before_date(const document_reader *reader, bool rank) {
    uint32_t end = reader->before.start, word = end;
    uint32_t c = previous_character(reader->text, &word);
    if (c == 0x6BD4 || c == 0x8F83) end = word; /* 比 较 */
    return name_before(reader, reader->before.floor, end, rank);
}

/* 年产|20万吨|甲烷: what the plant makes stands behind. */
static bool is_output(const document_reader *reader, const quantity *q) {
    uint32_t at = q->start, year = at;
    if (previous_character(reader->text, &at) != 0x4EA7) return false; /* 产 */
    year = previous_character(reader->text, &at);
    return year == 0x5E74 || year == 0x65E5 || year == 0x6708; /* 年 日 月 */
}

static gb_string choose(document_reader *reader, const quantity *q, left_name *name, direction change, bool listed) {
    bool complete = false;
    gb_string right = none, left = text_of(reader, name);
    if (is_count(q) || stands_before_noun(reader, q)) right = right_of(reader, q, &complete);
    if (right.data && (is_count(q) || complete || !left.data || is_output(reader, q))) return right;
    if (left.data || q->kind == KIND_ORDINAL) return left;
    if (name->at_row && reader->before.transparent) {
        left_name earlier = before_date(reader, q->kind == KIND_RANK);
        if (earlier.end > earlier.begin) return text_of(reader, &earlier);
    }
    name->linked |= q->bound != BOUND_EXACT && !q->bound_after && !q->more; /* ，突破5亿元 */
    left = inherited(reader, name, change, listed);
    return left.data ? left : right_of(reader, q, &complete);
}

static void remember(recent_heads *recent, gb_string head) {
    if (recent->count > 0 && gb_equal(recent->heads[recent->count - 1], head)) return;
    if (recent->count == ALIGNED_LIMIT) {
        for (unsigned i = 1; i < ALIGNED_LIMIT; i++) recent->heads[i - 1] = recent->heads[i];
        recent->count--;
    }
    recent->heads[recent->count++] = head;
}

attachment head_of(document_reader *reader, const quantity *q) {
    row_before *before = &reader->before;
    bool timed = q->kind == KIND_DATE || q->kind == KIND_DURATION;
    if (new_sentence(reader, q->start)) {
        before->head = none;
        before->change = DIRECTION_NONE;
        reader->recent.count = 0;
    }
    left_name name = name_before(reader, before->end, q->start, q->kind == KIND_RANK);
    uint32_t next = list_sign(reader, before->end);
    while (next != 0 && next < q->start && is_space(character_at(reader->text, next)))
        next_character(reader->text, &next);
    bool listed = before->end > 0 && !before->transparent && next == q->start;
    attachment result = {none, direction_of(reader, q, &name, listed)};
    if (!timed) result.head = choose(reader, q, &name, result.change, listed);
    bool goes_on = timed && before->transparent && q->start - before->end <= 2 * HAN_BYTES; /* 1990年比1985年 */
    if (!goes_on) {
        before->floor = before->end;
        before->start = q->start;
    }
    before->end = q->end;
    before->transparent = timed;
    if (result.head.data && q->kind != KIND_ORDINAL) {
        before->head = result.head;
        remember(&reader->recent, result.head);
    }
    before->change = result.change;
    return result;
}
