#!/bin/sh
# After `make install`: the program, the library, pkg-config and a plugin built outside of the tree work from where they are.
set -eu
: "${bindir:?}" "${libdir:?}" "${srcdir:?}" "${CC:=cc}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PKG_CONFIG_PATH=$libdir/pkgconfig
LD_LIBRARY_PATH=$libdir
export PKG_CONFIG_PATH LD_LIBRARY_PATH

say() {
    echo "installcheck: $*"
}

printf '全市生产总值达到1200亿元，增长5.4%%。\n' >"$work/report.txt"
"$bindir/gongbao" run -f json "$work/report.txt" >"$work/out.json"
grep -q 120000000000 "$work/out.json"
say "the installed program finds its plugins and data"

$CC "$srcdir/examples/embed/quantities.c" $(pkg-config --cflags --libs gongbao) -o "$work/quantities"
"$work/quantities" "$work/report.txt" | grep -q 120000000000
say "a program builds with pkg-config and runs"

"$bindir/gongbao" info numbers | grep -q '1985.7亿元  (start'
say "info finds its sample text"

if command -v python3 >/dev/null 2>&1; then
    PYTHONPATH=$(pkg-config --variable=pythondir gongbao) PYTHONDONTWRITEBYTECODE=1 python3 -c '
import gongbao
with gongbao.Chain("numbers") as chain:
    assert chain.run("增长5.4%。")["quantity"][0]["text"] == "5.4%"'
    say "Python finds the module and the module its library"
fi

test "$(pkg-config --variable=plugindir gongbao)" = "$libdir/gongbao/plugins"
cp -R "$srcdir"/examples/plugin "$work"
chmod -R u+w "$work"
make -s -C "$work/plugin/pledge" CC="$CC" GONGBAO="$bindir/gongbao" test >/dev/null
"$bindir/gongbao" run --plugin-path "$work/plugin/pledge" -c pledge -f json "$work/report.txt" >"$work/plugin.json"
say "a plugin builds outside of the tree, passes its tests and runs"

(cd "$work" && "$bindir/gongbao" new analyzer trial -q && make -s -C trial CC="$CC" GONGBAO="$bindir/gongbao" test) >"$work/trial.out"
grep -q ', 0 warned, 0 failed$' "$work/trial.out"
say "gongbao new makes a plugin that passes"
