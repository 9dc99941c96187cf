/* The entry gives something else than a gb_bundle. */
#include "declare.h"

static const char text[64] = "some text that is no bundle at all";
ENTRY(no_bundle, (const gb_bundle *)(const void *)text)
