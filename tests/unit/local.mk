# Unit tests: one program for each part of the core. Each says what it needs beyond it.
unit_programs = \
	tests/unit/test_arena tests/unit/test_buffer tests/unit/test_datafile tests/unit/test_decimal \
	tests/unit/test_declaration tests/unit/test_document tests/unit/test_error tests/unit/test_expression \
	tests/unit/test_lexicon tests/unit/test_memory tests/unit/test_option tests/unit/test_paths tests/unit/test_plan \
	tests/unit/test_registry tests/unit/test_suggest tests/unit/test_utf8 \
	tests/unit/test_channel tests/unit/test_transfer
if HAVE_CMOCKA
check_PROGRAMS += $(unit_programs)
TESTS += $(unit_programs)
endif
unit_cppflags = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
unit_ldadd = core/libcore.la $(CMOCKA_LIBS)

tests_unit_test_arena_SOURCES = tests/unit/test_arena.c tests/unit/unit.h
tests_unit_test_arena_CPPFLAGS = $(unit_cppflags)
tests_unit_test_arena_LDADD = $(unit_ldadd)

tests_unit_test_buffer_SOURCES = tests/unit/test_buffer.c tests/unit/unit.h
tests_unit_test_buffer_CPPFLAGS = $(unit_cppflags)
tests_unit_test_buffer_LDADD = $(unit_ldadd)

tests_unit_test_datafile_SOURCES = tests/unit/test_datafile.c tests/unit/unit.h
tests_unit_test_datafile_CPPFLAGS = $(unit_cppflags)
tests_unit_test_datafile_LDADD = $(unit_ldadd)

tests_unit_test_decimal_SOURCES = tests/unit/test_decimal.c tests/unit/unit.h
tests_unit_test_decimal_CPPFLAGS = $(unit_cppflags)
tests_unit_test_decimal_LDADD = $(unit_ldadd) $(GMP_LIBS)

tests_unit_test_declaration_SOURCES = tests/unit/test_declaration.c tests/unit/unit.h
tests_unit_test_declaration_CPPFLAGS = $(unit_cppflags)
tests_unit_test_declaration_LDADD = $(unit_ldadd)

tests_unit_test_document_SOURCES = tests/unit/test_document.c tests/unit/unit.h
tests_unit_test_document_CPPFLAGS = $(unit_cppflags)
tests_unit_test_document_LDADD = $(unit_ldadd)

tests_unit_test_error_SOURCES = tests/unit/test_error.c tests/unit/unit.h
tests_unit_test_error_CPPFLAGS = $(unit_cppflags)
tests_unit_test_error_LDADD = $(unit_ldadd)

tests_unit_test_expression_SOURCES = tests/unit/test_expression.c tests/unit/unit.h
tests_unit_test_expression_CPPFLAGS = $(unit_cppflags)
tests_unit_test_expression_LDADD = $(unit_ldadd)

tests_unit_test_lexicon_SOURCES = tests/unit/test_lexicon.c tests/unit/unit.h
tests_unit_test_lexicon_CPPFLAGS = $(unit_cppflags)
tests_unit_test_lexicon_LDADD = $(unit_ldadd)

tests_unit_test_memory_SOURCES = tests/unit/test_memory.c tests/unit/unit.h
tests_unit_test_memory_CPPFLAGS = $(unit_cppflags)
tests_unit_test_memory_LDADD = $(unit_ldadd)
# The test fails allocations in place of the C library.
tests_unit_test_memory_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=strdup

tests_unit_test_option_SOURCES = tests/unit/test_option.c tests/unit/unit.h
tests_unit_test_option_CPPFLAGS = $(unit_cppflags)
tests_unit_test_option_LDADD = $(unit_ldadd)

tests_unit_test_paths_SOURCES = tests/unit/test_paths.c tests/unit/unit.h
tests_unit_test_paths_CPPFLAGS = $(unit_cppflags)
tests_unit_test_paths_LDADD = $(unit_ldadd)

tests_unit_test_plan_SOURCES = tests/unit/test_plan.c tests/unit/unit.h
tests_unit_test_plan_CPPFLAGS = $(unit_cppflags)
tests_unit_test_plan_LDADD = $(unit_ldadd)

tests_unit_test_registry_SOURCES = tests/unit/test_registry.c tests/unit/unit.h
tests_unit_test_registry_CPPFLAGS = $(unit_cppflags)
tests_unit_test_registry_LDADD = $(unit_ldadd)

tests_unit_test_suggest_SOURCES = tests/unit/test_suggest.c tests/unit/unit.h
tests_unit_test_suggest_CPPFLAGS = $(unit_cppflags)
tests_unit_test_suggest_LDADD = $(unit_ldadd)

tests_unit_test_utf8_SOURCES = tests/unit/test_utf8.c tests/unit/unit.h
tests_unit_test_utf8_CPPFLAGS = $(unit_cppflags)
tests_unit_test_utf8_LDADD = $(unit_ldadd)

tests_unit_test_channel_SOURCES = tests/unit/test_channel.c tests/unit/unit.h
tests_unit_test_channel_CPPFLAGS = $(unit_cppflags)
tests_unit_test_channel_LDADD = $(unit_ldadd)

tests_unit_test_transfer_SOURCES = tests/unit/test_transfer.c tests/unit/unit.h
tests_unit_test_transfer_CPPFLAGS = $(unit_cppflags)
tests_unit_test_transfer_LDADD = $(unit_ldadd)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_names
TESTS += tests/unit/test_names
endif
tests_unit_test_names_SOURCES = tests/unit/test_names.c tests/unit/unit.h plugins/slogans/names.c plugins/slogans/names.h
tests_unit_test_names_CPPFLAGS = $(unit_cppflags)
tests_unit_test_names_LDADD = $(unit_ldadd)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/test_counts
TESTS += tests/unit/test_counts
endif
tests_unit_test_counts_SOURCES = tests/unit/test_counts.c tests/unit/unit.h plugins/ngrams/grams.c plugins/ngrams/grams.h
tests_unit_test_counts_CPPFLAGS = $(unit_cppflags)
tests_unit_test_counts_LDADD = plugins/common/libcounts.la $(unit_ldadd) -lm
