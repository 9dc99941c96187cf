# Plugins that are broken on purpose, one thing each: load/ when they are loaded, run/ while they run. They are modules
# without the checks that a plugin is linked with, or some of them could not be made at all, and without sanitizers,
# which would end a process in their own way.
broken_cflags = -std=gnu11 $(GB_WARNINGS) -fvisibility=hidden
broken_ldflags = -module -avoid-version -shared -rpath /nowhere
check_LTLIBRARIES += \
	tests/broken/run/bad_reader.la \
	tests/broken/run/bad_writer.la \
	tests/broken/run/hang_open.la \
	tests/broken/run/meddle.la \
	tests/broken/load/bad_column.la \
	tests/broken/load/bad_id.la \
	tests/broken/load/bad_option.la \
	tests/broken/load/close_load.la \
	tests/broken/load/crash_entry.la \
	tests/broken/load/crash_load.la \
	tests/broken/load/crash_unload.la \
	tests/broken/load/empty_list.la \
	tests/broken/load/exit_load.la \
	tests/broken/load/flood_load.la \
	tests/broken/load/future_major.la \
	tests/broken/load/future_minor.la \
	tests/broken/load/hang_load.la \
	tests/broken/load/no_bundle.la \
	tests/broken/load/no_entry.la \
	tests/broken/load/no_hooks.la \
	tests/broken/load/null_entry.la \
	tests/broken/load/null_list.la \
	tests/broken/load/older_struct.la \
	tests/broken/load/past_major.la \
	tests/broken/load/print_load.la \
	tests/broken/load/short_struct.la \
	tests/broken/load/twin.la \
	tests/broken/load/undefined_symbol.la \
	tests/broken/load/well.la \
	tests/broken/run/crash.la \
	tests/broken/run/crash_collect.la \
	tests/broken/run/crash_open.la \
	tests/broken/run/exits.la \
	tests/broken/run/failing.la \
	tests/broken/run/hang.la \
	tests/broken/run/hungry.la \
	tests/broken/run/misuse.la \
	tests/broken/run/scribble.la

