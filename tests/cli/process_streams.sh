#!/bin/sh
# Standard input and output: many documents from a stream in bounded memory, broken pipes, outputs that cannot be written.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
plan 22

# lines N: N JSON lines of documents.
lines() {
    awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
        printf "{\"id\":\"n%d\",\"text\":\"全市新增就业%d万人，增长5.4%%。\",\"year\":\"2023\"}\n", i, i }'
}

lines 500 | "$GONGBAO" run -j 2 -c structure -f jsonl - >out 2>err
check "jsonl from standard input" test $? = 0
check "all documents come out in order" "$PYTHON" -c '
import json
rows = [json.loads(line) for line in open("out", encoding="utf-8")]
ids = [r["document"]["id"] for r in rows if "document" in r]
assert ids == ["n%d" % i for i in range(1, 501)]
assert rows[0]["document"]["year"] in ("2023", 2023)'
lines 500 | "$GONGBAO" run -j 4 -c structure -f jsonl - >out4 2>err
check "the same with four workers" cmp out out4
lines 500 >many.jsonl
"$GONGBAO" run -c structure -f jsonl many.jsonl >outf 2>err
check "the same from a file" test "$(wc -l <outf)" = "$(wc -l <out)"
printf '# 云溪市\n全市新增就业8万人。\n' | "$GONGBAO" run -c structure -f json - >out 2>err
check "plain text from standard input" json 'ids == ["stdin"] and bool(docs["stdin"]["sentence"])' out
{
    lines 3
    echo '{"text":'
    lines 2
} | "$GONGBAO" run -c structure -f json - >out 2>err
check "a bad line is one failed document" json 'len(ids) == 5 and len(errors) == 1 and errors[0][2] == "decode"' out
printf '全市。\n' >a.txt
lines 3 >b.jsonl
"$GONGBAO" run -c structure -f json a.txt b.jsonl a.txt - <a.txt >out 2>err
check "files, streams and standard input in one run keep their order" json \
    'ids == ["a", "n1", "n2", "n3", "a~2", "stdin"]' out

# Memory: the most that all processes of a run together had for themselves, in kB.
peak() {
    # A sanitizer keeps what is freed for a while.
    ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=1
    export ASAN_OPTIONS
    "$PYTHON" - "$@" <<'END'
import glob, subprocess, sys, time
n = int(sys.argv[1])
text = "全市新增就业8万人，增长5.4%。" * 400
run = subprocess.Popen([sys.argv[2], "run", "-j", "2", "-c", "structure", "-f", "none", "-"], stdin=subprocess.PIPE)
def family(pid):
    found = [pid]
    for path in glob.glob("/proc/%d/task/*/children" % pid):
        try:
            for child in open(path).read().split():
                found += family(int(child))
        except OSError:
            pass
    return found
most = 0
for i in range(n):
    run.stdin.write(('{"id":"n%d","text":"%s"}\n' % (i, text)).encode())
    if i % 200 == 199:
        total = 0
        for pid in family(run.pid):
            try:
                for line in open("/proc/%d/status" % pid):
                    if line.startswith(("RssAnon", "RssShmem")):
                        total += int(line.split()[1])
            except OSError:
                pass
        most = max(most, total)
run.stdin.close()
sys.exit(99) if run.wait() else print(most)
END
}
small=$(peak 400 "$GONGBAO")
large=$(peak 4000 "$GONGBAO")
echo "# memory of all processes: $small kB with 400 documents, $large kB with 4000"
check "memory does not grow with the number of documents" test "$large" -lt $((small * 2 + 20000))

# Broken pipe: quiet, status 3.
lines 20000 >large.jsonl
{
    "$GONGBAO" run -c structure -f jsonl large.jsonl 2>err
    echo $? >status
} | head -n 1 >first
check "nobody reads the output any more: exit code 3" test "$(cat status)" = 3
check "and no message" test ! -s err

if [ -e /dev/full ]; then
    "$GONGBAO" run -c structure -f jsonl b.jsonl >/dev/full 2>err
    status=$?
    check "no space for standard output: exit code 3" is 3
    check "one line says so" test "$(wc -l <err)" = 1
    check "it names the cause" has err 'No space left'
    "$GONGBAO" run -c structure -f jsonl -o /dev/full b.jsonl 2>err
    check "the same for a device: it is not replaced" test -c /dev/full
else
    for i in 1 2 3 4; do check "no /dev/full here # SKIP" true; done
fi

run -c structure -f json -o nowhere/out.json a.txt
check "no such directory: exit code 3" is 3
check "the message says what to do" has err 'make the directory first'
run -c structure -f csv a.txt
check "several files and no -o: told" eval '! is 0 && has err "-o DIR"'
run -c structure -f json -o . a.txt
check "a directory where a file is needed: told" eval 'is 3 && has err "directory"'
echo old >target.json
ln -s target.json link.json
run -c structure -f json -o link.json a.txt
check "a symbolic link is followed" eval 'test -L link.json && json "ids == [\"a\"]" target.json'
chmod 600 target.json
run -c structure -f json -o target.json a.txt
check "a file keeps its permissions" test "$(ls -l target.json | cut -c1-10)" = -rw-------
run -c structure -f csv -o tables a.txt
check "a directory of files" test -s tables/sentence.csv
check "nothing is left behind" nothing_left
done_testing
