/* The plugins of this module. */
#ifndef JSON_MODULE_H
#define JSON_MODULE_H

#include "gongbao/plugin.h"

extern const gb_plugin jsonl_reader;
extern const gb_plugin json_writer;
extern const gb_plugin jsonl_writer;

#endif
