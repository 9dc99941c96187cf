# What this folder adds to the build.
# The example of the library is built and run by a test.
check_PROGRAMS += examples/embed/quantities
examples_embed_quantities_SOURCES = examples/embed/quantities.c
examples_embed_quantities_LDADD = libgongbao.la

# Reports to try things on, and plugins to copy.
examplereportsdir = $(docdir)/examples/reports
dist_examplereports_DATA = \
	examples/reports/README.md \
	examples/reports/云泽市-2023.txt \
	examples/reports/云泽市-2024.txt \
	examples/reports/青岚县-2023.txt \
	examples/reports/青岚县-2024.txt
exampleclassroomdir = $(docdir)/examples/classroom
dist_exampleclassroom_DATA = \
	examples/classroom/README.md examples/classroom/README.zh-CN.md examples/classroom/attention.yml
exampleplugindir = $(docdir)/examples/plugin
dist_exampleplugin_DATA = examples/plugin/README.md
examplepledgedir = $(exampleplugindir)/pledge
dist_examplepledge_DATA = examples/plugin/pledge/README.md examples/plugin/pledge/Makefile examples/plugin/pledge/pledge.c
examplepledgecasesdir = $(examplepledgedir)/cases
dist_examplepledgecases_DATA = examples/plugin/pledge/cases/pledge.txt
examplequestiondir = $(exampleplugindir)/question
dist_examplequestion_DATA = examples/plugin/question/README.md examples/plugin/question/Makefile \
	examples/plugin/question/question.c
examplequestioncasesdir = $(examplequestiondir)/cases
dist_examplequestioncases_DATA = examples/plugin/question/cases/question.txt
exampleratiodir = $(exampleplugindir)/ratio
dist_exampleratio_DATA = examples/plugin/ratio/README.md examples/plugin/ratio/Makefile examples/plugin/ratio/ratio.c
exampleratiocasesdir = $(exampleratiodir)/cases
dist_exampleratiocases_DATA = examples/plugin/ratio/cases/ratio.txt
examplereadabilitydir = $(exampleplugindir)/readability
dist_examplereadability_DATA = examples/plugin/readability/README.md examples/plugin/readability/Makefile \
	examples/plugin/readability/readability.c
examplereadabilitycasesdir = $(examplereadabilitydir)/cases
dist_examplereadabilitycases_DATA = examples/plugin/readability/cases/readability.txt
examplepledgedatadir = $(examplepledgedir)/pledge.data
dist_examplepledgedata_DATA = examples/plugin/pledge/pledge.data/words.tsv
examplemockdir = $(exampleplugindir)/mock
dist_examplemock_DATA = examples/plugin/mock/Makefile examples/plugin/mock/mock.h examples/plugin/mock/mock.c \
	examples/plugin/mock/test_question.c
examplelanguagesdir = $(docdir)/examples/plugin-languages
dist_examplelanguages_DATA = examples/plugin-languages/README.md
examplejavascriptdir = $(examplelanguagesdir)/javascript
dist_examplejavascript_DATA = examples/plugin-languages/javascript/doubled.js \
	examples/plugin-languages/javascript/doubled.gongbao.json examples/plugin-languages/javascript/cases.txt
examplerdir = $(examplelanguagesdir)/r
dist_exampler_DATA = examples/plugin-languages/r/long_sentence.R \
	examples/plugin-languages/r/long_sentence.gongbao.json examples/plugin-languages/r/cases.txt

# The default chain is data.
chainsdir = $(pkgdatadir)/chains
dist_chains_DATA = examples/chains/default.json

# What `gongbao new` copies, the reports that `gongbao check` reads, the text that `gongbao info` shows rows of.
templatesdir = $(pkgdatadir)/templates
dist_templates_DATA = examples/templates/templates.tsv
templatesanalyzercdir = $(templatesdir)/analyzer-c
dist_templatesanalyzerc_DATA = examples/templates/analyzer-c/plugin.c examples/templates/analyzer-c/Makefile \
	examples/templates/analyzer-c/cases.txt examples/templates/analyzer-c/README.md
templatesanalyzerpythondir = $(templatesdir)/analyzer-python
dist_templatesanalyzerpython_DATA = examples/templates/analyzer-python/plugin.py \
	examples/templates/analyzer-python/manifest.json examples/templates/analyzer-python/gongbao_plugin.py \
	examples/templates/analyzer-python/Makefile examples/templates/analyzer-python/cases.txt \
	examples/templates/analyzer-python/README.md
templatesreadercdir = $(templatesdir)/reader-c
dist_templatesreaderc_DATA = examples/templates/reader-c/plugin.c examples/templates/reader-c/Makefile \
	examples/templates/reader-c/sample.txt examples/templates/reader-c/README.md
templateswritercdir = $(templatesdir)/writer-c
dist_templateswriterc_DATA = examples/templates/writer-c/plugin.c examples/templates/writer-c/Makefile \
	examples/templates/writer-c/sample.txt examples/templates/writer-c/README.md
# (Not checkdir: the prefix check_ means what is built for tests and never installed.)
batterydir = $(pkgdatadir)/check
dist_battery_DATA = examples/check/report-1.txt examples/check/report-2.txt examples/check/example.txt
