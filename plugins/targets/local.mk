# What this folder adds to the build.
plugin_LTLIBRARIES += plugins/targets/targets.la
plugins_targets_targets_la_SOURCES = \
	plugins/targets/targets.c \
	plugins/targets/choices.c plugins/targets/choices.h \
	plugins/targets/layers.c plugins/targets/layers.h \
	plugins/targets/vocabulary.c plugins/targets/vocabulary.h \
	plugins/targets/figure.c plugins/targets/figure.h \
	plugins/targets/name.c plugins/targets/name.h plugins/targets/left.c plugins/targets/right.c \
	plugins/targets/period.c plugins/targets/period.h \
	plugins/targets/section.c plugins/targets/section.h \
	plugins/targets/reader.h plugins/targets/sentence.c plugins/targets/passive.c plugins/targets/clause.c plugins/targets/naming.c \
	plugins/targets/list.c plugins/targets/measure.c plugins/targets/statement.c \
	plugins/targets/report.c plugins/targets/report.h plugins/targets/compare.c \
	plugins/targets/key.c plugins/targets/key.h \
	plugins/targets/match.c plugins/targets/match.h \
	plugins/targets/value.c plugins/targets/value.h \
	plugins/targets/verdict.c plugins/targets/verdict.h \
	plugins/targets/record.c plugins/targets/record.h plugins/targets/promise.c plugins/targets/promise.h \
	plugins/targets/promise-row.c plugins/targets/promise-words.c plugins/targets/phrase.c \
	plugins/targets/area.c plugins/targets/area.h \
	plugins/common/endings.h
plugins_targets_targets_la_LDFLAGS = $(PLUGIN_LDFLAGS)
targetsdatadir = $(pkgdatadir)/targets
dist_targetsdata_DATA = \
	plugins/targets/data/anchors.tsv \
	plugins/targets/data/areas.tsv \
	plugins/targets/data/cues.tsv \
	plugins/targets/data/cuts.tsv \
	plugins/targets/data/distinct.tsv \
	plugins/targets/data/generic.tsv \
	plugins/targets/data/groups.tsv \
	plugins/targets/data/headings.tsv \
	plugins/targets/data/heads.tsv \
	plugins/targets/data/lists.tsv \
	plugins/targets/data/marks.tsv \
	plugins/targets/data/measures.tsv \
	plugins/targets/data/openings.tsv \
	plugins/targets/data/phrases.tsv \
	plugins/targets/data/polarity.tsv \
	plugins/targets/data/shown.txt \
	plugins/targets/data/statement-ends.tsv \
	plugins/targets/data/statements.tsv \
	plugins/targets/data/synonyms.tsv \
	plugins/targets/data/tolerance.tsv \
	plugins/targets/data/units.tsv \
	plugins/targets/data/verbs.tsv
EXTRA_DIST += plugins/targets/README.md \
	plugins/targets/cases/across.txt \
	plugins/targets/cases/areas.txt \
	plugins/targets/cases/bounds.txt \
	plugins/targets/cases/change.txt \
	plugins/targets/cases/compared.txt \
	plugins/targets/cases/elided.txt \
	plugins/targets/cases/form.txt \
	plugins/targets/cases/lists.txt \
	plugins/targets/cases/modality.txt \
	plugins/targets/cases/parts.txt \
	plugins/targets/cases/polarity.txt \
	plugins/targets/cases/promise-evidence.txt \
	plugins/targets/cases/promise-figures.txt \
	plugins/targets/cases/promise-reasons.txt \
	plugins/targets/cases/rank-share.txt \
	plugins/targets/cases/relational-across.txt \
	plugins/targets/cases/relational.txt \
	plugins/targets/cases/scope.txt \
	plugins/targets/cases/stated.txt \
	plugins/targets/cases/synonyms.txt \
	plugins/targets/cases/traps.txt \
	plugins/targets/cases/units.txt \
	plugins/targets/cases/verbs.txt \
	plugins/targets/cases/within.txt \
	plugins/targets/cases/years.txt
