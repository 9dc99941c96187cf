/* The entry gives NULL. */
#include "declare.h"

ENTRY(null_entry, NULL)
