#include "block.h"
#include "characters.h"

/* Lead bytes of U+4000 and of U+9000. */
#define FIRST_LEAD 0xE4
#define LAST_LEAD 0xE9

/* A letter or digit: cutting between two of them is not allowed. */
static inline int in_run(uint32_t id) {
    return id >= SEG_DIGIT && id <= SEG_OTHER_LETTER;
}

/* The loop over characters; `as_jieba` is known at compile time in the two callers. *runs is set when there are
 * letters, digits or signs of numbers. */
static inline uint32_t read_characters(seg_segmenter *s, const seg_alphabet *alphabet, gb_string text, uint32_t *at,
                                       int *runs, int as_jieba) {
    const seg_node *nodes = s->dictionary.trie.nodes;
    uint32_t count = 0, lowest = SEG_PLAIN, base = 0; /* of the character before */
    size_t next = *at;
    while (next < text.length && count < SEG_BLOCK) {
        const unsigned char *bytes = (const unsigned char *)text.data + next;
        if ((unsigned char)(bytes[0] - FIRST_LEAD) <= LAST_LEAD - FIRST_LEAD) {
            /* Nearly all characters, and none that is ignorable. */
            uint32_t c = (bytes[0] & 0xFu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
            uint32_t id = seg_id(alphabet, c);
            if (id == 0 || (as_jieba && !seg_is_jieba(c))) break;
            s->ids[count] = (uint16_t)id;
            s->offsets[count++] = (uint32_t)next;
            lowest = id < lowest ? id : lowest;
            next += 3;
            __builtin_prefetch(&nodes[base + id]); /* the second node of a walk, which is rarely at hand */
            base = nodes[id].base;
            continue;
        }
        uint32_t start = (uint32_t)next, c = gb_next(text, &next), id = seg_id(alphabet, c);
        if (id == 0 || (as_jieba && !seg_is_jieba(c))) {
            if (!as_jieba && seg_is_ignorable(c)) continue;
            next = start;
            break;
        }
        s->ids[count] = (uint16_t)id;
        s->offsets[count++] = start;
        lowest = id < lowest ? id : lowest;
    }
    *runs = lowest < SEG_PLAIN;
    *at = (uint32_t)next;
    return count;
}

/* The end of the digits that go on behind a decimal point or a comma of thousands at `i`; `i` when they do not. */
static uint32_t more_digits(const seg_segmenter *s, uint32_t i, uint32_t count) {
    uint32_t end = i + 1;
    if (i == 0 || i + 1 >= count || !seg_is_digit_id(s->ids[i - 1])) return i;
    while (end < count && seg_is_digit_id(s->ids[end])) end++;
    if (s->ids[i] == SEG_POINT) return end > i + 1 ? end : i;
    return s->ids[i] == SEG_COMMA && end == i + 4 ? end : i;
}

/* Finds the runs of letters and digits: their length at the first character, SEG_INSIDE_RUN at the others. */
static void mark_runs(seg_segmenter *s, uint32_t count) {
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;
        if (in_run(s->ids[i])) {
            uint32_t letters = 0, more;
            for (end = i;; end = more) {
                while (end < count && in_run(s->ids[end])) letters += !seg_is_digit_id(s->ids[end++]);
                more = end < count ? more_digits(s, end, count) : end;
                if (more == end) break;
            }
            if (!letters && end < count && s->ids[end] == SEG_PERCENT) end++;
        }
        s->runs[i] = (uint16_t)(end - i);
        for (uint32_t k = i + 1; k < end; k++) s->runs[k] = SEG_INSIDE_RUN;
        i = end;
    }
}

uint32_t seg_read_block(seg_segmenter *s, gb_string text, uint32_t *at) {
    int runs;
    if (!s->as_jieba) {
        uint32_t count = read_characters(s, s->alphabet, text, at, &runs, 0);
        if (runs) mark_runs(s, count);
        return count;
    }
    uint32_t count = read_characters(s, s->alphabet, text, at, &runs, 1);
    for (uint32_t i = 0; runs && i < count; i++) s->runs[i] = 1;
    return count;
}
