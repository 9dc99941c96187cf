#include "run/run.h"

#include "run/launch.h"
#include "run/parcel.h"
#include "run/protocol.h"
#include "run/request.h"
#include "run/setup.h"

#include <stdlib.h>

int gb_run(const gb_run_request *request, gb_run_report *report, gb_error *error) {
    return request->isolate == GB_ISOLATE_NONE ? gb_run_local(request, report, error)
                                               : gb_run_supervised(request, report, error);
}

static int describe_here(const gb_run_request *request, const char *what, const char *name, gb_buffer *json,
                         gb_error *error) {
    gb_setup setup = {0};
    int result = gb_setup_describe(&setup, request, what, name, json, error);
    gb_setup_free(&setup);
    return result;
}

static int send_question(gb_engine_link *engine, const gb_run_request *request, const char *what, const char *name) {
    gb_buffer bytes = {0}, message = {0};
    gb_parcel parcel = GB_NO_PARCEL;
    int result = -1;
    gb_request_put(&bytes, request);
    gb_message_begin(&message, GB_MSG_DESCRIBE);
    gb_put_text(&message, what);
    gb_put_text(&message, name);
    if (!bytes.failed && gb_parcel_make((gb_string){bytes.data, bytes.length}, &parcel) == 0)
        result = gb_parcel_send(&parcel, engine->channel, &message, -1);
    gb_parcel_close(&parcel);
    gb_buffer_free(&bytes);
    gb_buffer_free(&message);
    return result;
}

static int take_answer(gb_packet *packet, gb_buffer *json, gb_error *error) {
    gb_buffer room = {0};
    gb_string bytes;
    int result = gb_parcel_receive(packet, &room, &bytes) == 0 ? gb_buffer_append(json, bytes.data, bytes.length) : -1;
    gb_buffer_free(&room);
    return result == 0 ? 0 : gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the answer");
}

static int describe_by_engine(const gb_run_request *request, const char *what, const char *name, gb_buffer *json,
                              gb_error *error) {
    gb_engine_link engine = {.channel = -1, .noise = -1};
    gb_packet *packet = calloc(1, sizeof *packet);
    gb_paths *paths = packet ? gb_paths_new(request->plugin_path, error) : NULL;
    int result = -1;
    if (!packet)
        gb_error_set(error, GB_ERROR_SYSTEM, "no memory");
    else if (paths && gb_engine_start(&engine, gb_paths_engine(paths), error) == 0)
        result = send_question(&engine, request, what, name) != 0          ? gb_engine_explain(&engine, error)
                 : gb_engine_wait(&engine, packet, NULL, NULL, error) != 0 ? -1
                                                                           : take_answer(packet, json, error);
    gb_engine_end(&engine);
    gb_paths_free(paths);
    if (packet) gb_packet_close_files(packet);
    free(packet);
    return result;
}

int gb_describe(const gb_run_request *request, const char *what, const char *name, gb_buffer *json, gb_error *error) {
    gb_error own = {0};
    if (!error) error = &own;
    int result = request->isolate == GB_ISOLATE_NONE ? describe_here(request, what, name, json, error)
                                                     : describe_by_engine(request, what, name, json, error);
    return result == 0 ? 0 : error->klass == GB_ERROR_SYSTEM ? 3 : 2;
}
