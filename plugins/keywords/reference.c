#include "reference.h"
#include "numbering.h"

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

size_t kw_reference_hashes_at(void) {
    return (sizeof(kw_reference_header) + (KW_BUCKETS + 1) * sizeof(uint32_t) + 7) & ~(size_t)7;
}

static const char *check_buckets(const kw_reference *r, uint32_t count) {
    uint32_t wrong = r->buckets[0] != 0 || r->buckets[KW_BUCKETS] != count;
    for (uint32_t i = 0; i < KW_BUCKETS; i++) wrong |= r->buckets[i] > r->buckets[i + 1];
    return wrong ? "its index is damaged" : NULL;
}

const char *kw_reference_open(gb_string file, kw_reference *reference) {
    kw_reference_header header;
    if (file.length < kw_reference_hashes_at()) return "it is too short";
    memcpy(&header, file.data, sizeof header);
    if (memcmp(header.magic, KW_REFERENCE_MAGIC, sizeof header.magic) != 0) return "it is no list of frequencies";
    if (header.order != KW_REFERENCE_ORDER) return "it was made for a machine of other byte order";
    if (header.version != KW_REFERENCE_VERSION) return "it has another version";
    if (file.length != kw_reference_hashes_at() + (uint64_t)header.count * (sizeof(uint64_t) + sizeof(uint32_t)))
        return "it is not complete";
    if (kw_reference_checksum(file.data + sizeof header, file.length - sizeof header) != header.checksum)
        return "its checksum is wrong";
    const uint64_t *hashes = (const void *)(file.data + kw_reference_hashes_at());
    *reference = (kw_reference){(const void *)(file.data + sizeof header), hashes,
                                (const uint32_t *)(const void *)(hashes + header.count), header.total};
    return check_buckets(reference, header.count);
}

uint32_t kw_reference_frequency(const kw_reference *reference, gb_string term) {
    uint64_t hash = kw_hash(term);
    uint32_t bucket = (uint32_t)(hash >> 48);
    for (uint32_t i = reference->buckets[bucket]; i < reference->buckets[bucket + 1]; i++)
        if (reference->hashes[i] == hash) return reference->frequencies[i];
    return 0;
}
