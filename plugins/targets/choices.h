/* Options whose value is a list of choices. */
#ifndef TARGETS_CHOICES_H
#define TARGETS_CHOICES_H

#include "gongbao/plugin.h"

/* Reads "missed,unreported" into a bit for each named choice of "met|exceeded|..." (the first is bit 0). NULL or an
 * empty text means all of them. GB_FATAL after fail(), which names `option` and the nearest choice. */
gb_status targets_choices_read(gb_context *context, const gb_host *host, const char *option, const char *text,
                               const char *choices, unsigned *bits);

#endif
