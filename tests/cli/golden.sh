#!/bin/sh
# The output of the sample reports is what it was. `make update-golden` writes it anew.
set -u
. "$srcdir/tests/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
golden=$srcdir/tests/golden
LC_ALL=C COLUMNS=80
export LC_ALL COLUMNS

# The summary, and the rows of the layers and tables that analysts read.
run() {
    (cd "$srcdir/examples/reports" && "$GONGBAO" run -q --color never "$@" *.txt)
}
run -f text >"$work/summary.txt"
summary=$?
run -f jsonl --layers quantity,slogan,slogan_member,indicator,comparison,promise,keyword,slogan_life,slogan_shared >"$work/rows.jsonl"
rows=$?
"$PYTHON" "$srcdir/tests/cli/golden.py" "$work/rows.jsonl" >"$work/rows.txt" || rows=1

if [ "${1:-}" = --update ]; then
    [ "$summary" = 0 ] && [ "$rows" = 0 ] || exit 1
    mkdir -p "$golden" && cp "$work/summary.txt" "$work/rows.txt" "$golden"
    exit
fi

plan 4
# same NAME: the file is as expected; else the first differences are shown.
same() {
    check "$1" cmp "$golden/$1" "$work/$1"
    diff "$golden/$1" "$work/$1" 2>&1 | head -n 20 | sed 's/^/# /'
}
check "the summary is written" test "$summary" = 0
same summary.txt
check "the rows are written" test "$rows" = 0
same rows.txt
done_testing
