/* The module json: reader jsonl, writers json and jsonl. */
#include "module.h"

GB_PLUGINS(json, &jsonl_reader, &json_writer, &jsonl_writer)
