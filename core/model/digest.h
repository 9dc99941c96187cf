/* The hash of a text. */
#ifndef GB_MODEL_DIGEST_H
#define GB_MODEL_DIGEST_H

#include "gongbao/plugin.h"

#include <nettle/sha2.h>

/* SHA-256 (FIPS 180-4) of the bytes as 64 hexadecimal digits in `hex`, which has room for them and a NUL. */
gb_string gb_digest(gb_string text, char hex[2 * SHA256_DIGEST_SIZE + 1]);

#endif
