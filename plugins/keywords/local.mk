# The plugin `keywords`: terms with counts, keywords with keyness and TF-IDF.
plugin_LTLIBRARIES += plugins/keywords/keywords.la
plugins_keywords_keywords_la_SOURCES = \
	plugins/keywords/keywords.c \
	plugins/keywords/table.h plugins/keywords/table.c \
	plugins/keywords/corpus.h plugins/keywords/corpus.c \
	plugins/keywords/best.h plugins/keywords/best.c \
	plugins/keywords/count.h plugins/keywords/count.c \
	plugins/keywords/statistics.h plugins/keywords/statistics.c
plugins_keywords_keywords_la_LIBADD = plugins/keywords/libreference.la plugins/common/libcounts.la -lm
plugins_keywords_keywords_la_LDFLAGS = $(PLUGIN_LDFLAGS)

# What the plugin and the compiler of the word frequencies share.
noinst_LTLIBRARIES += plugins/keywords/libreference.la
plugins_keywords_libreference_la_SOURCES = \
	plugins/keywords/reference.h plugins/keywords/reference.c

# Word frequencies of general Chinese, from the word list of the machine that builds.
noinst_PROGRAMS += plugins/keywords/compile
plugins_keywords_compile_SOURCES = plugins/keywords/compile.c
plugins_keywords_compile_LDADD = plugins/keywords/libreference.la plugins/common/libcounts.la -lm

plugins/keywords/data/reference.image: plugins/keywords/compile$(EXEEXT) $(DICTIONARY)
	$(AM_V_GEN)$(MKDIR_P) plugins/keywords/data && \
	plugins/keywords/compile$(EXEEXT) '$(DICTIONARY)' $@.new && mv -f $@.new $@

keywordsdatadir = $(pkgdatadir)/keywords
nodist_keywordsdata_DATA = plugins/keywords/data/reference.image
dist_keywordsdata_DATA = plugins/keywords/data/stopwords.txt plugins/keywords/data/NOTICE
CLEANFILES += plugins/keywords/data/reference.image plugins/keywords/data/reference.image.new

EXTRA_DIST += plugins/keywords/README.md \
	plugins/keywords/cases/terms.txt plugins/keywords/cases/zones.txt plugins/keywords/cases/keywords.txt \
	plugins/keywords/cases/tfidf.txt plugins/keywords/cases/keyness.txt plugins/keywords/cases/groups.txt
