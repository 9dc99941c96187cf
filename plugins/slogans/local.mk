# The plugin slogans.
plugin_LTLIBRARIES += plugins/slogans/slogans.la
plugins_slogans_slogans_la_SOURCES = \
	plugins/slogans/analysis.c plugins/slogans/analysis.h \
	plugins/slogans/before.c \
	plugins/slogans/branding.c \
	plugins/slogans/canonical.c plugins/slogans/canonical.h \
	plugins/slogans/characters.c plugins/slogans/characters.h \
	plugins/slogans/definition.c \
	plugins/slogans/expansion.c plugins/slogans/expansion.h \
	plugins/slogans/finds.c plugins/slogans/finds.h \
	plugins/slogans/formula.c \
	plugins/slogans/glossary.c \
	plugins/slogans/lexicon.c \
	plugins/slogans/life.c \
	plugins/slogans/headwords.c plugins/slogans/headwords.h \
	plugins/slogans/known.c \
	plugins/slogans/members.c \
	plugins/slogans/mottos.c \
	plugins/slogans/names.c plugins/slogans/names.h \
	plugins/slogans/numeral.c plugins/slogans/numeral.h \
	plugins/slogans/numeric.c \
	plugins/slogans/parallel.c \
	plugins/slogans/quotes.c \
	plugins/slogans/recurrence.c \
	plugins/slogans/scan.c plugins/slogans/scan.h \
	plugins/slogans/slogans.c \
	plugins/slogans/shapes.c \
	plugins/slogans/shared.c \
	plugins/slogans/spelled.c \
	plugins/slogans/tables.c plugins/slogans/tables.h \
	plugins/slogans/uneven.c \
	plugins/slogans/usage.c plugins/slogans/usage.h \
	plugins/slogans/vocabulary.c plugins/slogans/vocabulary.h \
	plugins/common/endings.h
plugins_slogans_slogans_la_LDFLAGS = $(PLUGIN_LDFLAGS)

slogansdatadir = $(pkgdatadir)/slogans
dist_slogansdata_DATA = \
	plugins/slogans/data/branding.tsv \
	plugins/slogans/data/expansion.tsv \
	plugins/slogans/data/lexicon.tsv \
	plugins/slogans/data/numeric.tsv \
	plugins/slogans/data/parallel.tsv \
	plugins/slogans/data/quotes.tsv
EXTRA_DIST += plugins/slogans/README.md \
	plugins/slogans/cases/branding.txt \
	plugins/slogans/cases/expansion.txt \
	plugins/slogans/cases/formula.txt \
	plugins/slogans/cases/knowledge.txt \
	plugins/slogans/cases/life.txt \
	plugins/slogans/cases/members.txt \
	plugins/slogans/cases/numeric.txt \
	plugins/slogans/cases/parallel.txt \
	plugins/slogans/cases/quoted.txt \
	plugins/slogans/cases/shared.txt \
	plugins/slogans/cases/terms.txt \
	plugins/slogans/cases/zones.txt
