/* A shared object that is no plugin. */
#include "declare.h"

__attribute__((visibility("default"))) int no_plugin_at_all(void);

int no_plugin_at_all(void) {
    return 7;
}
