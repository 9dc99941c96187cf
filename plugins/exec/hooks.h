/* The hooks of every plugin that a program does the work of. */
#ifndef EXEC_HOOKS_H
#define EXEC_HOOKS_H

#include "gongbao/plugin.h"

gb_status exec_open(gb_context *context, const gb_host *host, const void *config, void **self);
gb_status exec_process(void *self, gb_document *document);
gb_status exec_collect(void *self, const gb_document *document);
gb_status exec_finish(void *self, gb_document *corpus);
void exec_close(void *self);

#endif
