/* Terms to find as they are written. */
#ifndef FIND_TERMS_H
#define FIND_TERMS_H

#include "gongbao/plugin.h"

/* The term, or (with `alternatives`) the terms that | separates, ready to be found. The host frees it. NULL after
 * fail(): a term is empty or there is no memory. In open() only. */
gb_lexicon *terms_open(const gb_host *host, gb_context *context, const char *term, int alternatives);

#endif
