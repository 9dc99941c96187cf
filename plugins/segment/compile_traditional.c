/* Writes the table of traditional characters and what to look up for them, by OpenCC: a program of the build.
 *
 *     compile_traditional EXCEPTIONS TABLE      EXCEPTIONS: characters that stay as they are
 */
#include "characters.h"
#include "gongbao/plugin.h"
#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>

static int complain(const char *name, const char *problem) {
    fprintf(stderr, "compile_traditional: %s: %s\n", name, problem);
    return 1;
}

static size_t encode(uint32_t c, char *bytes) {
    if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The characters of the lines that are no comments, one after the other. */
static size_t read_exceptions(const char *path, char *text, size_t capacity) {
    FILE *file = fopen(path, "r");
    size_t length = 0;
    if (!file) return 0;
    while (length < capacity && fgets(text + length, (int)(capacity - length), file))
        if (text[length] != '#') length += strcspn(text + length, "\r\n");
    fclose(file);
    text[length] = '\0';
    return length;
}

static void write_table(opencc_t converter, const char *exceptions, FILE *file) {
    fputs("character\tsimplified\n", file);
    for (uint32_t c = 0x3400; c < 0x30000; c++) {
        char bytes[5] = "", result[64] = "";
        size_t step, length;
        if (!gb_is_han(c)) continue;
        bytes[encode(c, bytes)] = '\0';
        if (strstr(exceptions, bytes)) continue;
        length = opencc_convert_utf8_to_buffer(converter, bytes, strlen(bytes), result);
        if (length == (size_t)-1 || length == 0 || strcmp(result, bytes) == 0) continue;
        seg_decode((const unsigned char *)result, length, &step);
        if (step == length) fprintf(file, "%s\t%s\n", bytes, result);
    }
}

int main(int argc, char **argv) {
    static char exceptions[4096];
    if (argc != 3) return complain("usage", "compile_traditional EXCEPTIONS TABLE");
    if (read_exceptions(argv[1], exceptions, sizeof exceptions) == 0) return complain(argv[1], "cannot be read");
    opencc_t converter = opencc_open("t2s.json");
    if (converter == (opencc_t)-1) return complain("t2s.json", opencc_error());
    FILE *file = fopen(argv[2], "w");
    if (file) write_table(converter, exceptions, file);
    opencc_close(converter);
    int failed = !file || ferror(file);
    if (file) failed |= fclose(file) != 0;
    return failed ? complain(argv[2], "cannot be written") : 0;
}
