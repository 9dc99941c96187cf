#!/bin/sh
# The case files of all plugins: each case is a test. TAP.
set -- "$srcdir"/plugins/*/cases
exec "$GONGBAO" test "$@"
