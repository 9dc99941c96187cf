plugin_LTLIBRARIES += plugins/json/json.la
plugins_json_json_la_SOURCES = plugins/json/module.c plugins/json/module.h \
	plugins/json/jsonl_reader.c plugins/json/lines.c plugins/json/lines.h \
	plugins/json/writers.c plugins/json/emit.c plugins/json/emit.h plugins/json/format.c \
	plugins/common/stream.c plugins/common/stream.h plugins/common/selection.c plugins/common/selection.h \
	plugins/common/json_string.c plugins/common/json_string.h plugins/common/encoding.c plugins/common/encoding.h
plugins_json_json_la_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE $(CJSON_CFLAGS)
plugins_json_json_la_LIBADD = $(CJSON_LIBS) -lm
plugins_json_json_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/json/README.md
