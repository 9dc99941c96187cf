#include "run/capture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"

int gb_capture_create(void) {
    int file = memfd_create("gongbao-capture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    if (ftruncate(file, (off_t)GB_CAPTURE_LIMIT) == 0 && fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
        return file;
    close(file);
    return -1;
}

long gb_capture_written(int file) {
    return (long)lseek(file, 0, SEEK_CUR);
}

void gb_capture_rewind(int file) {
    lseek(file, 0, SEEK_SET);
}

/* NUL-terminated; NULL when there is nothing. */
static char *read_capture(int file) {
    long written = gb_capture_written(file);
    if (written <= 0) return NULL;
    size_t length = (size_t)written < GB_CAPTURE_LIMIT ? (size_t)written : GB_CAPTURE_LIMIT;
    char *text = malloc(length + 1);
    if (!text) return NULL;
    ssize_t got = pread(file, text, length, 0);
    text[got > 0 ? got : 0] = '\0';
    return text;
}

static const char *const telling[] = {"ERROR: ", "runtime error: ", "Assertion ", NULL};

/* A line that a sanitizer or assert() wrote; otherwise the last one that is not empty. */
static char *choose_line(char *text) {
    char *rest = text, *line, *last = NULL;
    while ((line = strsep(&rest, "\n"))) {
        for (size_t i = 0; telling[i]; i++)
            if (strstr(line, telling[i])) return line;
        if (line[strspn(line, " \t\r")] != '\0') last = line;
    }
    return last;
}

void gb_capture_summary(int file, char *line, size_t capacity) {
    char *text = read_capture(file), *chosen = text ? choose_line(text) : NULL;
    line[0] = '\0';
    if (chosen) {
        char *sanitizer = strstr(chosen, "ERROR: "), *address = strstr(chosen, " on address ");
        if (sanitizer) chosen = sanitizer;
        if (sanitizer && !address) address = strstr(chosen, " on unknown address ");
        if (address) *address = '\0';
        size_t length = gb_utf8_invalid(chosen, strlen(chosen));
        if (length >= capacity) length = gb_utf8_invalid(chosen, capacity - 1);
        snprintf(line, capacity, "%.*s", (int)length, chosen);
    }
    free(text);
}

void gb_capture_print(int file) {
    char *text = read_capture(file);
    if (text && *text) fprintf(stderr, "%s%s", text, text[strlen(text) - 1] == '\n' ? "" : "\n");
    free(text);
}
