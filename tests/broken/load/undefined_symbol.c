/* Calls a function that nothing defines. */
#include "declare.h"

void function_that_nobody_wrote(void);

static gb_status call_it(void *self, gb_document *document) {
    (void)self;
    (void)document;
    function_that_nobody_wrote();
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin), NAMED("undefined_symbol"), .process = call_it};
GB_PLUGINS(undefined_symbol, &plugin)
