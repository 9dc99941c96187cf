# Built on request: `make fuzz` in a build with clang that was configured as README.md says; `make check-seeds` in any build.
EXTRA_DIST += tests/fuzz/README.md tests/fuzz/corpus.py
EXTRA_PROGRAMS = tests/fuzz/analyze tests/fuzz/seeds
tests_fuzz_analyze_SOURCES = tests/fuzz/analyze.c tests/fuzz/fragments.h
tests_fuzz_analyze_LDADD = libgongbao.la
tests_fuzz_analyze_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_seeds_SOURCES = tests/fuzz/analyze.c tests/fuzz/fragments.h
tests_fuzz_seeds_CPPFLAGS = $(AM_CPPFLAGS) -DSTANDALONE
tests_fuzz_seeds_LDADD = libgongbao.la

FUZZ_SECONDS = 300
.PHONY: fuzz fuzz-corpus check-seeds
fuzz-corpus:
	$(PYTHON) $(srcdir)/tests/fuzz/corpus.py fuzz-seeds $(srcdir)/examples/reports/*.txt
	$(MKDIR_P) fuzz-corpus
fuzz: all tests/fuzz/analyze fuzz-corpus
	tests/fuzz/analyze -max_total_time=$(FUZZ_SECONDS) -timeout=20 -max_len=4096 -rss_limit_mb=4096 fuzz-corpus fuzz-seeds
check-seeds: all tests/fuzz/seeds fuzz-corpus
	tests/fuzz/seeds fuzz-seeds/*
clean-local:
	rm -rf fuzz-seeds fuzz-corpus tests/fuzz/analyze tests/fuzz/seeds
