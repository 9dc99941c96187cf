/* CLOSE: closes every descriptor. GARBAGE: writes to every descriptor. STOP: stops its own process. LEAVING: closes
 * every descriptor above 2 and goes on. FORK: forks a process. NOISE: prints to standard error. */
#include "misbehave.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define DESCRIPTORS 64

static void close_from(int first) {
    for (int file = first; file < DESCRIPTORS; file++) close(file);
}

static void write_everywhere(void) {
    static const char garbage[] = "\x01\x02\x03\x04 this is no message of any kind";
    for (int file = 3; file < DESCRIPTORS; file++)
        if (write(file, garbage, sizeof garbage) < 0) continue;
}

static gb_status misbehave(misbehaver *self, gb_document *document) {
    if (says(self, document, "CLOSE")) close_from(0);
    if (says(self, document, "LEAVING")) close_from(3);
    if (says(self, document, "GARBAGE")) write_everywhere();
    if (says(self, document, "STOP")) raise(SIGSTOP);
    if (says(self, document, "NOISE")) fputs("a complaint\n", stderr);
    if (says(self, document, "FORK") && fork() == 0) _exit(0);
    return GB_OK;
}

MISBEHAVER(meddle, seen_columns, .flags = 0)
