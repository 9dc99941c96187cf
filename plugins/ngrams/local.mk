# The plugin `ngrams`: sequences of words.
plugin_LTLIBRARIES += plugins/ngrams/ngrams.la
plugins_ngrams_ngrams_la_SOURCES = \
	plugins/ngrams/ngrams.c \
	plugins/ngrams/grams.h plugins/ngrams/grams.c
plugins_ngrams_ngrams_la_LIBADD = plugins/common/libcounts.la -lm
plugins_ngrams_ngrams_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/ngrams/README.md plugins/ngrams/cases/ngrams.txt
