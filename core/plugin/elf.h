/* A look at a shared object before the system's loader sees it, which dies of a truncated one. */
#ifndef GB_PLUGIN_ELF_H
#define GB_PLUGIN_ELF_H

#include "base/error.h"

/* 0 when the file behind `fd` is a whole ELF shared object for this machine; -1 with `error`: what it is instead. */
int gb_elf_check(int fd, gb_error *error);

#endif
