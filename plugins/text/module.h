/* The plugins of this module. */
#ifndef TEXT_MODULE_H
#define TEXT_MODULE_H

#include "gongbao/plugin.h"

extern const gb_plugin text_reader;
extern const gb_plugin text_writer;

#endif
