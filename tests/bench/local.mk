# What this folder adds to the build.
EXTRA_DIST += tests/bench/pathological.sh tests/bench/pathological.py
EXTRA_DIST += tests/bench/measure.py tests/bench/segment.py
