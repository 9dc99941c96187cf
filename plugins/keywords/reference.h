/* How often words occur in general Chinese: a compiled list of words with frequencies.
 *
 * The file holds no words but hashes of them (numbering_hash) with their frequencies:
 *
 *     header | buckets | entries
 *
 * in the byte order of the machine that made it. The highest 16 bits of a hash are the number of its bucket, the next
 * 32 its mark; a bucket is the number of its first entry, and one more bucket ends the last. So a look-up touches two
 * places, and takes one word for another once in a thousand million times. */
#ifndef KEYWORDS_REFERENCE_H
#define KEYWORDS_REFERENCE_H

#include "../common/numbering.h"

#define KW_REFERENCE_MAGIC "GBFREQS\n"
#define KW_REFERENCE_VERSION 1u
#define KW_REFERENCE_ORDER 0x01020304u
#define KW_BUCKETS 65536u

typedef struct kw_reference_header {
    char magic[8];
    uint32_t version;
    uint32_t order;    /* KW_REFERENCE_ORDER as this machine writes it */
    uint64_t total;    /* words of the text that was counted: the sum of all frequencies */
    uint64_t checksum; /* of everything behind the header */
    uint32_t count;    /* entries */
    uint32_t reserved;
} kw_reference_header;

typedef struct kw_frequency {
    uint32_t mark, frequency;
} kw_frequency;

typedef struct kw_reference {
    const uint32_t *buckets; /* KW_BUCKETS + 1 */
    const kw_frequency *entries;
    uint64_t total;
} kw_reference;

static inline uint32_t kw_bucket(uint64_t hash) {
    return (uint32_t)(hash >> 48);
}

static inline uint32_t kw_mark(uint64_t hash) {
    return (uint32_t)(hash >> 16);
}

/* Over 32-bit words; `length` is a multiple of 4. */
uint64_t kw_reference_checksum(const void *data, size_t length);
/* Where the entries begin: behind the header and the buckets. */
size_t kw_reference_entries_at(void);

/* Checks the file and points `reference` into it. NULL when it is good, else what is wrong. It must be aligned to 8
 * bytes. */
const char *kw_reference_open(gb_string file, kw_reference *reference);
/* The frequency of the term with that hash; 0 when it is not in the list. */
uint32_t kw_reference_frequency(const kw_reference *reference, uint64_t hash);
/* The frequencies of all terms. */
void kw_reference_frequencies(const kw_reference *reference, const numbering *terms, uint32_t *frequencies);

#endif
