#!/bin/sh
# A plugin that crashes while it gathers its tables loses these alone; one that crashes on every document is left out.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 11
texts 60

run -j 2 -c 'structure | crash_collect' -f json -o good.json d?.txt
check "a table is made of all documents" json \
    'd["tables"]["crash_collect_count"][0]["documents"] == 9 and not errors' good.json
printf 'CRASH\n' >d5.txt
run -j 2 -c 'structure | crash_collect' -f json -o bad.json d?.txt
check "a crash in collect() is one failed stage" is 1
check "and its cause is told" json '[e[1:] for e in errors] == [("crash_collect", "collect")]' bad.json
check "all documents are delivered" json 'len(ids) == 9 and all(docs[i]["crash_collect"] for i in ids)' bad.json
check "the table is lost" json 'not d["tables"].get("crash_collect_count")' bad.json

i=1
while [ $i -le 60 ]; do
    printf 'CRASH\n' >"d$i.txt"
    i=$((i + 1))
done
all=$(i=1; while [ $i -le 60 ]; do echo "d$i.txt"; i=$((i + 1)); done)
for jobs in 1 2 4; do
    run -j $jobs -c 'structure | crash' -f json -o "breaker$jobs.json" $all
done
check "a plugin that crashes on 20 documents in a row is left out of the rest" json \
    'sum(e[2] == "crash" for e in errors) == 20 and sum(e[2] == "skipped" for e in errors) == 1' breaker1.json
check "which is said once" test "$(grep -c 'left out for all' err)" = 1
check "the rest is delivered" json 'len(ids) == 60 and all(docs[i]["section"] for i in ids)' breaker1.json
check "the same with two workers" cmp breaker1.json breaker2.json
check "the same with four workers" cmp breaker1.json breaker4.json

printf '全市。\n' >d10.txt
run -j 2 -c 'structure | crash' -f json -o reset.json $(echo "$all" | head -n 29)
check "one document that goes well ends the row" json 'sum(e[2] == "crash" for e in errors) == 28' reset.json
done_testing
