#!/bin/sh
# The lexicon of slogans keeps its own rules. TAP.
exec "$PYTHON" "$srcdir/tests/cli/lexicon.py" "$srcdir/plugins/slogans/data/lexicon.tsv"
