#include "plugin/loader.h"

#include <dlfcn.h>
#include <limits.h>
#include <ltdl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STOCK_LOADER "lt_dlopen"

/* The system's words about the last file that could not be opened. */
static char last_error[768];
static lt_dlhandle last_opened;

static lt_module open_module(lt_user_data data, const char *path, lt_dladvise advise) {
    void *module = NULL;
    (void)data;
    (void)advise;
    if (path && *path == '/') module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        const char *text = path && *path == '/' ? dlerror() : "not an absolute path";
        snprintf(last_error, sizeof last_error, "%s", text ? text : "no reason given");
    }
    return module;
}

/* Puts our loader into the stock one's place. With the stock one still there, libltdl would fall back on it, which
 * binds lazily: an undefined function would end the run in the middle of a document. */
static int prepare(gb_error *error) {
    static lt_dlvtable own;
    static int prepared;
    const lt_dlvtable *stock;
    if (prepared) return 0;
    if (lt_dlinit() != 0) return gb_error_set(error, GB_ERROR_SYSTEM, "libltdl: %s", lt_dlerror());
    stock = lt_dlloader_find(STOCK_LOADER);
    if (!stock) return gb_error_set(error, GB_ERROR_SYSTEM, "libltdl was built without dlopen");
    own = *stock;
    own.name = "gongbao_dlopen";
    own.module_open = open_module;
    /* What is left of the stock loader is ours to free; its closing function must not run. */
    own.dlloader_exit = NULL;
    own.dlloader_init = NULL;
    free(lt_dlloader_remove(STOCK_LOADER));
    if (lt_dlloader_add(&own) != 0) return gb_error_set(error, GB_ERROR_SYSTEM, "libltdl: %s", lt_dlerror());
    prepared = 1;
    return 0;
}

/* The system's reason without the path, which the user is told anyway, and with a cure. */
static void explain(const char *path, gb_error *error) {
    const char *reason = last_error, *cure = "";
    size_t length = strlen(path);
    if (strncmp(reason, path, length) == 0 && strncmp(reason + length, ": ", 2) == 0) reason += length + 2;
    if (strncmp(reason, "undefined symbol", 16) == 0)
        cure = ": nothing defines it; link the plugin with -Wl,-z,defs and the library that has it";
    else if (strstr(reason, "cannot open shared object file"))
        cure = ": a library that the plugin needs is missing; install it";
    gb_error_set(error, GB_ERROR_INPUT, "%s%s", reason, cure);
}

/* MODULE_LTX_gongbao_entry, with _ for characters that cannot stand in a C name, as libltdl's convention has it. */
static const char *entry_name(const char *module, char *buffer, size_t capacity) {
    int length = snprintf(buffer, capacity, "%s_LTX_gongbao_entry", module);
    if (length < 0 || (size_t)length >= capacity) return NULL;
    for (char *c = buffer; *c; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", *c)) *c = '_';
    return buffer;
}

gb_entry *gb_loader_open(const char *path, const char *module, gb_error *error) {
    char name[NAME_MAX + 32];
    lt_dlhandle handle;
    void *symbol;
    gb_entry *entry = NULL;
    if (prepare(error) != 0) return NULL;
    last_error[0] = '\0';
    handle = last_opened = lt_dlopen(path);
    if (!handle) {
        if (!*last_error) snprintf(last_error, sizeof last_error, "%s", lt_dlerror());
        explain(path, error);
        return NULL;
    }
    symbol = entry_name(module, name, sizeof name) ? lt_dlsym(handle, name) : NULL;
    if (!symbol)
        gb_error_set(
            error, GB_ERROR_INPUT,
            "exports no %s; is it a Gongbao plugin? write GB_PLUGINS(%.*s, ...): the name there is the file's name",
            name, (int)(strlen(name) - strlen("_LTX_gongbao_entry")), name);
    else
        memcpy(&entry, &symbol, sizeof entry);
    return entry;
}

void gb_loader_close(void) {
    if (last_opened) lt_dlclose(last_opened);
    last_opened = NULL;
}
