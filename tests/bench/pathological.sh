#!/bin/sh
# Inputs made to be slow, given to each analyzer alone (with what it needs): twice the text may take 2.3 times as long at most.
# By hand, because it takes minutes: GONGBAO=build/gongbao tests/bench/pathological.sh [BYTES [ANALYZER...]]
size=${1:-4000000}
[ $# -gt 0 ] && shift
exec "${PYTHON:-python3}" "$(dirname "$0")/pathological.py" "${GONGBAO:-build/gongbao}" "$size" "$@"
