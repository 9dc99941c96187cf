plugin_LTLIBRARIES += plugins/text/text.la
plugins_text_text_la_SOURCES = plugins/text/module.c plugins/text/module.h plugins/text/text_reader.c \
	plugins/text/summary.c plugins/text/overview.c plugins/text/overview.h \
	plugins/text/sections.h plugins/text/section_header.c plugins/text/section_indicators.c \
	plugins/text/section_quantities.c plugins/text/section_slogan_lives.c plugins/text/section_slogans.c plugins/text/section_words.c \
	plugins/text/section_promises.c plugins/text/section_others.c \
	plugins/common/page.c plugins/common/page.h plugins/common/grid.c plugins/common/grid.h \
	plugins/common/view.c plugins/common/view.h plugins/text/amount.c plugins/text/amount.h \
	plugins/common/labels.c plugins/common/labels.h \
	plugins/common/encoding.c plugins/common/encoding.h plugins/common/stream.c plugins/common/stream.h \
	plugins/common/selection.c plugins/common/selection.h
plugins_text_text_la_CPPFLAGS = $(AM_CPPFLAGS) $(UTF8PROC_CFLAGS) $(CJSON_CFLAGS)
plugins_text_text_la_LIBADD = $(UTF8PROC_LIBS) $(CJSON_LIBS)
plugins_text_text_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/text/README.md
