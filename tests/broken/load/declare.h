/* What the modules in this folder share: most of a plugin that is all right, to be spoilt in one place. */
#ifndef GB_TESTS_DECLARE_H
#define GB_TESTS_DECLARE_H

#include "gongbao/plugin.h"

static inline gb_status do_nothing(void *self, gb_document *document) {
    (void)self;
    (void)document;
    return GB_OK;
}

/* The members that every analyzer has. */
#define NAMED(ID) .kind = GB_ANALYZER, .id = ID, .version = "1.0.0", .summary = "For tests", .license = "Apache-2.0"

/* The entry of a module, written by hand: BUNDLE is what it returns. */
#define ENTRY(MODULE, BUNDLE) \
    __attribute__((visibility("default"))) const gb_bundle *MODULE##_LTX_gongbao_entry(void); \
    const gb_bundle *MODULE##_LTX_gongbao_entry(void) { \
        return BUNDLE; \
    }

/* Runs while the module is loaded, before the host can ask it anything. */
#define WHILE_LOADED(NAME) \
    static void NAME(void) __attribute__((constructor)); \
    static void NAME(void)

#endif
