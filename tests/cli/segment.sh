#!/bin/sh
# Words as a user asks for them: own lists, force-split lists, compiled dictionaries, styles, traditional and pre-cut text. TAP.
. "$srcdir/tests/cli/tap.sh"
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99

# words OPTIONS TEXT: the tokens, with | between them.
words() {
    printf '%s\n' "$2" >text.txt
    "$GONGBAO" run -c "segment $1" -f jsonl --layers token text.txt >out 2>err
    status=$?
    "$PYTHON" -c 'import json
print("|".join(t["text"] for t in json.loads(open("out", encoding="utf-8").readline())["layers"]["token"]))' 2>/dev/null
}
cuts() {
    cut_result=$(words "$2" "$3")
    check "$1" test "$cut_result" = "$4"
    test "$cut_result" = "$4" || echo "#   $cut_result"
}
says() {
    words "$2" '推动发展' >/dev/null
    check "$1" sh -c "grep -qF -- '$3' err && test \$(wc -l <err) = 1"
    check "$1: nothing is run" test "$status" = 2
}

cat >mine.txt <<'W'
云河模式 1 n
创新办 i
展新 1
19-9
零碳+工厂
PM2.5浓度	3	n
New Area
云上 政务	5
W
cuts "own words win whatever their frequency" 'dict=mine.txt' '推广云河模式，开展新行动，创新办牵头' \
    '推广|云河模式|，|开|展新|行动|，|创新办|牵头'
cuts "own words with marks, digits, Latin letters and blanks" 'dict=mine.txt' '执行19-9标准，建零碳+工厂，New Area用上云上 政务，PM2.5浓度下降' \
    '执行|19-9|标准|，|建|零碳+工厂|，|New Area|用|上|云上 政务|，|PM2.5浓度|下降'
printf '云河模式\n' | iconv -f UTF-8 -t GB18030 >gb.txt
printf '\357\273\277数字云河\r\n' >bom.txt
cuts "several lists, GB18030 and UTF-8 with a byte-order mark" 'dict=gb.txt,bom.txt' '数字云河与云河模式' '数字云河|与|云河模式'
: >empty.txt
cuts "an empty list" 'dict=empty.txt' '推动高质量发展' '推动|高质量发展'

printf '# never one word\n高质量发展\n乡村 振兴\n5G 基 站\n' >split.txt
cuts "a word that is never one token" 'split=split.txt' '推动高质量发展' '推动|高质量|发展'
cuts "a sequence that is always cut at the same places" 'split=split.txt' '乡村振兴和5G基站' '乡村|振兴|和|5G|基|站'
cuts "own words and what is cut together" 'dict=mine.txt split=split.txt' '云河模式的高质量发展' '云河模式|的|高质量|发展'
printf '云河 模式\n' >contrary.txt
words 'dict=mine.txt split=contrary.txt' '云河模式' >result
check "a contradiction is told, with both places" grep -q 'mine.txt:1: .*contradicts contrary.txt:1, which counts' err
check "the later list counts" test "$(cat result)" = '云河|模式'
check "and it is no failure" test "$status" = 0

says "a list that is not there" 'dict=nowhere.txt' 'nowhere.txt: there is no such file'
says "a directory" 'dict=/' 'not a regular file'
printf '\377\376\001' >junk.bin
says "a list that is no text" 'dict=junk.bin' 'neither UTF-8 nor GB18030'
printf '好\n云河 模式\n一\n' >short.txt
says "one character cannot be cut" 'split=short.txt' 'short.txt:1: one character cannot be cut'
says "a word list in the place of a dictionary" 'dictionary=mine.txt' 'give your own words as dict=FILE'

cat >list.txt <<'W'
高 100 a
高质 3 a
质量 500 n
发展 900 v
推动 300 v
W
printf '高质量发展\n' >terms.txt
"$GONGBAO" dict build -o small.image list.txt >out 2>err
check "dict build makes a dictionary" test $? = 0
check "and says what is in it" grep -q 'small.image: 5 words, 0 terms' err
cuts "which the plugin uses" 'dictionary=small.image' '推动高质量发展' '推动|高|质量|发展'
"$GONGBAO" dict build -q -o more.image --terms terms.txt list.txt 2>err
check "nothing is said with -q" test ! -s err
cuts "terms stay whole" 'dictionary=more.image' '推动高质量发展' '推动|高质量发展'
iconv -f UTF-8 -t GB18030 list.txt >list.gb
"$GONGBAO" dict build -q -o gb.image list.gb
check "a list in GB18030 gives the same bytes" cmp small.image gb.image
"$GONGBAO" dict info more.image >out 2>err
check "dict info shows words and terms" sh -c "grep -q 'words  *6' out && grep -q 'terms  *1' out"
size=$(wc -c <more.image)
damaged=0
for offset in 8 24 40 60 200 2000 9000 $((size / 2)) $((size - 9)); do
    cp more.image bad.image
    printf '\125' | dd of=bad.image bs=1 seek="$offset" conv=notrunc 2>/dev/null
    cmp -s bad.image more.image && continue
    words 'dictionary=bad.image' '推动高质量发展' >/dev/null
    test "$status" = 2 && grep -q 'bad.image: it' err || damaged=$offset
done
check "a damaged dictionary is refused wherever the damage is" test $damaged = 0
head -c $((size / 2)) more.image >bad.image
says "half a dictionary" 'dictionary=bad.image' 'it is not complete'
printf '词\n' >bare.txt
"$GONGBAO" dict build -o bare.image bare.txt 2>err
check "a list without frequencies is refused with its line" grep -q 'bare.txt:1: the word has no frequency' err
check "and no file is made" test ! -e bare.image

cuts "numbers as one token" '' '增长3.5万吨，第6次' '增长|3.5万|吨|，|第6|次'
cuts "numerals apart" 'join_numerals=false' '增长3.5万吨，第6次' '增长|3.5|万|吨|，|第|6|次'
cuts "as jieba cuts" 'style=jieba' '推动高质量发展，增长5.2%——' '推动|高质量|发展|，|增长|5|.|2|%|—|—'
if [ -f "$builddir/plugins/segment/data/hmm.image" ]; then
    cuts "unknown words" 'hmm=true' '主任林晓岚说' '主任|林晓岚|说'
    cuts "and not without the model" '' '主任林晓岚说' '主任|林|晓|岚|说'
fi
if [ -f "$builddir/plugins/segment/data/traditional.tsv" ]; then
    cuts "traditional text is looked up as simplified, and stays as it is" 'traditional=true' '推動鄉村振興，優化營商環境' \
        '推動|鄉村振興|，|優化|營商環境'
fi
cuts "text that is cut already, by blanks" 'presegmented=space' '推动 高质量 发展 ， 3.5 万' '推动|高质量|发展|，|3.5|万'
cuts "and by strokes" 'presegmented=slash' '推动/高质量/发展/。 好/的' '推动|高质量|发展|。|好|的'
plan "$tap_number"
done_testing
