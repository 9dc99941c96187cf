#!/bin/sh
# Readers that misbehave cost the document or, for streams, the rest of the source; the other sources are read.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 26
texts 3

# file WORD KIND: the second of three files holds the word.
file() {
    printf '%s\n' "$1" >b.bad
    run -j 2 --stage-seconds 1 --reader bad_file -c structure -f json -o out.json d1.txt b.bad d2.txt
    check "$1 in a file: one failed document ($2), the others are read" \
        json "ids == ['d1', 'd2'] and [(e[0], e[2]) for e in errors] == [('b', '$2')]" out.json
    check "$1 in a file: exit code 1" is 1
}

file CRASH crash
file EXIT exit
file HANG timeout
file PRINT output
file WRONG decode
file FAIL decode

# stream WORD KIND IDS: the second line of three holds the word.
stream() {
    printf '第一行。\n%s\n第三行。\n' "$1" >s.bad
    run -j 2 --stage-seconds 1 --reader bad_stream -c structure -f json -o out.json s.bad d1.txt
    check "$1 in a stream: $2, and what can be read is" \
        json "[i for i in ids if i[0] == 's'] == $3 and [e[2] for e in errors] == ['$2'] and len(ids) == len($3) + 3" out.json
    check "$1 in a stream: exit code 1" is 1
}

stream CRASH crash "['s:1']"
stream EXIT exit "['s:1']"
stream HANG timeout "['s:1']"
stream FAIL decode "['s:1', 's:3']"
stream WRONG decode "['s:1', 's:3']"

printf 'FATAL\n' >b.bad
rm -f out.json
run --reader bad_file -c structure -f json -o out.json d1.txt b.bad d2.txt
check "FATAL in a file: exit code 3, no output" eval 'is 3 && test ! -e out.json'
printf '第一行。\nFATAL\n' >s.bad
run --reader bad_stream -c structure -f json -o out.json s.bad
check "FATAL in a stream: exit code 3, no output" eval 'is 3 && test ! -e out.json'
printf 'NONE\n' >b.bad
run --reader bad_file -c structure -f json -o out.json d1.txt b.bad
check "a source without a document" json "ids == ['d1']" out.json
printf 'CRASH\n' | "$GONGBAO" run --plugin-path "$broken" --reader bad_stream -c structure -f json - >out 2>err
check "a crash while standard input is read: exit code 1" test $? = 1
done_testing
