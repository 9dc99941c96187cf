#!/bin/sh
# The example of the library: it builds (the makefile did), runs, and finds what the program finds.
set -u
. "$srcdir/tests/cli/tap.sh"

plan 4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '全市生产总值达到1200亿元，增长5.4%%。\n' >"$work/report.txt"

"$builddir/examples/embed/quantities" "$work/report.txt" >"$work/out" 2>"$work/err"
check "it ends well" test $? = 0
check "it prints the value of 1200亿元" grep -q '120000000000' "$work/out"
check "it prints how much JSON there is" grep -q 'bytes of JSON' "$work/out"
printf 'a\000b' >"$work/binary.txt"
"$builddir/examples/embed/quantities" "$work/binary.txt" >"$work/out" 2>"$work/err"
check "a NUL character is refused with its place" grep -q 'NUL character at byte 1' "$work/err"
done_testing
