#include "align.h"

#include "emit.h"
#include "name.h"

#include <stdio.h>

#define WORD_LIMIT 16   /* characters between 分别 and the first value */
#define LIST_LENGTH 90  /* characters of the list of names */
#define AGAIN_LIMIT 96u /* bytes between a list with names and one that goes on with them */

/* The start of 分别 before the list, in the same clause; 0 = none. */
static uint32_t word_start(const document_reader *reader, uint32_t at) {
    const gb_string word = GB_TEXT("分别");
    for (int i = 0; i < WORD_LIMIT; i++) {
        uint32_t c = previous_character(reader->text, &at);
        if (is_boundary(c)) return 0;
        if (gb_stands_at(reader->text, at, word)) return at;
    }
    return 0;
}

/* Where the list of names that ends at `end` begins: behind a sign that is no 、, quotation or bracket. */
static uint32_t list_start(const document_reader *reader, uint32_t end) {
    uint32_t begin = end;
    for (int i = 0; i < LIST_LENGTH; i++) {
        uint32_t before = begin;
        uint32_t c = previous_character(reader->text, &before);
        if (is_boundary(c) && c != 0x3001 && c != ')' && c != 0xFF09 && c != 0x201D) break;
        begin = before;
    }
    return begin;
}

/* The names in [begin, end), parted by 、 alone or by every sign that joins a list. */
static unsigned split(const document_reader *reader, uint32_t begin, uint32_t end, bool every, gb_span *names,
                      unsigned limit) {
    unsigned count = 0;
    uint32_t start = begin;
    int depth = 0;
    for (uint32_t at = begin; at <= end;) {
        uint32_t sign = 0, c = character_at(reader->text, at);
        depth += c == 0xFF08 || c == '(' ? 1 : c == 0xFF09 || c == ')' ? -1 : 0;
        if (depth <= 0 && at < end && (every || c == 0x3001)) sign = list_sign(reader, at);
        if (at < end && sign == 0) {
            next_character(reader->text, &at);
            continue;
        }
        if (count < limit) names[count] = (gb_span){start, at};
        count++;
        start = at = sign;
        if (sign == 0) break;
    }
    return count;
}

static void set_head(const document_reader *reader, int layer, int64_t row, gb_span span) {
    left_name name = {.begin = span.start, .end = span.end};
    name_trim(reader, &name, false);
    if (name.end <= name.begin) name = (left_name){.begin = span.start, .end = span.end};
    if (name.end <= name.begin) return;
    gb_string text = gb_slice(reader->text, (gb_span){name.begin, name.end});
    reader->host->set_str(reader->document, layer, row, COLUMN_HEAD, text);
}

static void mark_mismatch(const document_reader *reader, int layer, const series *s, gb_span list, unsigned names) {
    char text[64];
    int length = snprintf(text, sizeof text, "分别: %u names, %u values", names, s->count);
    for (unsigned i = 0; i < s->count; i++) {
        set_head(reader, layer, s->row + i, list);
        reader->host->set_str(reader->document, layer, s->row + i, COLUMN_NOTE, (gb_string){text, (size_t)length});
    }
}

/* A list without names of its own (，分别居第1、第2): those of the list before, when it is as long; otherwise those of
 * the rows before: 甲产量5万吨，乙产量3万吨，分别增长1%、2%. */
static void align_again(document_reader *reader, int layer, const series *s) {
    aligned *last = &reader->aligned;
    const recent_heads *recent = &reader->recent;
    bool near = last->end <= s->start && s->start - last->end <= AGAIN_LIMIT;
    if (last->count == s->count && near) {
        for (unsigned i = 0; i < s->count; i++) set_head(reader, layer, s->row + i, last->names[i]);
        last->end = s->end;
    } else if (recent->count >= s->count) {
        const gb_string *heads = recent->heads + (recent->count - s->count);
        for (unsigned i = 0; i < s->count; i++)
            reader->host->set_str(reader->document, layer, s->row + i, COLUMN_HEAD, heads[i]);
    }
}

static void remember(document_reader *reader, const series *s, const gb_span *names) {
    if (s->count > ALIGNED_LIMIT) return;
    reader->aligned.count = s->count;
    for (unsigned i = 0; i < s->count; i++) reader->aligned.names[i] = names[i];
}

/* 分别超过50%、80%, 分别达到3亿元、5亿元以上: the word before the first value, or behind the last one, bounds all of
 * them. */
static void share_bounds(const document_reader *reader, int layer, const series *s) {
    const gb_host *host = reader->host;
    bound_kind bound = s->leading != BOUND_EXACT ? s->leading : s->trailing;
    if (bound == BOUND_EXACT || s->uneven) return;
    for (unsigned i = 0; i < s->count; i++)
        if (host->get_int(reader->document, layer, (size_t)s->row + i, COLUMN_BOUND) == BOUND_EXACT)
            host->set_int(reader->document, layer, s->row + i, COLUMN_BOUND, bound);
}

/* A name stands between 分别 and the first value: 分别新增|学位|20个、30个. What stands before 的 is what a share is
 * one of. */
static bool named_between(const document_reader *reader, uint32_t found, uint32_t start) {
    left_name name = {.begin = found + (uint32_t)GB_TEXT("分别").length, .end = start};
    if (character_before(reader->text, start) == 0x7684) return false; /* 的 */
    name_trim(reader, &name, true);
    return name.end > name.begin;
}

/* Without 分别: as many names as values, before a word that joins them: 原煤、原油产量达到5万吨、3万吨. */
static void align_plain(document_reader *reader, int layer, const series *s) {
    gb_span names[LIST_LIMIT];
    uint32_t begin = list_start(reader, s->start);
    if (s->floor > begin) begin = s->floor;
    left_name whole = {.begin = begin, .end = s->start};
    name_trim(reader, &whole, false);
    bool open = whole.end >= whole.begin + 3 && gb_stands_at(reader->text, whole.end - 3, GB_TEXT("等"));
    if (!whole.linked || whole.end <= whole.begin || open) return;
    if (split(reader, begin, s->start, true, names, LIST_LIMIT) != s->count) return;
    for (unsigned i = 0; i < s->count; i++) set_head(reader, layer, s->row + i, names[i]);
    remember(reader, s, names);
    reader->aligned.end = s->end;
}

void series_align(document_reader *reader, int layer, const series *s) {
    gb_span names[LIST_LIMIT];
    if (s->count > LIST_LIMIT) return;
    uint32_t found = word_start(reader, s->start);
    if (found == 0) {
        align_plain(reader, layer, s);
        return;
    }
    share_bounds(reader, layer, s);
    uint32_t begin = list_start(reader, found);
    if (s->floor > begin && s->floor <= found) begin = s->floor;
    if (list_sign(reader, begin) != 0) begin = list_sign(reader, begin);
    left_name whole = {.begin = begin, .end = found};
    name_trim(reader, &whole, false);
    if (whole.end <= whole.begin) {
        if (!named_between(reader, found, s->start)) align_again(reader, layer, s);
        return;
    }
    unsigned count = split(reader, begin, found, true, names, LIST_LIMIT);
    if (count != s->count && split(reader, begin, found, false, names, LIST_LIMIT) != s->count) {
        if (count > 1) mark_mismatch(reader, layer, s, (gb_span){begin, found}, count);
        return;
    }
    for (unsigned i = 0; i < s->count; i++) set_head(reader, layer, s->row + i, names[i]);
    remember(reader, s, names);
    reader->aligned.end = s->end;
}
