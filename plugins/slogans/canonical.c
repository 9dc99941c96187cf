#include "canonical.h"
#include "characters.h"

gb_string canonical_form(const vocabulary *v, gb_document *document, gb_string words, int numeric) {
    char *out = NULL;
    size_t length = 0;
    for (size_t at = 0; at < words.length;) {
        size_t from = at;
        uint32_t c = gb_next(words, &at);
        character_kind kind = kind_of(v, c);
        int half = c >= 0xFF01 && c <= 0xFF5E && c != 0xFF0C && kind == KIND_OTHER;
        int blank = c == ' ' || c == '\n' || c == '\r' || c == 0x3000 || c == 0x200B || c == 0xFEFF;
        int left_out =
            blank || kind == KIND_OPEN || kind == KIND_CLOSE || kind == KIND_QUOTE || (numeric && kind == KIND_LIST);
        if (!half && !left_out) {
            if (out) memcpy(out + length, words.data + from, at - from);
            length += at - from;
            continue;
        }
        if (!out) { /* the first change: what came before it is copied */
            out = v->host->allocate(document, words.length);
            if (!out) return words;
            memcpy(out, words.data, length);
        }
        if (half) out[length++] = (char)(c - 0xFEE0);
    }
    return out ? (gb_string){out, length} : words;
}
