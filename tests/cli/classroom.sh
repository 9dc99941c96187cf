#!/bin/sh
# The classroom exercise: each command gives what is shown below it. With --update the output is written into the text.
command -v "$PYTHON" >/dev/null 2>&1 || {
    echo "1..0 # SKIP no Python"
    exit 0
}
exec "$PYTHON" "$srcdir/tests/cli/classroom.py" "$@"
