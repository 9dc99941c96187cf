/* The user's lists, from files to a dictionary of the user's. */
#ifndef SEGMENT_LISTS_H
#define SEGMENT_LISTS_H

#include "gongbao/plugin.h"
#include "user.h"

typedef struct seg_lists {
    const char *words, *splits; /* names of files separated by commas; NULL = none */
    int traditional;            /* traditional characters are looked up as simplified ones */
} seg_lists;

/* In open() only. What contradicts itself in the lists is logged as a warning; errors through fail(). */
gb_status seg_lists_load(gb_context *context, const gb_host *host, const seg_lists *lists,
                         const seg_dictionary *dictionary, seg_user *user);

#endif
