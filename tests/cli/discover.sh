#!/bin/sh
# New words: the verb discover, run --discover, and the figures against an independent computation. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

cat >a.txt <<'TEXT'
建设晴港谷地，服务晴港谷地企业，走进晴港谷地看变化。
晴港谷地道路更宽。云上巴士开进乡镇，坐云上巴士去学校，新的云上巴士很快。
TEXT
cat >b.txt <<'TEXT'
我们为晴港谷地提供资金，云上巴士停在晴港谷地。晴港谷地2号楼建成，
晴港
谷地分开写。
TEXT
gongbao() {
    "$GONGBAO" "$@" >out 2>err
    status=$?
}

gongbao discover --min-count 3 a.txt b.txt
check "the verb discover lists phrases" sh -c "test $status = 0 && grep -q '^term .*example' out && grep -q '^晴港谷地  *7  *2 ' out"
check "with an example" has out '建设晴港谷地'
gongbao discover --min-count 3 -f words a.txt b.txt
check "as a user dictionary" sh -c 'printf "晴港谷地\t7\n云上巴士\t4\n" | cmp - out'
cp out words
gongbao discover --min-count 3 --limit 1 -f words a.txt b.txt
check "--limit: the best" test "$(cat out)" = "$(head -1 words)"
gongbao discover --min-count 5 -f words a.txt b.txt
check "--min-count" test "$(wc -l <out)" = 1
gongbao discover --min-count 3 --dict words -f words a.txt b.txt
check "what the user's dictionary has is not new" test "$status" = 0 -a ! -s out
check "and that there is nothing new is said" has err 'no new words'
gongbao discover
check "no report: a usage error of one line" test "$status" = 2 -a "$(wc -l <err)" = 1
gongbao discover --min-count 1 a.txt
check "a wrong number: a usage error" test "$status" = 2 -a "$(wc -l <err)" = 1

gongbao run --discover new.txt -c 'structure | segment | discover min_count=3' -f jsonl --layers token a.txt b.txt
check "run --discover cuts with the words that it found" python '
texts = [t["text"] for d in lines() if "layers" in d for t in d["layers"]["token"]]
assert texts.count("晴港谷地") == 7 and texts.count("云上巴士") == 4, texts'
check "they are in the file that was named" cmp new.txt words
printf '看变化\n' >own.txt
gongbao run --discover new.txt -c 'structure | segment dict=own.txt | discover min_count=3' -f jsonl --layers token a.txt b.txt
check "besides words of the user's own" python '
texts = [t["text"] for d in lines() if "layers" in d for t in d["layers"]["token"]]
assert texts.count("看变化") == 1 and texts.count("云上巴士") == 4, texts'
gongbao run --discover new.txt -f json a.txt b.txt
check "with the default chain" sh -c "test $status = 0 && test -e new.txt"
gongbao run --discover "it's new.txt" -c 'segment | discover min_count=3' -f none a.txt missing.txt
check "a report that is missing is told once" sh -c "test $status = 1 && test \"\$(grep -c missing.txt err)\" = 1"
check "the file has any name" test -e "it's new.txt"
for wrong in '-c numbers a.txt' '-c segment -' '-c sgement a.txt'; do
    eval "gongbao run --discover new.txt -f none $wrong" </dev/null
    check "run --discover $wrong: a usage error of one line" test "$status" = 2 -a "$(wc -l <err)" = 1
done

all="structure | segment | discover min_count=2 entropy=0 association=0 max_tokens=4 max_length=64 limit=100000"
"$GONGBAO" run -c "$all" -f json -j 2 "$srcdir"/examples/reports/*.txt >out 2>err
check "counts, entropies, association and score as computed anew" "$PYTHON" "$srcdir/tests/cli/discover.py" out
"$GONGBAO" run -c "$all" -f json -j 1 --isolate none "$srcdir"/examples/reports/*.txt >one 2>err
check "the same bytes with and without processes" cmp out one
"$GONGBAO" run -c 'segment | discover tokens=1000 min_count=2' -f json --layers phrase "$srcdir"/examples/reports/*.txt >out 2>err
check "documents beyond the limit of tokens are said" has err 'were not looked at'
"$GONGBAO" run -c segment -f 'words table=phrase' a.txt >out 2>err
check "the writer words without discover: an error that says what to do" sh -c 'grep -q "put discover into it" err'
finish
