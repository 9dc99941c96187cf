plugin_LTLIBRARIES += plugins/csv/csv.la
plugins_csv_csv_la_SOURCES = plugins/csv/writer.c plugins/csv/files.c plugins/csv/files.h \
	plugins/common/cells.c plugins/common/cells.h \
	plugins/common/stream.c plugins/common/stream.h plugins/common/selection.c plugins/common/selection.h
plugins_csv_csv_la_CPPFLAGS = $(AM_CPPFLAGS) $(CJSON_CFLAGS)
plugins_csv_csv_la_LIBADD = $(CJSON_LIBS)
plugins_csv_csv_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/csv/README.md
