# The program.
bin_PROGRAMS += gongbao
gongbao_SOURCES = \
	cli/main.c cli/cli.h cli/options.c cli/messages.c cli/help.c \
	cli/request.c cli/sources.c cli/run.c cli/kwic.c cli/dict.c cli/discover.h cli/discover.c cli/promises.c \
	cli/describe.h cli/describe.c cli/plan.c cli/list.c cli/info.c cli/example.h cli/example.c cli/rules.h cli/rules.c \
	cli/test.c cli/casefile.h cli/casefile.c cli/caserun.h cli/caserun.c \
	cli/new.c cli/check.c cli/battery.h cli/battery.c cli/battery_bench.c cli/battery_samples.c \
	cli/battery_rules.c cli/battery_resources.c cli/battery_symbols.c \
	cli/caserows.c cli/caseshow.c cli/casediff.h cli/casediff.c
gongbao_CPPFLAGS = $(AM_CPPFLAGS) $(CJSON_CFLAGS)
gongbao_LDADD = core/libcore.la plugins/segment/libdictionary.la $(CJSON_LIBS)
