#!/bin/sh
# The verb check: good plugins pass, plugins with one fault fail the rule that is there for it, bundled ones pass. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

# faulty FAULT: ./faulty.so with it, checked.
faulty() {
    $CC -std=c11 -O1 -w -fPIC -fvisibility=hidden -I"$srcdir/include" ${1:+-D$1} -shared -pthread -o faulty.so \
        "$srcdir/tests/check/faulty.c" || exit 99
    "$GONGBAO" check ./faulty.so >out 2>err
    status=$?
}

# finds FAULT VERDICT RULE WORDS: this rule, no other, and its reason.
finds() {
    faulty "$1"
    check "$1: $2 $3: $4" grep -q "^  $2  $3 .*$4" out
    [ "$2" = FAIL ] && check "$1: exit code 1, no other rule fails" test "$status" = 1 -a "$(grep -c '^  FAIL' out)" = 1
    [ "$2" = warn ] && check "$1: no rule fails" test "$status" = 0
}

# A sanitizer's allocator does not tell what is in use, and its dislike of leaks would be in the way.
measured=1
if grep -q __asan_init "$GONGBAO"; then
    measured=0
    ASAN_OPTIONS=detect_leaks=0
    export ASAN_OPTIONS
fi

faulty ''
check "a good plugin passes" test "$status" = 0
check "without a warning" grep -q '^1[57] passed, 0 warned, 0 failed$' out
finds FAULT_ID FAIL load "plugin's id"
finds FAULT_EXPORTS FAIL symbols 'exports helper'
finds FAULT_UNDECLARED FAIL open "declares no 'sentence'"
finds FAULT_OPTION FAIL options 'crashes'
finds FAULT_EMPTY_COLUMN warn declared 'column never'
finds FAULT_EMPTY_LAYER warn declared 'layer never'
finds FAULT_WRONG_SPAN FAIL ordinary 'cuts a character in two'
finds FAULT_QUADRATIC FAIL huge 'times the time'
finds FAULT_PRINTS FAIL silence 'standard output'
finds FAULT_FILES FAIL descriptors '10 files open'
finds FAULT_THREAD FAIL descriptors 'starts threads'
if [ "$measured" = 1 ]; then
    finds FAULT_LEAK_OPEN FAIL reopen 'lose'
    finds FAULT_NO_CLOSE FAIL reopen 'free in close'
fi
finds FAULT_FINISH_EMPTY FAIL tables 'there was no report'
# Faults that several rules see: the one that names the cause is among them.
also() {
    faulty "$1"
    check "$1: $2 $3: $4" grep -q "^  $2  $3 .*$4" out
    check "$1: exit code 1" test "$status" = 1
}
also FAULT_COUNTS_ON FAIL repeat 'self'
also FAULT_STATIC_STATE FAIL instance 'static variables'
also FAULT_EXITS_ON_EMPTY FAIL hostile 'never exits'
also FAULT_CRASHES_ON_BLANKS FAIL hostile 'crashes'
[ "$measured" = 0 ] || also FAULT_LEAK warn memory 'of every report'
also FAULT_ADDRESS FAIL tables 'addresses'

"$GONGBAO" check --rule silence --json ./faulty.so >out 2>err
check "--rule and --json" python 'd = load("out"); assert [x["rule"] for x in d] == ["load", "silence"] and d[1]["verdict"] == "pass", d'
"$GONGBAO" check --rule silent ./faulty.so >out 2>err
check "an unknown rule is a usage error" test $? = 2
check "with the nearest right one" has err 'did you mean silence?'
"$GONGBAO" check missing.so >out 2>err
check "a missing file is a usage error" test $? = 2
printf 'no plugin' >junk.so
"$GONGBAO" check ./junk.so >out 2>err
check "a file that is no plugin fails with the reason" test $? = 1
check "in the loader's words" grep -q 'FAIL  load .*ELF' out

# The bundled plugins. Warnings are about columns that two short reports do not fill.
for plugin in $("$GONGBAO" list --json | "$PYTHON" -c 'import json, sys; print("\n".join(sorted({p["path"] for p in json.load(sys.stdin)["plugins"] if "/plugins/" in p["path"]})))'); do
    "$GONGBAO" check "$plugin" >out 2>err
    check "bundled: $(basename "$plugin")" test $? = 0
done
finish
