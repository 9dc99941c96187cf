#!/bin/sh
# The guide for plugin authors holds: its files and commands, one after the other. TAP.
command -v pkg-config >/dev/null 2>&1 && command -v make >/dev/null 2>&1 || {
    echo '1..0 # SKIP pkg-config or make is not installed'
    exit 0
}
exec "$PYTHON" "$srcdir/tests/cli/guide.py"
