# The plugin `trend`: terms through the years.
plugin_LTLIBRARIES += plugins/trend/trend.la
plugins_trend_trend_la_SOURCES = \
	plugins/trend/trend.c \
	plugins/trend/years.h plugins/trend/years.c \
	plugins/trend/measures.h plugins/trend/measures.c
plugins_trend_trend_la_LIBADD = plugins/common/libcounts.la -lm
plugins_trend_trend_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/trend/README.md plugins/trend/cases/trend.txt
