# The plugin `discover`: new phrases, and the writer `words` that makes a dictionary of them.
plugin_LTLIBRARIES += plugins/discover/discover.la
plugins_discover_discover_la_SOURCES = plugins/discover/discover.c plugins/discover/words.c \
	plugins/discover/source.h plugins/discover/source.c \
	plugins/discover/phrases.h plugins/discover/phrases.c plugins/discover/mine.h plugins/discover/mine.c \
	plugins/discover/sequence.h plugins/discover/sequence.c \
	plugins/discover/vocabulary.h plugins/discover/vocabulary.c \
	plugins/common/grid.c plugins/common/grid.h plugins/common/page.c plugins/common/page.h \
	plugins/common/view.c plugins/common/view.h plugins/common/stream.c plugins/common/stream.h \
	plugins/common/selection.c plugins/common/selection.h
plugins_discover_discover_la_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE $(UTF8PROC_CFLAGS) $(CJSON_CFLAGS)
plugins_discover_discover_la_LIBADD = $(UTF8PROC_LIBS) $(CJSON_LIBS) -lm
plugins_discover_discover_la_LDFLAGS = $(PLUGIN_LDFLAGS)
discoverdatadir = $(pkgdatadir)/discover
dist_discoverdata_DATA = plugins/discover/data/edges.tsv
EXTRA_DIST += plugins/discover/README.md plugins/discover/cases/phrases.txt plugins/discover/cases/settings.txt
