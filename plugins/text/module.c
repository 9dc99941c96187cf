/* The module text: reader text, writer text. */
#include "module.h"

GB_PLUGINS(text, &text_reader, &text_writer)
