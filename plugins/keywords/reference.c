#include "reference.h"

uint64_t kw_reference_checksum(const void *data, size_t length) {
    const unsigned char *bytes = data;
    uint64_t sum = 0xCBF29CE484222325u;
    for (size_t i = 0; i + 4 <= length; i += 4) {
        uint32_t word;
        memcpy(&word, bytes + i, 4);
        sum = (sum ^ word) * 0x100000001B3u;
    }
    return sum;
}

size_t kw_reference_entries_at(void) {
    return sizeof(kw_reference_header) + (KW_BUCKETS + 1) * sizeof(uint32_t);
}

static const char *check_buckets(const kw_reference *r, uint32_t count) {
    uint32_t wrong = r->buckets[0] != 0 || r->buckets[KW_BUCKETS] != count;
    for (uint32_t i = 0; i < KW_BUCKETS; i++) wrong |= r->buckets[i] > r->buckets[i + 1];
    return wrong ? "its index is damaged" : NULL;
}

const char *kw_reference_open(gb_string file, kw_reference *reference) {
    kw_reference_header header;
    if (file.length < kw_reference_entries_at()) return "it is too short";
    memcpy(&header, file.data, sizeof header);
    if (memcmp(header.magic, KW_REFERENCE_MAGIC, sizeof header.magic) != 0) return "it is no list of frequencies";
    if (header.order != KW_REFERENCE_ORDER) return "it was made for a machine of other byte order";
    if (header.version != KW_REFERENCE_VERSION) return "it has another version";
    if (file.length != kw_reference_entries_at() + (uint64_t)header.count * sizeof(kw_frequency))
        return "it is not complete";
    if (kw_reference_checksum(file.data + sizeof header, file.length - sizeof header) != header.checksum)
        return "its checksum is wrong";
    const char *data = file.data;
    *reference = (kw_reference){(const void *)(data + sizeof header), (const void *)(data + kw_reference_entries_at()),
                                header.total};
    return check_buckets(reference, header.count);
}

uint32_t kw_reference_frequency(const kw_reference *reference, uint64_t hash) {
    const uint32_t *bucket = &reference->buckets[kw_bucket(hash)];
    for (uint32_t i = bucket[0]; i < bucket[1]; i++)
        if (reference->entries[i].mark == kw_mark(hash)) return reference->entries[i].frequency;
    return 0;
}

#define AHEAD 8u /* look-ups under way at the same time: each waits for memory twice */

void kw_reference_frequencies(const kw_reference *reference, const numbering *terms, uint32_t *frequencies) {
    const numbering_entry *term = terms->entries;
    for (uint32_t i = 0; i < terms->count; i++) {
        if (i + 2 * AHEAD < terms->count) __builtin_prefetch(&reference->buckets[kw_bucket(term[i + 2 * AHEAD].hash)]);
        if (i + AHEAD < terms->count)
            __builtin_prefetch(&reference->entries[reference->buckets[kw_bucket(term[i + AHEAD].hash)]]);
        frequencies[i] = kw_reference_frequency(reference, term[i].hash);
    }
}
