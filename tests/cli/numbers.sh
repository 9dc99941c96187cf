#!/bin/sh
# Numbers written in every way read back exactly; no text makes rows that overlap or do not slice back.
set -u
. "$srcdir/tests/cli/tap.sh"
script=$srcdir/tests/cli/number_writings.py

# part NAME WHAT: shows what the part found when it fails.
part() {
    found=$("$PYTHON" "$script" "$GONGBAO" "$1")
    part_status=$?
    check "$2" test "$part_status" = 0
    [ "$part_status" = 0 ] || echo "$found" | sed 's/^/# /'
}

plan 4
part self "the checks find wrong values, spans and overlaps"
part writings "integers up to 10^24 and decimals with 12 places, in every writing"
part hostile "random strings of characters of numerals"
part rules "info explains every rule that a row can name"
done_testing
