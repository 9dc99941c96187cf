/* Strings of JSON. */
#include "json_string.h"

/* Bytes that a JSON string cannot hold as they are: 1 = \u00XX, otherwise the letter behind the backslash. */
static const char ESCAPES[256] = {
    [0 ... 7] = 1, [8] = 'b',  [9] = 't',       [10] = 'n',  [11] = 1,
    [12] = 'f',    [13] = 'r', [14 ... 31] = 1, ['"'] = '"', ['\\'] = '\\',
};

void json_string(stream *out, gb_string text) {
    static const char HEX[] = "0123456789abcdef";
    size_t run = 0;
    stream_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        char escape = ESCAPES[byte];
        if (!escape) continue;
        stream_bytes(out, text.data + run, i - run);
        run = i + 1;
        stream_byte(out, '\\');
        if (escape == 1) {
            char code[5] = {'u', '0', '0', HEX[byte >> 4], HEX[byte & 15]};
            stream_bytes(out, code, sizeof code);
        } else {
            stream_byte(out, escape);
        }
    }
    stream_bytes(out, text.data + run, text.length - run);
    stream_byte(out, '"');
}

void json_nullable(stream *out, gb_string text) {
    if (text.data)
        json_string(out, text);
    else
        stream_text(out, "null");
}