tests_broken_load_bad_column_la_SOURCES = tests/broken/load/bad_column.c tests/broken/load/declare.h
tests_broken_load_bad_column_la_CFLAGS = $(broken_cflags)
tests_broken_load_bad_column_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_bad_id_la_SOURCES = tests/broken/load/bad_id.c tests/broken/load/declare.h
tests_broken_load_bad_id_la_CFLAGS = $(broken_cflags)
tests_broken_load_bad_id_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_bad_option_la_SOURCES = tests/broken/load/bad_option.c tests/broken/load/declare.h
tests_broken_load_bad_option_la_CFLAGS = $(broken_cflags)
tests_broken_load_bad_option_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_close_load_la_SOURCES = tests/broken/load/close_load.c tests/broken/load/declare.h
tests_broken_load_close_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_close_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_crash_entry_la_SOURCES = tests/broken/load/crash_entry.c tests/broken/load/declare.h
tests_broken_load_crash_entry_la_CFLAGS = $(broken_cflags)
tests_broken_load_crash_entry_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_crash_load_la_SOURCES = tests/broken/load/crash_load.c tests/broken/load/declare.h
tests_broken_load_crash_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_crash_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_crash_unload_la_SOURCES = tests/broken/load/crash_unload.c tests/broken/load/declare.h
tests_broken_load_crash_unload_la_CFLAGS = $(broken_cflags)
tests_broken_load_crash_unload_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_empty_list_la_SOURCES = tests/broken/load/empty_list.c tests/broken/load/declare.h
tests_broken_load_empty_list_la_CFLAGS = $(broken_cflags)
tests_broken_load_empty_list_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_exit_load_la_SOURCES = tests/broken/load/exit_load.c tests/broken/load/declare.h
tests_broken_load_exit_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_exit_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_flood_load_la_SOURCES = tests/broken/load/flood_load.c tests/broken/load/declare.h
tests_broken_load_flood_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_flood_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_future_major_la_SOURCES = tests/broken/load/future_major.c tests/broken/load/declare.h
tests_broken_load_future_major_la_CFLAGS = $(broken_cflags)
tests_broken_load_future_major_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_future_minor_la_SOURCES = tests/broken/load/future_minor.c tests/broken/load/declare.h
tests_broken_load_future_minor_la_CFLAGS = $(broken_cflags)
tests_broken_load_future_minor_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_hang_load_la_SOURCES = tests/broken/load/hang_load.c tests/broken/load/declare.h
tests_broken_load_hang_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_hang_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_no_bundle_la_SOURCES = tests/broken/load/no_bundle.c tests/broken/load/declare.h
tests_broken_load_no_bundle_la_CFLAGS = $(broken_cflags)
tests_broken_load_no_bundle_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_no_entry_la_SOURCES = tests/broken/load/no_entry.c tests/broken/load/declare.h
tests_broken_load_no_entry_la_CFLAGS = $(broken_cflags)
tests_broken_load_no_entry_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_no_hooks_la_SOURCES = tests/broken/load/no_hooks.c tests/broken/load/declare.h
tests_broken_load_no_hooks_la_CFLAGS = $(broken_cflags)
tests_broken_load_no_hooks_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_null_entry_la_SOURCES = tests/broken/load/null_entry.c tests/broken/load/declare.h
tests_broken_load_null_entry_la_CFLAGS = $(broken_cflags)
tests_broken_load_null_entry_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_null_list_la_SOURCES = tests/broken/load/null_list.c tests/broken/load/declare.h
tests_broken_load_null_list_la_CFLAGS = $(broken_cflags)
tests_broken_load_null_list_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_older_struct_la_SOURCES = tests/broken/load/older_struct.c tests/broken/load/declare.h
tests_broken_load_older_struct_la_CFLAGS = $(broken_cflags)
tests_broken_load_older_struct_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_past_major_la_SOURCES = tests/broken/load/past_major.c tests/broken/load/declare.h
tests_broken_load_past_major_la_CFLAGS = $(broken_cflags)
tests_broken_load_past_major_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_print_load_la_SOURCES = tests/broken/load/print_load.c tests/broken/load/declare.h
tests_broken_load_print_load_la_CFLAGS = $(broken_cflags)
tests_broken_load_print_load_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_short_struct_la_SOURCES = tests/broken/load/short_struct.c tests/broken/load/declare.h
tests_broken_load_short_struct_la_CFLAGS = $(broken_cflags)
tests_broken_load_short_struct_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_twin_la_SOURCES = tests/broken/load/twin.c tests/broken/load/declare.h
tests_broken_load_twin_la_CFLAGS = $(broken_cflags)
tests_broken_load_twin_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_undefined_symbol_la_SOURCES = tests/broken/load/undefined_symbol.c tests/broken/load/declare.h
tests_broken_load_undefined_symbol_la_CFLAGS = $(broken_cflags)
tests_broken_load_undefined_symbol_la_LDFLAGS = $(broken_ldflags)
tests_broken_load_well_la_SOURCES = tests/broken/load/well.c tests/broken/load/declare.h
tests_broken_load_well_la_CFLAGS = $(broken_cflags)
tests_broken_load_well_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_bad_reader_la_SOURCES = tests/broken/run/bad_reader.c
tests_broken_run_bad_reader_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_bad_writer_la_SOURCES = tests/broken/run/bad_writer.c
tests_broken_run_bad_writer_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_hang_open_la_SOURCES = tests/broken/run/hang_open.c tests/broken/run/misbehave.h
tests_broken_run_hang_open_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_meddle_la_SOURCES = tests/broken/run/meddle.c tests/broken/run/misbehave.h
tests_broken_run_meddle_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_crash_la_SOURCES = tests/broken/run/crash.c tests/broken/run/misbehave.h
tests_broken_run_crash_la_CFLAGS = $(broken_cflags)
tests_broken_run_crash_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_crash_collect_la_SOURCES = tests/broken/run/crash_collect.c tests/broken/run/misbehave.h
tests_broken_run_crash_collect_la_CFLAGS = $(broken_cflags)
tests_broken_run_crash_collect_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_crash_open_la_SOURCES = tests/broken/run/crash_open.c tests/broken/run/misbehave.h
tests_broken_run_crash_open_la_CFLAGS = $(broken_cflags)
tests_broken_run_crash_open_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_exits_la_SOURCES = tests/broken/run/exits.c tests/broken/run/misbehave.h
tests_broken_run_exits_la_CFLAGS = $(broken_cflags)
tests_broken_run_exits_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_failing_la_SOURCES = tests/broken/run/failing.c tests/broken/run/misbehave.h
tests_broken_run_failing_la_CFLAGS = $(broken_cflags)
tests_broken_run_failing_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_hang_la_SOURCES = tests/broken/run/hang.c tests/broken/run/misbehave.h
tests_broken_run_hang_la_CFLAGS = $(broken_cflags)
tests_broken_run_hang_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_hungry_la_SOURCES = tests/broken/run/hungry.c tests/broken/run/misbehave.h
tests_broken_run_hungry_la_CFLAGS = $(broken_cflags)
tests_broken_run_hungry_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_misuse_la_SOURCES = tests/broken/run/misuse.c tests/broken/run/misbehave.h
tests_broken_run_misuse_la_CFLAGS = $(broken_cflags)
tests_broken_run_misuse_la_LDFLAGS = $(broken_ldflags)
tests_broken_run_scribble_la_SOURCES = tests/broken/run/scribble.c tests/broken/run/misbehave.h
tests_broken_run_scribble_la_CFLAGS = $(broken_cflags)
tests_broken_run_scribble_la_LDFLAGS = $(broken_ldflags)

dist_check_SCRIPTS += tests/broken/refusals.sh
EXTRA_DIST += tests/broken/README.md tests/broken/tap.sh tests/broken/listing.py
TESTS += tests/broken/refusals.sh
