# What tests with the plugin `sample` share; read with `.` after tap.sh.
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
XDG_DATA_HOME=$work/none
export XDG_DATA_HOME
mkdir -m 755 "$work/plugins"
cp "$builddir/tests/cli/plugins/.libs/sample.so" "$work/plugins/"
cd "$work" || exit 99

# run ARGUMENT...: the program with the sample plugin; $work/out, $work/err, $status.
run() {
    "$GONGBAO" run --plugin-path "$work/plugins" -c "${chain:-sample}" "$@" >"$work/out" 2>"$work/err"
    status=$?
}

# python TEXT: runs TEXT, which may use the function load() (the output as JSON with exact decimals).
python() {
    "$PYTHON" -c 'import json, sys, csv, io, decimal
def load(name="out"):
    return json.load(open(name, encoding="utf-8"), parse_float=decimal.Decimal)
def lines(name="out"):
    return [json.loads(l, parse_float=decimal.Decimal) for l in open(name, encoding="utf-8")]
def table(name, delimiter=","):
    data = open(name, "rb").read()
    assert data.startswith(b"\xef\xbb\xbf"), "no byte-order mark"
    return list(csv.DictReader(io.StringIO(data[3:].decode("utf-8"), newline=""), delimiter=delimiter, strict=True))
'"$1"
}

# Ends the test script.
finish() {
    plan "$tap_number"
    done_testing
}
