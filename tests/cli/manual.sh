#!/bin/sh
# The manual page names every verb and every option that --help shows. TAP.
. "$srcdir/tests/cli/tap.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
sed 's/\\-/-/g; s/\\f[BIR]//g' "$srcdir/docs/man/gongbao.1" >"$work/manual"
for verb in run kwic discover promises plan list info new check test dict help; do
    check "the verb $verb" grep -q "^gongbao $verb\|^\.B gongbao $verb" "$work/manual"
    "$GONGBAO" "$verb" --help >"$work/help"
    for option in $(sed -n 's/^  [ -][a-z ]*,* *\(--[a-z-]*\).*/\1/p' "$work/help"); do
        check "$verb $option" grep -q -- "$option" "$work/manual"
    done
done
plan "$tap_number"
done_testing
