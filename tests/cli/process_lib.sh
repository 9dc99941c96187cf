# What the tests of the process model share; read with `.` after tap.sh.
broken=$builddir/tests/broken/run/.libs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# texts N: files d1.txt ... dN.txt with a sentence each.
texts() {
    i=1
    while [ "$i" -le "$1" ]; do
        printf '# 云溪市第%d份材料\n\n全市新增就业%d万人，增长5.4%%。\n' "$i" "$i" >"d$i.txt"
        i=$((i + 1))
    done
}

# run ARGUMENT...: gongbao run with the broken plugins; standard output in `out`, standard error in `err`, exit code in
# $status.
run() {
    "$GONGBAO" run --plugin-path "$broken" "$@" >out 2>err
    status=$?
}

# is STATUS: the last run ended so.
is() {
    [ "$status" = "$1" ]
}

# json EXPRESSION FILE: a Python expression over the output `d` is true.
json() {
    "$PYTHON" -c 'import json, sys
d = json.load(open(sys.argv[2], encoding="utf-8"))
docs = {x["document"]["id"]: x["layers"] for x in d["documents"]}
ids = [x["document"]["id"] for x in d["documents"]]
errors = [(e["document"], e["plugin"], e["kind"]) for e in d["errors"]]
messages = " ".join(e["message"] for e in d["errors"])
sys.exit(0 if eval("(" + sys.argv[1] + ")") else 1)' "$1" "$2"
}

# nothing_left: no temporary file stays in this directory.
nothing_left() {
    [ -z "$(find . -name '.*.tmp')" ]
}
