#include "base/suggest.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Longer names are not compared: no name of ours comes near. */
#define LONGEST 128

/* Code points of `name`; LONGEST + 1 when there are more than LONGEST. Bytes that are not UTF-8 stand for themselves.
 */
static size_t decode(const char *name, uint32_t *codes) {
    const unsigned char *s = (const unsigned char *)name;
    size_t count = 0;
    while (*s) {
        uint32_t code = *s++;
        int more = code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : code >= 0xC0 ? 1 : 0;
        while (more-- > 0 && (*s & 0xC0) == 0x80) code = (code << 6) | (*s++ & 0x3Fu);
        if (count == LONGEST) return LONGEST + 1;
        codes[count++] = code;
    }
    return count;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b_count; j++) last[j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        size_t *free_row = before;
        now[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            size_t best = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = least(best, before[j - 2] + 1);
            now[j] = best;
        }
        before = last;
        last = now;
        now = free_row;
    }
    return last[b_count];
}

const char *gb_suggest(const char *name, const char *const *names) {
    uint32_t wanted[LONGEST], other[LONGEST];
    size_t wanted_count = decode(name, wanted);
    const char *best = NULL;
    size_t best_distance = SIZE_MAX;
    if (wanted_count > LONGEST) return NULL;
    for (; *names; names++) {
        size_t count = decode(*names, other);
        size_t longer = count > wanted_count ? count : wanted_count;
        size_t limit = longer / 3 > 1 ? longer / 3 : 1;
        size_t found;
        if (count > LONGEST) continue;
        found = distance(wanted, wanted_count, other, count);
        if (found <= limit && found < best_distance) {
            best = *names;
            best_distance = found;
        }
    }
    return best;
}
