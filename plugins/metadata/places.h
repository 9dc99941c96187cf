/* Names of places: by their last character, with the exceptions of places.tsv. */
#ifndef METADATA_PLACES_H
#define METADATA_PLACES_H

#include "gongbao/plugin.h"

#include <stdbool.h>

typedef struct places places;

/* NULL after fail(). */
places *places_open(gb_context *context, const gb_host *host);
void places_close(places *p);
/* The name that ends at byte `end` of `text`, not before `from`: its span in *where, the name as it is written or, for
 * an alias, in full in *name (of the text or of the data table). False when no name ends there. */
bool place_before(const places *p, gb_string text, uint32_t from, uint32_t end, gb_span *where, gb_string *name);
/* The first name inside `span`, by its pattern or by the table: for file names. */
bool place_in(const places *p, gb_string text, gb_span span, gb_string *name);
/* The words of the opening (我代表国务院) that name a place, at or after `from` in `span`. */
bool place_direct(const places *p, gb_string text, gb_span span, gb_span *where, gb_string *name);

/* The province whose short name (云南, 河南) stands most often in `text`, when no other comes near; false otherwise. */
bool place_most_named(const places *p, gb_string text, gb_string *name);

#endif
