#!/bin/sh
# A writer that misbehaves ends the run with exit code 3 and one line; what stood in the output file before stays.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 25
texts 4

run -c structure -f bad_writer -o out.txt d1.txt d2.txt
check "a writer that behaves" eval 'is 0 && test "$(cat out.txt)" = "d1
d2"'

# writer WORD TEXT: the third document holds the word; the message holds the text.
writer() {
    echo before >out.txt
    printf '%s\n' "$1" >d3.txt
    run -j 2 --stage-seconds 1 -c structure -f bad_writer -o out.txt d1.txt d2.txt d3.txt d4.txt
    check "$1: exit code 3" is 3
    check "$1: one line that says why" eval 'test "$(wc -l <err)" = 1 && has err "'"$2"'"'
    check "$1: the output is as it was" test "$(cat out.txt)" = before
    check "$1: nothing is left behind" nothing_left
}

writer CRASH crashed
writer EXIT 'bad_writer'
writer HANG 'processor time'
writer PRINT 'standard output'
writer FAIL 'the text says FAIL'
writer FINISH_CRASH crashed
done_testing
