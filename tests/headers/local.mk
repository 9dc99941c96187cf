# Each header by itself.
dist_check_SCRIPTS += tests/headers/headers.sh
TESTS += tests/headers/headers.sh
