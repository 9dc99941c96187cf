/* In place of yaml.c where libyaml is not there. */
#include "dictionary.h"

gb_status dictionary_read_yaml(dictionary *d, const gb_host *host, gb_context *context, const char *name,
                               gb_string file) {
    (void)d;
    (void)file;
    return host->fail(context, GB_FATAL,
                      "%s: this build cannot read YAML: install libyaml-dev and build anew, or write two columns",
                      name);
}
