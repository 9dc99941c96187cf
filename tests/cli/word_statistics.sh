#!/bin/sh
# The statistics of words against a computation of their own in Python, from the layer token, to 1e-9.
command -v "$PYTHON" >/dev/null 2>&1 || {
    echo "1..0 # SKIP no Python"
    exit 0
}
exec "$PYTHON" "$srcdir/tests/cli/word_statistics.py"
