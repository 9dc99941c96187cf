#!/bin/sh
# Processes that are killed from outside: no half output, no lost document, nothing that stays running.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 14

# begin ARGUMENT...: a run in the background that reads standard input from the FIFO `in`, which stays open on
# descriptor 9.
begin() {
    rm -f in
    mkfifo in
    "$GONGBAO" run --plugin-path "$broken" --stage-seconds 5 "$@" - <in >out 2>err &
    pid=$!
    exec 9>in
    echo '{"id":"one","text":"全市。"}' >&9
}

# finish: ends the input and waits for the run.
finish() {
    exec 9>&-
    wait "$pid"
    status=$?
}

# children PID: the processes that it started.
children() {
    cat /proc/"$1"/task/*/children 2>/dev/null
}

# wait_for COMMAND: until it succeeds, half a minute at most.
wait_for() {
    tries=0
    until eval "$1"; do
        tries=$((tries + 1))
        [ $tries -ge 600 ] && return 1
        sleep 0.05
    done
}

# engine_runs: the engine and four processes under it are there.
engine_runs() {
    engine=$(children "$pid" | cut -d' ' -f1)
    [ -n "$engine" ] && [ "$(children "$engine" | wc -w)" -ge 3 ]
}

# gone PID...: none of them runs any more.
gone() {
    for p in "$@"; do
        if [ -e "/proc/$p" ] && ! grep -q '^State:.Z' "/proc/$p/status" 2>/dev/null; then return 1; fi
    done
}

begin -j 1 -c structure -f json -o out.json
wait_for engine_runs
family=$(children "$engine")
kill -9 "$engine"
wait_for "gone $family" # before the input ends: the run could be done otherwise
finish
check "kill -9 of the engine: exit code 3" is 3
check "one line says so" test "$(wc -l <err)" = 1
check "no output, nothing left behind" eval 'test ! -e out.json && nothing_left'
check "its processes are gone" wait_for "gone $family"

begin -j 1 -c structure -f json -o out.json
wait_for engine_runs
family="$engine $(children "$engine")"
kill -9 "$pid"
wait_for "gone $family"
exec 9>&-
wait "$pid" 2>/dev/null
check "kill -9 of gongbao: its processes go with it" wait_for "gone $family"
check "no output, nothing left behind" eval 'test ! -e out.json && nothing_left'

# The worker is the process that takes processor time for the document HANG.
begin -j 1 -c 'structure | hang' -f json -o out.json
wait_for engine_runs
echo '{"id":"two","text":"HANG"}' >&9
busy() {
    for p in $(children "$engine"); do
        [ "$(cut -d' ' -f14 "/proc/$p/stat" 2>/dev/null || echo 0)" -gt 40 ] && worker=$p && return 0
    done
    return 1
}
wait_for busy
kill -9 "$worker"
echo '{"id":"three","text":"全市。"}' >&9
finish
check "kill -9 of a worker: the run goes on" is 1
check "no document is lost" json 'ids == ["one", "two", "three"]' out.json
check "the document it was at is tried again" json 'errors == [("two", "hang", "timeout")]' out.json
check "nothing is left behind" nothing_left
# A system that gives little: fewer workers, or a clear end.
texts 30
(ulimit -n 40 && exec "$GONGBAO" run -j 16 -c structure -f json -o few.json d*.txt) 2>err
check "few descriptors: fewer workers do the work" test $? = 0
check "and all of it" json 'len(ids) == 30' few.json
(ulimit -n 9 && exec "$GONGBAO" run -c structure -f json -o none.json d*.txt) 2>err
check "too few descriptors: exit code 3" test $? = 3
check "with one line" test "$(wc -l <err)" = 1
done_testing
