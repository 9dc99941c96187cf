#!/bin/sh
# The segmenter alone, without the host: compiling, damaged images, the user's words, long lines, jieba's answers.
set -u
. "$srcdir/tests/cli/tap.sh"

# skip NAME REASON
skip() {
    tap_number=$((tap_number + 1))
    echo "ok $tap_number - $1 # SKIP $2"
}

here=$builddir/plugins/segment
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
image=$here/data/dictionary.image

# cut TEXT ARGUMENT...: the words of the text, with the arguments before the image.
cut_text() {
    text=$1
    shift
    printf '%s\n' "$text" | "$here/cut" "$@" "$image"
}

# cuts TEXT WORDS ARGUMENT...: the text is cut into these words.
cuts() {
    cut_input=$1
    cut_expected=$2
    shift 2
    test "$(cut_text "$cut_input" "$@")" = "$cut_expected"
}

# refused FILE: the file is not taken for an image.
refused() {
    printf '高质量发展\n' | "$here/cut" "$1" >"$work/out" 2>"$work/err" && return 1
    test $? -lt 126 && grep -q "$1" "$work/err"
}

# damage OFFSET: a copy of the image with the byte at OFFSET changed.
damage() {
    cp "$work/small" "$work/damaged"
    printf '\377' | dd of="$work/damaged" bs=1 seek="$1" conv=notrunc 2>/dev/null
    cmp -s "$work/small" "$work/damaged" || refused "$work/damaged"
}

plan 20

cat >"$work/words" <<'EOF'
高 100 a
质量 500 n
高质 3 a
发展 900 v
展 20 v
国内 300 s
需求 300 n
内需 50 n
EOF
printf '# terms\n高质量发展\n内需\t10\n' >"$work/policy"
compile() {
    "$here/compile" -t "$work/policy" -o "$1" "$work/words"
}
check "a small word list compiles" compile "$work/small"
compile "$work/again"
check "the same lists give the same bytes" cmp "$work/small" "$work/again"
printf '坏 x\n' >"$work/bad"
check "a word list without frequencies is refused" sh -c "! \"$here/compile\" -o \"$work/none\" \"$work/bad\""

full=$image
image=$work/small
check "a forced term stays whole" cuts '推动高质量发展' '推 动 高质量发展'
check "a term with a frequency gives way to the words around it" cuts '国内需求' '国内 需求'
image=$full

size=$(wc -c <"$work/small")
head -c $((size - 8)) "$work/small" >"$work/short"
check "a shortened image is refused" refused "$work/short"
check "another file is refused" refused "$work/words"
check "a damaged magic is refused" damage 0
check "a damaged version is refused" damage 8
check "a damaged size is refused" damage 48
check "a damaged alphabet is refused" damage 1000
check "a damaged tree is refused" damage $((size - 100000))

printf '发展\n数字云河 5 n\n“一网，通办”\nsmart city\t3\n互联网加+\n𠮷野家\n' >"$work/mine"
check "the user's words win over terms" cuts '推动高质量发展' '推动 高质量 发展' -u "$work/mine"
check "jieba's format is read" cuts '建设数字云河' '建设 数字云河' -u "$work/mine"
check "words with marks and blanks" cuts '推行“一网，通办”和smart city、互联网加+' \
    '推行 “一网，通办” 和 smart city 、 互联网加+' -u "$work/mine"
check "characters beyond the basic plane" cuts '吃𠮷野家' '吃 𠮷野家' -u "$work/mine"

awk 'BEGIN { for (i = 0; i < 20000; i++) printf "高质量发展3"; print "" }' >"$work/long"
"$here/cut" "$image" <"$work/long" | tr ' ' '\n' | sort | uniq -c | awk '{ print $1, $2 }' >"$work/counts"
check "a long line without punctuation is cut like a short one" grep -qx '20000 高质量发展' "$work/counts"
check "and nothing else is in it" test "$(wc -l <"$work/counts")" = 2

# jieba's own words: its list alone, its model of unknown words.
python=
for p in "${PYTHON:-python3}" /usr/bin/python3; do
    "$p" -c 'import jieba' 2>/dev/null && python=$p && break
done
cat "$srcdir"/examples/reports/*.txt "$srcdir"/plugins/*/cases/*.txt "$srcdir"/README.zh-CN.md >"$work/text"
printf 'PE通、A股和AA制，3.5%%、１２％，C++与a+b，——……龘〇𠮷吃，www.例子.cn\nＡ股　５Ｇ　x_y-z#1&2 第6届25.30%%.\n' >>"$work/text"
as_jieba() {
    "$python" "$srcdir/plugins/segment/compare_jieba.py" "$@" "$work/text"
}
if [ -n "$python" ]; then
    list=$("$python" -c 'import jieba, os; print(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"))')
    "$here/compile" -o "$work/plain" "$list"
    check "style=jieba: the tokens of jieba.cut(HMM=False)" as_jieba "$here/cut" "$work/plain"
else
    skip "style=jieba: the tokens of jieba.cut(HMM=False)" "no python3-jieba"
fi
if [ -n "$python" ] && [ -f "$here/data/hmm.image" ]; then
    check "style=jieba hmm=true: the tokens of jieba.cut" as_jieba --hmm "$here/data/hmm.image" "$here/cut" "$work/plain"
else
    skip "style=jieba hmm=true: the tokens of jieba.cut" "no python3-jieba"
fi
done_testing
