# What this folder adds to the build.
# The example of the library is built and run by a test.
check_PROGRAMS += examples/embed/quantities
examples_embed_quantities_SOURCES = examples/embed/quantities.c
examples_embed_quantities_LDADD = libgongbao.la
