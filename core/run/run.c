#include "run/run.h"

#include <signal.h>

#include "run/setup.h"

int gb_run(const gb_run_request *request, gb_run_report *report, gb_error *error) {
    return gb_run_local(request, report, error);
}

int gb_describe(const gb_run_request *request, const char *what, const char *name, gb_buffer *json, gb_error *error) {
    gb_setup setup = {0};
    int result = gb_setup_describe(&setup, request, what, name, json, error);
    gb_setup_free(&setup);
    return result == 0 ? 0 : error && error->klass == GB_ERROR_SYSTEM ? 3 : 2;
}
