# The writer `kwic`: concordances.
plugin_LTLIBRARIES += plugins/kwic/kwic.la
plugins_kwic_kwic_la_SOURCES = plugins/kwic/kwic.c plugins/kwic/place.h \
	plugins/kwic/context.h plugins/kwic/context.c plugins/kwic/filter.h plugins/kwic/filter.c \
	plugins/kwic/store.h plugins/kwic/store.c plugins/kwic/width.h plugins/kwic/width.c \
	plugins/kwic/form.h plugins/kwic/form_text.c plugins/kwic/form_csv.c plugins/kwic/form_html.c \
	plugins/kwic/form_json.c \
	plugins/common/cells.c plugins/common/cells.h plugins/common/json_string.c plugins/common/json_string.h \
	plugins/common/selection.c plugins/common/selection.h plugins/common/stream.c plugins/common/stream.h
plugins_kwic_kwic_la_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE $(UTF8PROC_CFLAGS) $(CJSON_CFLAGS)
plugins_kwic_kwic_la_LIBADD = $(UTF8PROC_LIBS) $(CJSON_LIBS)
plugins_kwic_kwic_la_LDFLAGS = $(PLUGIN_LDFLAGS)
kwicdatadir = $(pkgdatadir)/kwic
dist_kwicdata_DATA = plugins/kwic/data/ambiguous.tsv
EXTRA_DIST += plugins/kwic/README.md
