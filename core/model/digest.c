#include "model/digest.h"

gb_string gb_digest(gb_string text, char hex[2 * SHA256_DIGEST_SIZE + 1]) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx hash;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    sha256_update(&hash, text.length, (const uint8_t *)text.data);
    sha256_digest(&hash, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[2 * sizeof bytes] = '\0';
    return (gb_string){hex, 2 * sizeof bytes};
}
