# What this folder adds to the build.
EXTRA_DIST += tests/cli/tap.sh tests/cli/installcheck.sh
TESTS += tests/cli/embed.sh
dist_check_SCRIPTS += tests/cli/embed.sh

# The process model.
process_tests = tests/cli/process_order.sh tests/cli/process_faults.sh tests/cli/process_tables.sh \
	tests/cli/process_streams.sh tests/cli/process_kills.sh
EXTRA_DIST += tests/cli/process_lib.sh
TESTS += $(process_tests)
dist_check_SCRIPTS += $(process_tests)

installcheck-local:
	bindir='$(DESTDIR)$(bindir)' libdir='$(DESTDIR)$(libdir)' srcdir='$(abs_top_srcdir)' CC='$(CC)' \
		$(SHELL) $(srcdir)/tests/cli/installcheck.sh
