#!/bin/sh
# The verb kwic: places, alignment, context, alternatives. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

printf '平川市政府工作报告\n\n坚持高质量发展。\n高质量发展是硬道理，abc高质量发展 x\n' >a.txt
printf '乡村振兴与共同富裕，乡村全面振兴。\n' >b.txt
kwic() {
    "$GONGBAO" kwic "$@" >out 2>err
    status=$?
}

kwic 高质量发展 a.txt b.txt
check "a concordance ends well" test "$status" = 0
check "a line a place, with its position" python '
text = open("a.txt", encoding="utf-8").read()
rows = open("out", encoding="utf-8").read().splitlines()
assert [int(r.split()[1]) for r in rows] == [i for i in range(len(text)) if text.startswith("高质量发展", i)]'
check "the term stands in one column, lines fit 80 columns" python '
import unicodedata
width = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
rows = open("out", encoding="utf-8").read().splitlines()
def columns(r): return {width(r[:i]) for i in range(len(r)) if r.startswith("高质量发展", i)}
assert len(rows) == 3 and set.intersection(*map(columns, rows)), rows
assert all(width(r) <= 80 for r in rows), [width(r) for r in rows]'
check "line breaks in the context are spaces" has out '报告 坚持高质量发展。 高质量'
kwic -e '乡村振兴|共同富裕' --context 2 b.txt
check "alternatives, and a context of N characters" python '
rows = open("out", encoding="utf-8").read().splitlines()
assert len(rows) == 2 and rows[0].endswith("  乡村振兴与共"), rows
assert rows[1].endswith("兴与共同富裕，乡"), rows'
kwic '乡村振兴|共同富裕' b.txt
check "without -e the bar is a character" test ! -s out
check "no match is told and is no failure" test "$status" = 0
check "on standard error" has err "no match"
kwic --color always 共同富裕 b.txt
check "colour on request" grep -q "$(printf '\033')" out
kwic 共同富裕 b.txt
check "and not otherwise" sh -c '! grep -q "$(printf "\033")" out'
kwic "it's" b.txt
check "an apostrophe can be searched" test "$status" = 0
kwic '' b.txt
check "an empty term is a usage error" test "$status" = 2
kwic --width 5 x b.txt
check "a width that is too small is a usage error" test "$status" = 2
kwic 富裕 b.txt missing.txt
check "a report that cannot be read makes the exit code 1" test "$status" = 1 -a -s out
finish
