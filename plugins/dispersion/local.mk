# The plugin `dispersion`: how evenly terms are spread.
plugin_LTLIBRARIES += plugins/dispersion/dispersion.la
plugins_dispersion_dispersion_la_SOURCES = \
	plugins/dispersion/dispersion.c \
	plugins/dispersion/positions.h plugins/dispersion/positions.c \
	plugins/dispersion/measures.h plugins/dispersion/measures.c
plugins_dispersion_dispersion_la_LIBADD = plugins/common/libcounts.la -lm
plugins_dispersion_dispersion_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/dispersion/README.md plugins/dispersion/cases/dispersion.txt
