#!/bin/sh
# The command line: verbs, options, mistakes and their nearest right names, exit codes. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

printf '一行\n' >a.txt
mkdir none-here

# gongbao ARGUMENT...: $work/out, $work/err, $status.
gongbao() {
    "$GONGBAO" "$@" >"$work/out" 2>"$work/err"
    status=$?
}

# wrong WORDS ARGUMENT...: a usage error of one line on standard error that holds WORDS, and nothing on standard output.
wrong() {
    words=$1
    shift
    gongbao "$@"
    check "gongbao $*: exit code 2" test "$status" = 2
    check "gongbao $*: $words" has err "$words"
    check "gongbao $*: one line, no output" test "$(wc -l <err)" = 1 -a ! -s out
}

wrong 'what is to be done?'
wrong "there is no verb 'rnu': did you mean run?" rnu a.txt
wrong "the verb is missing before -f" -f json
wrong 'which report?' run
wrong 'did you mean --format?' run --fromat json a.txt
wrong 'there is no option -x' run -x a.txt
wrong 'needs an argument' run a.txt -f
wrong 'takes no argument' run --quiet=1 a.txt
wrong 'did you mean byte?' run --offsets bite a.txt
wrong 'did you mean json?' run -c sample --plugin-path plugins -f jsno a.txt
wrong 'did you mean sample?' run --plugin-path plugins -c smaple a.txt
wrong 'did you mean "fail"?' run --plugin-path plugins -c 'sample fial=x' a.txt
wrong 'did you mean jsonl?' run --plugin-path plugins -c sample --reader jsnl a.txt
wrong 'whole number from 1' run -j 0 a.txt
wrong 'whole number from 1' run -j two a.txt
wrong 'number of seconds' run --stage-seconds -1 a.txt
wrong 'must be one of worker|none' run --isolate perhaps a.txt
wrong 'given twice' run - -
wrong 'give the chain once' run -c sample -p x.json a.txt
wrong 'whole number from 1' run --jobs=1025 a.txt
wrong 'give the name of one plugin' info
wrong 'did you mean "sample"?' info --plugin-path plugins sampel
wrong 'one word too many' list sample
wrong 'one word too many' plan sample
wrong 'did you mean kwic?' help kwik
wrong 'which term?' kwic
wrong 'in which report?' kwic 词
wrong 'which cases?' test
wrong 'build or info?' dict
wrong 'where to?' dict build words.txt
wrong 'which lists?' dict build -o x.image
wrong 'which dictionary?' dict info
wrong 'No such' dict info nowhere.image
gongbao run --errors json --fromat json a.txt
check "--errors json makes messages JSON" "$PYTHON" -c 'import json; d = json.loads(open("err").read()); assert d["level"] == "error" and "--format" in d["message"]'
gongbao --version
check "--version" grep -q '^gongbao [0-9]' out
for verb in run plan list info new check test kwic discover promises dict help; do
    gongbao help "$verb"
    check "help $verb" grep -q "^gongbao $verb" out
    cp out help
    gongbao "$verb" --help
    check "$verb --help says the same" cmp out help
done
check "help has examples" grep -q '^Examples:' help
gongbao --help
check "the overview names every verb" sh -c 'for v in run plan list info new check test kwic discover promises dict help; do grep -q "gongbao $v" out || exit 1; done'
check "and the exit codes" has out "Exit codes"

gongbao list --plugin-path plugins
check "list names plugins by kind" sh -c 'grep -q "^Readers" out && grep -q "^  sample  *1.0.0  *A row a line" out'
gongbao list --json --plugin-path plugins
check "list --json" python 'assert any(p["id"] == "sample" and p["kind"] == "analyzer" for p in load()["plugins"])'
printf 'no plugin' >plugins/junk.so
gongbao list --plugin-path plugins
check "list says what was refused" has out "plugins/junk.so"
wrong 'plugins/junk.so: ' run --plugin-path plugins -c junk a.txt
wrong "the analyzer 'junk' cannot be used" run --plugin-path plugins -c junk a.txt
rm plugins/junk.so
wrong 'quantity is no plugin but what numbers gives: gongbao info numbers' info quantity
gongbao info --plugin-path plugins sample
check "info shows options, layers, columns, tables" sh -c 'grep -q "fail  *str" out && grep -q "before  *ref(item)" out && grep -q "kind  *enum(short, long)" out && grep -q "^  total: a document" out'
gongbao info targets
check "info shows the rules that verdicts go by" sh -c 'grep -q "^Rules (tolerance.tsv)" out && grep -q "in_step  *0.5" out && grep -q "居民消费价格 消费价格" out'
gongbao info --json --plugin-path plugins sample
check "info --json" python 'assert load()["plugins"][0]["gives"][0]["columns"][6]["type"] == "ref"'
check "info has rows of the sample text, made by running it" python '
sample = load()["plugins"][0]["sample"]
assert "增长6.6%" in sample["text"] and len(sample["layers"]["item"]) == 3 and sample["tables"]["total"], sample'
gongbao info numbers
check "info prints such rows" has out '1985.7亿元  (start'
gongbao info find
check "info says when an option must be given" has out 'term=TERM'
gongbao list --plugin-path plugins:nowhere
check "a directory of plugins that is not there is told" has err 'nowhere: there is no such directory'
check "and the others are used" has out '  sample'
gongbao info jsonl
check "info shows a reader and a writer of one name" sh -c 'grep -q "jsonl .*(reader)" out && grep -q "jsonl .*(writer)" out'
gongbao plan --plugin-path plugins -c 'sample fail=x' -f json
check "plan prints the chain as JSON" python 'd = load(); assert d["chain"][0]["options"] == {"fail": "x"} and d["writer"]["plugin"] == "json"'
cp out chain.json
gongbao run --plugin-path plugins -p chain.json -f json a.txt
check "and run -p takes it" python 'assert load()["documents"][0]["layers"]["item"]'

mkdir -p reports/sub
printf '甲\n' >reports/b.txt
printf '乙\n' >reports/sub/a.txt
printf '隐\n' >reports/.hidden
run -f jsonl --layers total reports
check "a directory is all its files, sorted" python 'assert [x["document"]["source"] for x in lines() if "document" in x] == ["reports/b.txt", "reports/sub/a.txt"]'
printf 'reports/b.txt\n\na.txt\n' >list
run -f jsonl --layers total --files-from list
check "--files-from" python 'assert [x["document"]["source"] for x in lines() if "document" in x] == ["reports/b.txt", "a.txt"]'
run -f none a.txt
check "the writer none writes nothing" test "$status" = 0 -a ! -s out
run --isolate none -f json a.txt
cp out first
run --isolate worker -f json a.txt
check "with and without processes the output is the same" cmp out first
run -q -f none missing.txt
check "-q leaves errors alone on standard error" test "$status" = 1 -a "$(wc -l <err)" = 1
run -f json -o no/such/directory/x.json a.txt
check "an output that cannot be made is said" test "$status" -ge 2 -a -s err
finish
