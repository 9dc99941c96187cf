#include "listtext.h"
#include "../common/encoding.h"
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

static const char not_text[] = "it is neither UTF-8 nor GB18030 text: save the list as UTF-8";

static const char *convert(gb_string bytes, const char *from, gb_string *text, char **converted) {
    if (bytes.length > SIZE_MAX / 4) return "it is too large";
    /* Two bytes become at most three, four become at most four. */
    size_t room = bytes.length * 2 + 4, left = bytes.length, free_bytes = room;
    char *in = (char *)bytes.data, *out = malloc(room), *end = out;
    iconv_t conversion = iconv_open("UTF-8", from);
    size_t result = conversion != (iconv_t)-1 && out ? iconv(conversion, &in, &left, &end, &free_bytes) : (size_t)-1;
    if (conversion != (iconv_t)-1) iconv_close(conversion);
    if (result == (size_t)-1) {
        free(out);
        return not_text;
    }
    *text = (gb_string){out, (size_t)(end - out)};
    *converted = out;
    return NULL;
}

const char *seg_list_text(gb_string bytes, gb_string *text, char **converted) {
    const char *wide = encoding_utf16(bytes);
    *converted = NULL;
    *text = bytes;
    if (wide) return convert(bytes, wide, text, converted);
    if (encoding_invalid(bytes) == bytes.length) return NULL;
    return encoding_is_gb18030(bytes) ? convert(bytes, "GB18030", text, converted) : not_text;
}
