# What this folder adds to the build.
cli_tests = tests/cli/cases.sh tests/cli/casefiles.sh tests/cli/csv.sh tests/cli/discover.sh tests/cli/embed.sh tests/cli/json.sh \
	tests/cli/kwic.sh tests/cli/manifest.sh tests/cli/numbers.sh tests/cli/manual.sh tests/cli/promises.sh tests/cli/readers.sh \
	tests/cli/segment.sh tests/cli/slogans.sh tests/cli/summary.sh tests/cli/verbs.sh
EXTRA_DIST += tests/check/faulty.c tests/cli/tap.sh tests/cli/number_writings.py tests/cli/sample.sh tests/cli/installcheck.sh
cli_tests += tests/cli/lexicon.sh
cli_tests += tests/cli/new.sh tests/cli/check.sh tests/cli/exec.sh tests/cli/languages.sh tests/cli/python.sh
cli_tests += tests/cli/examples.sh tests/cli/guide.sh
EXTRA_DIST += tests/cli/guide.py
EXTRA_DIST += tests/cli/lexicon.py
TESTS += $(cli_tests)
dist_check_SCRIPTS += $(cli_tests)

# A plugin for tests of writers, with a column of every type.
check_LTLIBRARIES += tests/cli/plugins/sample.la
tests_cli_plugins_sample_la_SOURCES = tests/cli/plugins/sample.c
tests_cli_plugins_sample_la_LDFLAGS = $(PLUGIN_LDFLAGS) -rpath /nowhere

# The process model.
process_tests = tests/cli/process_order.sh tests/cli/process_faults.sh tests/cli/process_tables.sh \
	tests/cli/process_streams.sh tests/cli/process_kills.sh tests/cli/process_readers.sh \
	tests/cli/process_writers.sh
EXTRA_DIST += tests/cli/process_lib.sh
TESTS += $(process_tests)
dist_check_SCRIPTS += $(process_tests)

# Input from strangers, the commands of the documentation, the output of the sample reports.
input_tests = tests/cli/bad_input.sh tests/cli/readme.sh tests/cli/golden.sh tests/cli/word_statistics.sh tests/cli/classroom.sh tests/cli/categories.sh
EXTRA_DIST += tests/cli/word_statistics.py tests/cli/classroom.py
EXTRA_DIST += tests/cli/commands.py tests/cli/discover.py tests/cli/golden.py tests/golden/summary.txt tests/golden/rows.txt
TESTS += $(input_tests)
dist_check_SCRIPTS += $(input_tests)

# Rewrites the expected output of the sample reports: look at the difference before it is committed.
.PHONY: update-golden check-large
update-golden: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/tests/cli/golden.sh --update
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/tests/cli/classroom.sh --update

# Reports of 64 MiB: by hand, because they take half a minute and 2 GB of memory.
EXTRA_DIST += tests/cli/large_input.sh
check-large: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/tests/cli/large_input.sh

installcheck-local:
	bindir='$(DESTDIR)$(bindir)' libdir='$(DESTDIR)$(libdir)' srcdir='$(abs_top_srcdir)' CC='$(CC)' \
		$(SHELL) $(srcdir)/tests/cli/installcheck.sh
