# What this folder adds to the build.
EXTRA_DIST += tests/cli/tap.sh tests/cli/installcheck.sh
TESTS += tests/cli/embed.sh
dist_check_SCRIPTS += tests/cli/embed.sh

installcheck-local:
	bindir='$(DESTDIR)$(bindir)' libdir='$(DESTDIR)$(libdir)' srcdir='$(abs_top_srcdir)' CC='$(CC)' \
		$(SHELL) $(srcdir)/tests/cli/installcheck.sh
