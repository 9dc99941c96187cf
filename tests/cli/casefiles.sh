#!/bin/sh
# The verb test: passing and failing cases, the difference, --update, mistakes in case files. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

gongbao_test() {
    "$GONGBAO" test --plugin-path "$work/plugins" "$@" >out 2>err
    status=$?
}

mkdir cases
cat >cases/lines.txt <<'END'
# lines
chain: sample
show: item(number, kind, before, text)
show: table total(document, lines)

=== two lines
甲
比较长的第二行
---
item  1  short  -  甲
item  2  long   甲  比较长的第二行
item  2  -  -  -
total  1  3

=== two documents, order of layers does not matter
meta: place=平川市
+++ year=2022
一
+++ year=2023
二
---
total	2.1	2
total	2.2	2
item	1	short	-	一
item	1	-	-	-
item	1	short	-	二
item	1	-	-	-
END
gongbao_test cases
check "cases in a directory pass" test "$status" = 0
check "each is a line" test "$(grep -c '^ok' out)" = 2
check "the plan and the last line" sh -c 'grep -q "^1\.\.2$" out && tail -n 1 out | grep -q "2 passed, 0 failed"'

sed 's/item  2  long /item  3  long /' cases/lines.txt >failing.txt
gongbao_test failing.txt
check "a wrong row makes the exit code 1" test "$status" = 1
check "with what is missing and what was found" sh -c 'grep -q "^#   - item  3  long" out && grep -q "^#   + item  2  long" out'
check "and where" grep -q '^not ok 1 - failing.txt:6: two lines' out
check "the other case passes" grep -q '^ok 2' out
gongbao_test --update failing.txt
check "--update ends well" test "$status" = 0
gongbao_test failing.txt
check "and the case passes afterwards" test "$status" = 0
cp cases/lines.txt again.txt
gongbao_test --update again.txt
check "--update leaves a file that is right alone" cmp again.txt cases/lines.txt

printf 'chain: sample fail=1\nshow: item\n\n=== fails\nx\n---\nerror  sample  told to fail on 1\n' >error.txt
gongbao_test error.txt
check "a failing stage is a row" test "$status" = 0

# broken WORDS TEXT: a case file with TEXT cannot be run.
broken() {
    printf "$2" >broken.txt
    gongbao_test broken.txt
    check "cannot be run: $1" test "$status" = 1
    check "and says so" has out "$1"
}
broken 'broken.txt:1: no chain' 'show: item\n=== a\nx\n---\n'
broken 'broken.txt:1: nothing to show' 'chain: sample\n=== a\nx\n---\n'
broken 'no case' 'chain: sample\nshow: item\n'
broken 'broken.txt:3: the case has no line ---' 'chain: sample\nshow: item\n=== a\nx\n'
broken "no column 'nmber' in the chain: did you mean number" 'chain: sample\nshow: item(nmber)\n=== a\nx\n---\n'
broken "no layer 'itme' in the chain: did you mean item" 'chain: sample\nshow: itme\n=== a\nx\n---\n'
broken 'did you mean sample' 'chain: smaple\nshow: item\n=== a\nx\n---\n'
broken 'broken.txt:1: before the first case' 'chian: sample\n'
gongbao_test missing.txt
check "a missing case file is wrong usage" test "$status" = 2
finish
