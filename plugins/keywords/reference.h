/* How often words occur in general Chinese: a compiled list of words with frequencies.
 *
 * The file holds no words but 64-bit hashes of them (kw_hash), in ascending order, and their frequencies beside them:
 *
 *     header | first entry of each value of the hash's highest 16 bits, and the end | hashes | frequencies
 *
 * in the byte order of the machine that made it. */
#ifndef KEYWORDS_REFERENCE_H
#define KEYWORDS_REFERENCE_H

#include "gongbao/plugin.h"

#define KW_REFERENCE_MAGIC "GBFREQS\n"
#define KW_REFERENCE_VERSION 1u
#define KW_REFERENCE_ORDER 0x01020304u
#define KW_BUCKETS 65536u
#define KW_LEAST_FREQUENCY 4u /* rarer words are left out: word lists give that number to words they have not counted \
                               */

typedef struct kw_reference_header {
    char magic[8];
    uint32_t version;
    uint32_t order;    /* KW_REFERENCE_ORDER as this machine writes it */
    uint64_t total;    /* words of the text that was counted: the sum of all frequencies, of words left out too */
    uint64_t checksum; /* of everything behind the header */
    uint32_t count;    /* entries */
    uint32_t reserved;
} kw_reference_header;

typedef struct kw_reference {
    const uint32_t *buckets; /* KW_BUCKETS + 1 */
    const uint64_t *hashes;
    const uint32_t *frequencies;
    uint64_t total;
} kw_reference;

/* Over 32-bit words; `length` is a multiple of 4. */
uint64_t kw_reference_checksum(const void *data, size_t length);
/* Where the hashes begin: behind the header and the buckets, padded to 8 bytes. */
size_t kw_reference_hashes_at(void);

/* Checks the file and points `reference` into it. NULL when it is good, else what is wrong. It must be aligned to 8
 * bytes. */
const char *kw_reference_open(gb_string file, kw_reference *reference);
/* The frequency of a term; 0 when it is not in the list. */
uint32_t kw_reference_frequency(const kw_reference *reference, gb_string term);

#endif
