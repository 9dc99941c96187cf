# The plugin `keyness`: what marks one group of documents against another.
plugin_LTLIBRARIES += plugins/keyness/keyness.la
plugins_keyness_keyness_la_SOURCES = \
	plugins/keyness/keyness.c \
	plugins/keyness/comparison.h plugins/keyness/comparison.c \
	plugins/keyness/list.h plugins/keyness/list.c \
	plugins/keyness/measures.h plugins/keyness/measures.c
plugins_keyness_keyness_la_LIBADD = plugins/common/libcounts.la -lm
plugins_keyness_keyness_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/keyness/README.md plugins/keyness/cases/keyness.txt
