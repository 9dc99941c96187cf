# The plugin `collocates`: the words around a word.
plugin_LTLIBRARIES += plugins/collocates/collocates.la
plugins_collocates_collocates_la_SOURCES = \
	plugins/collocates/collocates.c \
	plugins/collocates/windows.h plugins/collocates/windows.c \
	plugins/collocates/measures.h plugins/collocates/measures.c
plugins_collocates_collocates_la_LIBADD = plugins/common/libcounts.la -lm
plugins_collocates_collocates_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/collocates/README.md plugins/collocates/cases/collocates.txt
