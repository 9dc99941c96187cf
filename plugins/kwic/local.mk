plugin_LTLIBRARIES += plugins/kwic/kwic.la
plugins_kwic_kwic_la_SOURCES = plugins/kwic/kwic.c plugins/kwic/line.c plugins/kwic/line.h \
	plugins/common/stream.c plugins/common/stream.h
plugins_kwic_kwic_la_CPPFLAGS = $(AM_CPPFLAGS) $(UTF8PROC_CFLAGS)
plugins_kwic_kwic_la_LIBADD = $(UTF8PROC_LIBS)
plugins_kwic_kwic_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/kwic/README.md
