#!/bin/sh
# Every command that the documentation shows can be run as it stands.
exec "$PYTHON" "$srcdir/tests/cli/commands.py"
