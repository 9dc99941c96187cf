plugin_LTLIBRARIES += plugins/none/none.la
plugins_none_none_la_SOURCES = plugins/none/none.c
plugins_none_none_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/none/README.md
