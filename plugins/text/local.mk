plugin_LTLIBRARIES += plugins/text/text.la
plugins_text_text_la_SOURCES = plugins/text/module.c plugins/text/module.h plugins/text/text_reader.c \
	plugins/common/encoding.c plugins/common/encoding.h
plugins_text_text_la_CPPFLAGS = $(AM_CPPFLAGS) $(UTF8PROC_CFLAGS)
plugins_text_text_la_LIBADD = $(UTF8PROC_LIBS)
plugins_text_text_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/text/README.md
