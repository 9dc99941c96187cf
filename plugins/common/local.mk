# What the analyzers that count words share.
noinst_LTLIBRARIES += plugins/common/libcounts.la
plugins_common_libcounts_la_SOURCES = \
	plugins/common/numbering.h plugins/common/numbering.c \
	plugins/common/words.h plugins/common/words.c \
	plugins/common/terms.h plugins/common/terms.c \
	plugins/common/matrix.h plugins/common/matrix.c \
	plugins/common/glob.h plugins/common/glob.c \
	plugins/common/likelihood.h plugins/common/likelihood.c
