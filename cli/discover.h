/* New words of the reports at hand: found first, then used. */
#ifndef CLI_DISCOVER_H
#define CLI_DISCOVER_H

#include "cli.h"

/* Finds the new words of the request's reports, writes them to `path` as a user dictionary, and makes the request's
 * chain cut words with it: the chain is then one of text, in *chain, to be freed. 0, or the exit code after saying why.
 */
int cli_discover_first(cli_request *request, const char *path, gb_buffer *chain);

#endif
