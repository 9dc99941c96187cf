#include "image.h"

uint64_t seg_checksum(const void *data, size_t length) {
    const unsigned char *bytes = data;
    uint64_t lanes[4] = {1, 2, 3, 4};
    for (size_t i = 0; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        uint64_t *lane = &lanes[(i >> 3) & 3];
        *lane = (*lane ^ word) * 0x9E3779B97F4A7C15u;
        *lane ^= *lane >> 29;
    }
    uint64_t sum = length;
    for (int i = 0; i < 4; i++) sum = (sum ^ lanes[i]) * 0xD6E8FEB86659FD93u;
    return sum ^ sum >> 32;
}

uint64_t seg_image_checksum(const seg_image_header *header, const void *body, size_t length) {
    seg_image_header plain = *header;
    plain.checksum = 0;
    return seg_checksum(&plain, sizeof plain) * 31 + seg_checksum(body, length);
}

static const char *check_header(gb_string image, seg_trust trust, seg_image_header *header) {
    if (image.length < sizeof *header) return "it is too short";
    memcpy(header, image.data, sizeof *header);
    if (memcmp(header->magic, SEG_IMAGE_MAGIC, sizeof header->magic) != 0) return "it is no dictionary image";
    if (header->order != SEG_IMAGE_ORDER) return "it was made for a machine of other byte order";
    if (header->version != SEG_IMAGE_VERSION) return "it has another version";
    if (header->size != image.length) return "it is not complete";
    uint64_t pages = seg_padded(((uint64_t)SEG_INDEX_SIZE + (uint64_t)header->page_count * 256) * sizeof(uint16_t));
    uint64_t nodes = (uint64_t)header->node_count * sizeof(seg_node);
    if (header->page_count > SEG_INDEX_SIZE || sizeof *header + pages + nodes != header->size)
        return "its sizes disagree";
    if (trust == SEG_STRANGE &&
        seg_image_checksum(header, image.data + sizeof *header, image.length - sizeof *header) != header->checksum)
        return "its checksum is wrong";
    return NULL;
}

static const char *check_alphabet(const seg_alphabet *alphabet) {
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < SEG_INDEX_SIZE; i++) wrong |= alphabet->index[i] >= alphabet->page_count;
    for (size_t i = 0; i < (size_t)alphabet->page_count * 256; i++) wrong |= alphabet->pages[i] >= alphabet->size;
    return wrong ? "its table of characters is damaged" : NULL;
}

const char *seg_image_open(gb_string image, seg_trust trust, seg_dictionary *dictionary) {
    seg_image_header header;
    const char *problem = check_header(image, trust, &header);
    if (problem) return problem;
    if (header.alphabet_size < SEG_PLAIN || header.alphabet_size > SEG_ID_LIMIT ||
        header.root != header.alphabet_size + SEG_RESERVE || header.numeral_start > header.numeral_end ||
        header.numeral_end > header.alphabet_size || header.longest == 0 || header.longest > SEG_WORD_LIMIT ||
        header.unknown_cost > UINT16_MAX)
        return "its sizes disagree";
    const uint16_t *index = (const uint16_t *)(const void *)(image.data + sizeof header);
    uint64_t pages = seg_padded(((uint64_t)SEG_INDEX_SIZE + (uint64_t)header.page_count * 256) * sizeof(uint16_t));
    const void *nodes = image.data + sizeof header + pages;
    *dictionary = (seg_dictionary){{index, index + SEG_INDEX_SIZE, header.page_count, header.alphabet_size},
                                   {nodes, header.node_count, header.root, header.longest},
                                   header.numeral_start,
                                   header.numeral_end,
                                   header.unknown_cost,
                                   0,
                                   header.word_count,
                                   header.term_count};
    problem = check_alphabet(&dictionary->alphabet);
    if (!problem) dictionary->ordinal = seg_id(&dictionary->alphabet, 0x7B2C);
    if (dictionary->ordinal < SEG_PLAIN) dictionary->ordinal = 0; /* it has no id of its own */
    if (!problem && trust == SEG_STRANGE && seg_trie_check(&dictionary->trie) != 0)
        problem = "its tree of words is damaged";
    return problem;
}
