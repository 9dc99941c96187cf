#!/bin/sh
# Slogans over several reports, and a lexicon of one's own.
set -u
. "$srcdir/tests/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
reports=$srcdir/examples/reports
cd "$work" || exit 1

# tables REPORT...: the three tables of a run, without the order of the documents.
tables() {
    "$GONGBAO" run -q -f jsonl --layers slogan_life,slogan_shared,slogan_term "$@" | grep '^{"table"'
}
# lexicon CONTENT: the canonical forms that are found with it.
lexicon() {
    printf "$1" >own.tsv
    printf '推进三去一降一补，学习枫桥经验，云泽速度更快，邻里共建一家亲。\n' >text.txt
    "$GONGBAO" run -q -c 'slogans lexicon=own.tsv members=lexicon' -f jsonl text.txt 2>err
}

plan 24
tables "$reports"/云泽市-2023.txt "$reports"/云泽市-2024.txt "$reports"/青岚县-2023.txt "$reports"/青岚县-2024.txt >forward
tables "$reports"/青岚县-2024.txt "$reports"/云泽市-2024.txt "$reports"/青岚县-2023.txt "$reports"/云泽市-2023.txt >backward
check "reports of two years have lives of slogans" grep -q '"table":"slogan_life".*"status":"kept"' forward
check "reports share slogans" grep -q '"table":"slogan_shared"' forward
check "the lexicon tells what they mean" grep -q '"table":"slogan_term".*"meaning":"' forward
check "any order of the reports gives the same tables" cmp forward backward

printf '推进供水，推行“码上办”。\n' >a.txt
printf '推行“码上办”。\n' >b.txt
"$GONGBAO" run -c slogans -f jsonl a.txt b.txt >out 2>err
check "reports without a place or a year: the run ends well" test $? = 0
check "it is said" grep -q '2 of 2 documents are not in slogan_life' err
check "they have no lives" sh -c '! grep -q slogan_life out'
check "they share slogans" grep -q '"shared":1' out
"$GONGBAO" run -c slogans -f none a.txt 2>err
check "one report: nothing is said" test ! -s err

# many WITH: 66 reports of one place, as JSON lines; WITH "" has no years.
many() {
    i=1950
    while [ $i -le 2015 ]; do
        echo "{\"id\":\"r$i\",\"text\":\"推行“码上办”。\",\"place\":\"云泽市\"${1:+,\"$1\":$i}}"
        i=$((i + 1))
    done | "$GONGBAO" run -q -c slogans -f jsonl --layers slogan_shared,slogan_life -
}
many year >out
check "of more than 64 reports each is paired with the one before it" test "$(grep -c '"shared":1' out)" = 65
check "a life of many years" grep -q '"first_year":1950,"last_year":2015,"years":66,"count":66,"status":"kept"' out
many '' >out
check "without years there is no report before" test "$(grep -c '"table"' out)" = 0

lexicon 'term\n邻里共建一家亲\n' >out
check "only the term is required" grep -q '"canonical":"邻里共建一家亲","origin":"lexicon","core":true' out
lexicon '\357\273\277term\tvariants\r\n云泽速度\t云泽快办|邻里共建一家亲\r\n' >out
check "a byte-order mark and CRLF do no harm" grep -q '"canonical":"云泽速度"' out
check "a variant is joined to its term" test "$(grep -o '"canonical":"云泽速度"' out | wc -l)" = 2
lexicon 'term\tmembers\tlevel\tcore\tmeaning\n枫桥经验\t甲|乙\tlocal\tno\tour own words\n' >out
check "an entry of one's own wins" grep -q '"canonical":"枫桥经验","origin":"lexicon","core":false' out
check "with its members" grep -q '"expansion":"乙"' out
check "and what it says of itself" grep -q '"level":"local".*"meaning":"our own words"' out

# wrong CONTENT PATTERN: the lexicon is refused before a report is read, with the line.
wrong() {
    lexicon "$1" >out
    test $? = 2 && grep -q "$2" err || { sed 's/^/# /' err && false; }
}
check "a row without term" wrong 'term\tlevel\n甲乙丙\tlocal\n\tlocal\n' 'own.tsv:3: term "": the term is missing'
check "an unknown level" wrong 'term\tlevel\n甲乙丙\tcity\n' 'own.tsv:2: level "city": national, provincial, local'
check "an unknown core" wrong 'term\tcore\n甲乙丙\tmaybe\n' 'own.tsv:2: core "maybe": yes, no, term'
check "a year that is none" wrong '# mine\nterm\tfirst_year\n甲乙丙\t九七\n' 'own.tsv:3: first_year'
check "no column term" wrong 'word\n甲乙丙\n' 'own.tsv:1: the header names no column "term"'
check "text that is no UTF-8" wrong 'term\n\377\n' 'own.tsv:2: not UTF-8 text'
done_testing
