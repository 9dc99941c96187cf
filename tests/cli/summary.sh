#!/bin/sh
# The writer text: it fits the page, shows what is there, survives what is not. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

# fits COLUMNS: no line of the output is wider.
fits() {
    python "
import unicodedata
width = lambda s: sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in s)
wide = [l for l in open('out', encoding='utf-8').read().splitlines() if width(l) > $1]
assert not wide, wide"
}

printf '平川市政府工作报告\n=== \033[31m红\n这一行非常长，%s，所以必须截断\n' "$(printf '长%.0s' $(seq 100))" >a.txt
run -f text a.txt
check "a summary of a layer that it does not know" sh -c 'grep -q "^item" out && grep -q "4 rows" out'
check "it fits 80 columns" fits 80
check "control characters do not reach the terminal" sh -c '! grep -q "$(printf "\033")" out'
check "a table of the corpus is shown" grep -q '^total' out
run a.txt
check "text is the default" grep -q '^item' out
run -f 'text rows=1' a.txt
check "rows limits the lists" has out "3 more"
run --color always a.txt
check "colour on request" grep -q "$(printf '\033')" out
run -f 'text layers=total' a.txt
check "layers can be chosen" sh -c '! grep -q "^item" out && grep -q "^total" out'
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do cp a.txt "r$n.txt"; done
run r*.txt
check "more than ten reports: a line each" sh -c 'test "$(grep -c "^r[0-9]" out)" = 12 && grep -q "12 reports" out'
check "they fit 80 columns" fits 80
run r1.txt r2.txt
check "two reports: two blocks" sh -c 'grep -q "^r1" out && grep -q "^r2" out && grep -q "^2 reports" out'
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "{\"id\":\"line$n\",\"text\":\"x\"}"; done >c.jsonl
run c.jsonl
check "many documents of one source: the first ten in full, the rest a line each" sh -c 'grep -q "^line12  *1$" out && grep -q "^12 reports" out'
run missing.txt
check "errors are shown" sh -c 'grep -q "^Errors" out && grep -q missing out'
chain="metadata | structure" run -f text a.txt
check "known layers are counted" grep -q 'sections 节' out
finish
