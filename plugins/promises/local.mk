plugin_LTLIBRARIES += plugins/promises/promises.la
plugins_promises_promises_la_SOURCES = plugins/promises/promises.c plugins/promises/show.h \
	plugins/promises/entries.c plugins/promises/entries.h plugins/promises/figure.c \
	plugins/promises/matrix.c plugins/promises/evidence.c \
	plugins/common/page.c plugins/common/page.h plugins/common/grid.c plugins/common/grid.h \
	plugins/common/labels.c plugins/common/labels.h plugins/common/view.c plugins/common/view.h \
	plugins/common/selection.c plugins/common/selection.h plugins/common/stream.c plugins/common/stream.h
plugins_promises_promises_la_CPPFLAGS = $(AM_CPPFLAGS) $(UTF8PROC_CFLAGS) $(CJSON_CFLAGS)
plugins_promises_promises_la_LIBADD = $(UTF8PROC_LIBS) $(CJSON_LIBS)
plugins_promises_promises_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/promises/README.md
