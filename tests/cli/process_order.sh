#!/bin/sh
# Whatever the number of workers and whatever fails: the same bytes, in input order.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 14
texts 30
printf 'CRASH\n' >d7.txt
printf 'FAIL\n' >d11.txt
printf '\377\376broken' >d13.txt
printf 'EXIT\n' >d20.txt
all=$(i=1; while [ $i -le 30 ]; do echo "d$i.txt"; i=$((i + 1)); done)
chain='structure | crash | failing | exits'

for jobs in 1 2 4; do
    run -j $jobs -c "$chain" -f json -o "out$jobs.json" $all missing.txt
    check "-j $jobs: the run goes on and says that something failed" is 1
done
check "-j 1 and -j 2: the same bytes" cmp out1.json out2.json
check "-j 1 and -j 4: the same bytes" cmp out1.json out4.json
check "documents come in input order" json 'ids == ["d%d" % i for i in range(1, 31) if i != 13]' out1.json
check "every failure has its cause" json 'errors == [("d7", "crash", "crash"), ("d11", "failing", "plugin"),
    ("d13", None, "decode"), ("d20", "exits", "exit"), ("missing", None, "read")] or
    errors == [("d7", "crash", "crash"), ("d11", "failing", "plugin"),
    ("d13", "", "decode"), ("d20", "exits", "exit"), ("missing", "", "read")]' out1.json
check "failed stages cost nothing else" json 'all(docs[i]["section"] for i in ids) and
    [i for i in ids if not docs[i]["crash"]] == ["d7"] and [i for i in ids if not docs[i]["failing"]] == ["d11"]' \
    out1.json

good=$(echo "$all" | grep -v -e d7.txt -e d20.txt)
run -c "$chain" -f json -o worker.json $good
run --isolate none -c "$chain" -f json -o none.json $good
check "with and without processes: the same bytes" cmp worker.json none.json

run -j 2 -c "$chain" -f jsonl $good
cp out first
run -j 3 -c "$chain" -f jsonl $good
check "the same for standard output" cmp out first
mkdir a b a/x b/x
for f in a/x/r.txt b/x/r.txt; do echo '全市。' >$f; done
run -c structure -f json -o ids.json a/x/r.txt b/x/r.txt
check "the same name twice gives different ids" json 'ids == ["a/x/r", "b/x/r"]' ids.json
run -c structure -f json -o ids.json d1.txt d1.txt
check "the same file twice gives different ids" json 'ids == ["d1", "d1~2"]' ids.json
mkdir only
run -c structure -f json -o dir.json ./missing.txt d1.txt
check "a missing file is one failed document" json 'ids == ["d1"] and errors[0][2] == "read"' dir.json
check "its message names the file" has err missing.txt
done_testing
