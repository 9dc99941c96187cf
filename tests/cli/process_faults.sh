#!/bin/sh
# Plugins that misbehave cost their own stage on one document; the blame is right, the rest is delivered.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 52
texts 6

# fault WORD PLUGIN KIND: the third document holds the word.
fault() {
    printf '全市%s。\n' "$1" >d3.txt
    run -j 2 --stage-seconds 1 -c "structure | $2" -f json -o "$1.json" d?.txt
    check "$1: exit code 1" is 1
    check "$1: $2 is blamed for $3 on that document alone" \
        json "[e[:2] for e in errors] == [('d3', '$2')] and errors[0][2] in '$3'.split('|')" "$1.json"
    check "$1: everything else is delivered" json \
        "len(ids) == 6 and all(docs[i]['section'] for i in ids) and [i for i in ids if not docs[i]['$2']] == ['d3']" \
        "$1.json"
}

fault CRASH crash crash
fault ABORT crash crash
fault RECURSE crash crash
fault EXIT exits exit
fault LEAVE exits exit
fault HANG hang timeout
fault SLEEP hang timeout
fault SCRIBBLE scribble output
fault SILENT failing plugin
fault CLOSE meddle exit
fault LEAVING meddle exit
fault GARBAGE meddle 'crash|output' # whichever is noticed first
fault STOP meddle timeout

printf 'FORK\n' >d3.txt
run -j 2 -c 'structure | meddle' -f json -o fork.json d?.txt
check "a plugin that forks: nothing fails" eval 'is 0 && json "len(ids) == 6" fork.json'
printf 'NOISE\n' >d3.txt
run -j 2 -c 'structure | meddle' -f json -o noise.json d?.txt
check "a plugin that prints to standard error: a warning" eval 'is 0 && has err "a complaint"'
printf 'HUNGRY\n' >d3.txt
( ulimit -v 2000000 && run -j 2 -c 'structure | hungry' -f json -o hungry.json d?.txt; echo "$status" >status )
if grep -q asan_ /proc/self/maps "$GONGBAO" 2>/dev/null; then
    for i in 1 2 3; do check "no limit of memory under a sanitizer # SKIP" true; done
else
    check "a plugin that takes all memory there is: it is blamed" test "$(cat status)" = 1
    check "on that document alone" json "errors == [('d3', 'hungry', 'crash')]" hungry.json
    check "everything else is delivered" json "len(ids) == 6 and all(docs[i]['section'] for i in ids)" hungry.json
fi

printf '全市。\n' >d3.txt
printf 'CRASH HANG EXIT FAIL\n' >d4.txt
run -j 2 --stage-seconds 1 -c 'structure | crash | hang | exits | failing' -f json -o many.json d?.txt
check "four plugins fail on one document: each is blamed" json \
    "errors == [('d4', 'crash', 'crash'), ('d4', 'hang', 'timeout'), ('d4', 'exits', 'exit'),
                ('d4', 'failing', 'plugin')]" many.json
check "and the fifth delivers" json "bool(docs['d4']['section'])" many.json

printf 'FATAL\n' >d4.txt
rm -f out.json
run -c 'structure | failing' -f json -o out.json d?.txt
check "FATAL: exit code 3" is 3
check "FATAL: the reason is told" has err 'the text says FATAL'
check "FATAL: no output" test ! -e out.json
check "FATAL: nothing is left behind" nothing_left
printf '全市。\n' >d4.txt

run -c 'structure | crash_open' -f json -o out.json d?.txt
check "a crash in open() ends the run before it begins, and names the plugin" eval 'is 3 && has err crash_open'
run --stage-seconds 1 -c 'structure | hang_open' -f json -o out.json d?.txt
check "so does one that never comes back from it" eval 'is 3 && has err "plugin hang_open: its open() took too long"'
done_testing
