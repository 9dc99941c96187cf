/* The module text: reader text. */
#include "module.h"

GB_PLUGINS(text, &text_reader)
