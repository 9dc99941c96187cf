# The plugin `find`: places of terms and regular expressions.
plugin_LTLIBRARIES += plugins/find/find.la
plugins_find_find_la_SOURCES = plugins/find/find.c plugins/find/terms.h plugins/find/terms.c \
	plugins/find/pattern.h plugins/find/pattern.c
plugins_find_find_la_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
plugins_find_find_la_LIBADD = $(PCRE2_LIBS)
plugins_find_find_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/find/README.md plugins/find/cases/terms.txt plugins/find/cases/alternatives.txt \
	plugins/find/cases/zones.txt
# Cases that need regular expressions; tests/cli/kwic.sh runs them where there are any.
EXTRA_DIST += plugins/find/cases-pcre2/patterns.txt plugins/find/cases-pcre2/limits.txt
