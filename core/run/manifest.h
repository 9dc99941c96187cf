/* --manifest FILE.csv: metadata that the user knows better. */
#ifndef GB_RUN_MANIFEST_H
#define GB_RUN_MANIFEST_H

#include "base/error.h"
#include "model/document.h"

typedef struct gb_manifest gb_manifest;

/* A CSV file (RFC 4180, UTF-8, BOM allowed) whose header line names the columns. The column `document` (or `source`,
 * `file`, `path`, `id`) says which document a line is about: its id, its path as given, or its file name with or
 * without ending. All others are metadata: place, year, title, ... Empty cells say nothing. NULL with `error`
 * (FILE:LINE: cause, class USAGE). */
gb_manifest *gb_manifest_read(const char *path, gb_error *error);
/* Sets the document's metadata from its line, overriding what is there. 1 = there was a line, 0 = none, -1 = no memory.
 */
int gb_manifest_apply(const gb_manifest *manifest, gb_document *document);
void gb_manifest_free(gb_manifest *manifest);

#endif
