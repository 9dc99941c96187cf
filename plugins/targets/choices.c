/* Options whose value is a list of choices. */
#include "choices.h"

#include <stdio.h>

#define CHOICES 16u
#define CHOICE_BYTES 32u

/* The choices one by one; how many. */
static size_t split(const char *choices, char (*names)[CHOICE_BYTES], const char **list) {
    size_t count = 0;
    for (const char *at = choices; *at && count < CHOICES; count++) {
        const size_t length = strcspn(at, "|");
        snprintf(names[count], CHOICE_BYTES, "%.*s", (int)length, at);
        list[count] = names[count];
        at += length + (at[length] == '|');
    }
    list[count] = NULL;
    return count;
}

static gb_status unknown(gb_context *context, const gb_host *host, const char *option, const char *given,
                         const char *choices, const char *const *list) {
    const char *near = host->nearest(given, list);
    if (near) return host->fail(context, GB_FATAL, "%s: there is no '%s': did you mean %s?", option, given, near);
    return host->fail(context, GB_FATAL, "%s: there is no '%s': give some of %s, separated by commas", option, given,
                      choices);
}

gb_status targets_choices_read(gb_context *context, const gb_host *host, const char *option, const char *text,
                               const char *choices, unsigned *bits) {
    char names[CHOICES][CHOICE_BYTES], given[2 * CHOICE_BYTES];
    const char *list[CHOICES + 1];
    const size_t count = split(choices, names, list);
    *bits = text && *text ? 0 : (1u << count) - 1;
    for (const char *at = text ? text : ""; *at;) {
        const size_t length = strcspn(at, ",");
        size_t choice = 0;
        snprintf(given, sizeof given, "%.*s", (int)(length < 40 ? length : 40), at);
        while (choice < count && strcmp(list[choice], given) != 0) choice++;
        if (choice == count) return unknown(context, host, option, given, choices, list);
        *bits |= 1u << choice;
        at += length + (at[length] == ',');
    }
    return GB_OK;
}
