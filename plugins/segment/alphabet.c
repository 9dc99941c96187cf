#include "alphabet.h"
#include "characters.h"
#include "gongbao/plugin.h"
#include <stdlib.h>

#define CODE_POINTS 0x110000u

static void set_both_widths(uint16_t *ids, uint32_t c, uint32_t id) {
    ids[c] = (uint16_t)id;
    if (c > 0x20 && c < 0x7F) ids[c + 0xFEE0] = (uint16_t)id;
}

int seg_alphabet_start(seg_alphabet_builder *builder) {
    uint16_t *ids = calloc(CODE_POINTS, sizeof *ids);
    if (!ids) return -1;
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (gb_is_han(c))
            ids[c] = SEG_OTHER_HAN;
        else if (seg_is_letter(c))
            ids[c] = SEG_OTHER_LETTER;
    set_both_widths(ids, '.', SEG_POINT);
    set_both_widths(ids, ',', SEG_COMMA);
    ids[0xFF0C] = 0; /* the full-width comma is the Chinese one: it never stands inside a number */
    set_both_widths(ids, '%', SEG_PERCENT);
    ids[0x2030] = SEG_PERCENT;
    for (uint32_t i = 0; i < 10; i++) set_both_widths(ids, '0' + i, SEG_DIGIT + i);
    for (uint32_t i = 0; i < 26; i++) {
        set_both_widths(ids, 'A' + i, SEG_LETTER + i);
        set_both_widths(ids, 'a' + i, SEG_LETTER + 26 + i);
    }
    builder->ids = ids;
    builder->size = SEG_PLAIN;
    return 0;
}

int seg_alphabet_copy(seg_alphabet_builder *builder, const seg_alphabet *alphabet) {
    uint16_t *ids = malloc(CODE_POINTS * sizeof *ids);
    if (!ids) return -1;
    for (uint32_t c = 0; c < CODE_POINTS; c++) ids[c] = (uint16_t)seg_id(alphabet, c);
    builder->ids = ids;
    builder->size = alphabet->size;
    return 0;
}

int seg_alphabet_has(const seg_alphabet_builder *builder, uint32_t c) {
    uint32_t id = c < CODE_POINTS ? builder->ids[c] : 0;
    return id != 0 && id != SEG_OTHER_LETTER && id != SEG_OTHER_HAN;
}

uint32_t seg_alphabet_add(seg_alphabet_builder *builder, uint32_t c) {
    if (c >= CODE_POINTS) return 0;
    if (seg_alphabet_has(builder, c)) return builder->ids[c];
    if (builder->size >= SEG_ID_LIMIT) return 0;
    uint32_t narrow = seg_narrow(c);
    if (builder->ids[narrow] == 0) set_both_widths(builder->ids, narrow, builder->size);
    builder->ids[c] = (uint16_t)builder->size;
    return builder->size++;
}

/* The number of a page equal to `page` among the first `count`, or `count`. */
static uint32_t find_page(const uint16_t *pages, uint32_t count, const uint16_t *page) {
    for (uint32_t i = 0; i < count; i++)
        if (memcmp(pages + (size_t)i * 256, page, 256 * sizeof *page) == 0) return i;
    return count;
}

int seg_alphabet_finish(const seg_alphabet_builder *builder, seg_alphabet *alphabet) {
    uint16_t *index = malloc((SEG_INDEX_SIZE + (size_t)SEG_INDEX_SIZE * 256) * sizeof *index);
    if (!index) return -1;
    uint16_t *pages = index + SEG_INDEX_SIZE;
    uint32_t count = 0;
    for (uint32_t i = 0; i < SEG_INDEX_SIZE; i++) {
        const uint16_t *page = builder->ids + (size_t)i * 256;
        uint32_t found = i > 0 && memcmp(page, page - 256, 512) == 0 ? index[i - 1] : find_page(pages, count, page);
        if (found == count) memcpy(pages + (size_t)count++ * 256, page, 512);
        index[i] = (uint16_t)found;
    }
    uint16_t *fitting = realloc(index, (SEG_INDEX_SIZE + (size_t)count * 256) * sizeof *index);
    if (fitting) index = fitting;
    *alphabet = (seg_alphabet){index, index + SEG_INDEX_SIZE, count, builder->size};
    return 0;
}

void seg_alphabet_discard(seg_alphabet_builder *builder) {
    free(builder->ids);
    builder->ids = NULL;
}
