# The plugin `numbers`: quantities.
plugin_LTLIBRARIES += plugins/numbers/numbers.la
plugins_numbers_numbers_la_SOURCES = \
	plugins/numbers/plugin.c \
	plugins/numbers/reader.h plugins/numbers/reader.c \
	plugins/numbers/scan.h plugins/numbers/scan.c \
	plugins/numbers/read.h plugins/numbers/read.c \
	plugins/numbers/rows.h plugins/numbers/rows.c plugins/numbers/sign.h plugins/numbers/sign.c \
	plugins/numbers/emit.h plugins/numbers/emit.c \
	plugins/numbers/head.h plugins/numbers/head.c \
	plugins/numbers/name.h plugins/numbers/noun.c plugins/numbers/name.c \
	plugins/numbers/change.h plugins/numbers/change.c \
	plugins/numbers/align.h plugins/numbers/align.c \
	plugins/numbers/list.h plugins/numbers/list.c \
	plugins/numbers/forms.h plugins/numbers/forms.c \
	plugins/numbers/rank.h plugins/numbers/rank.c \
	plugins/numbers/temporal.h plugins/numbers/temporal.c \
	plugins/numbers/calendar.h plugins/numbers/calendar.c plugins/numbers/era.h plugins/numbers/era.c \
	plugins/numbers/range.h plugins/numbers/range.c \
	plugins/numbers/compound.h plugins/numbers/compound.c \
	plugins/numbers/exclude.h plugins/numbers/exclude.c \
	plugins/numbers/quantity.h plugins/numbers/measure.c plugins/numbers/parts.h plugins/numbers/parts.c plugins/numbers/fraction.c \
	plugins/numbers/bound.h plugins/numbers/bound.c \
	plugins/numbers/unit.h plugins/numbers/unit.c \
	plugins/numbers/loose.h plugins/numbers/loose.c plugins/numbers/numeral.h plugins/numbers/numeral.c plugins/numbers/arabic.c plugins/numbers/chinese.c \
	plugins/numbers/sum.h plugins/numbers/sum.c plugins/numbers/compose.h plugins/numbers/compose.c plugins/numbers/grand.h plugins/numbers/grand.c \
	plugins/numbers/language.h plugins/numbers/language.c \
	plugins/numbers/phrases.h plugins/numbers/phrases.c \
	plugins/numbers/characters.h plugins/numbers/characters.c
plugins_numbers_numbers_la_LDFLAGS = $(PLUGIN_LDFLAGS)
numbersdatadir = $(pkgdatadir)/numbers
dist_numbersdata_DATA = \
	plugins/numbers/data/numerals.tsv plugins/numbers/data/rules.tsv plugins/numbers/data/shown.txt \
	plugins/numbers/data/units.tsv \
	plugins/numbers/data/bounds.tsv \
	plugins/numbers/data/patterns.tsv \
	plugins/numbers/data/words.tsv \
	plugins/numbers/data/heads.tsv plugins/numbers/data/directions.tsv \
	plugins/numbers/data/contexts.tsv \
	plugins/numbers/data/years.tsv
EXTRA_DIST += plugins/numbers/README.md \
	plugins/numbers/cases/alignment.txt plugins/numbers/cases/all.txt plugins/numbers/cases/bounds.txt plugins/numbers/cases/dates.txt plugins/numbers/cases/directions.txt \
	plugins/numbers/cases/exclusions.txt plugins/numbers/cases/heads.txt plugins/numbers/cases/loose.txt plugins/numbers/cases/notes.txt \
	plugins/numbers/cases/numerals.txt plugins/numbers/cases/ranges.txt plugins/numbers/cases/ranks.txt \
	plugins/numbers/cases/shares.txt plugins/numbers/cases/units.txt plugins/numbers/cases/zones.txt
