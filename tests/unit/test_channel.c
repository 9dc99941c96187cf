/* Messages, parcels, control pages, captures and limits: what the processes of a run are made of. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/capture.h"
#include "run/control.h"
#include "run/limits.h"
#include "run/parcel.h"
#include "run/protocol.h"

static gb_packet packet; /* too large for the stack */

typedef struct pair {
    int ends[2];
    gb_buffer message;
} pair;

static int set_up(void **state) {
    pair *p = calloc(1, sizeof *p);
    assert_non_null(p);
    assert_int_equal(gb_channel_pair(p->ends), 0);
    assert_int_equal(gb_channel_set_nonblocking(p->ends[0]), 0);
    *state = p;
    return 0;
}

static int tear_down(void **state) {
    pair *p = *state;
    for (int i = 0; i < 2; i++)
        if (p->ends[i] >= 0) close(p->ends[i]);
    gb_packet_close_files(&packet);
    gb_buffer_free(&p->message);
    free(p);
    return 0;
}

static void fields_come_as_they_were_put(void **state) {
    pair *p = *state;
    gb_message_begin(&p->message, GB_MSG_LOG);
    gb_put_u32(&p->message, 7);
    gb_put_u64(&p->message, UINT64_MAX - 1);
    gb_put_text(&p->message, "云溪市");
    gb_put_text(&p->message, NULL);
    gb_put_text(&p->message, "");
    gb_put_bytes(&p->message, "a\0b", 3);
    assert_int_equal(gb_channel_send(p->ends[0], &p->message, NULL, 0), 0);
    assert_int_equal(gb_channel_receive(p->ends[1], &packet, 1), GB_RECEIVED);
    assert_int_equal(packet.type, GB_MSG_LOG);
    assert_int_equal(gb_take_u32(&packet.body), 7);
    assert_true(gb_take_u64(&packet.body) == UINT64_MAX - 1);
    assert_string_equal(gb_take_text(&packet.body), "云溪市");
    assert_null(gb_take_text(&packet.body));
    assert_string_equal(gb_take_text(&packet.body), "");
    assert_int_equal(gb_take_bytes(&packet.body).length, 3);
    assert_int_equal(packet.body.bad, 0);
    assert_int_equal(gb_take_u32(&packet.body), 0); /* nothing is left */
    assert_int_equal(packet.body.bad, 1);
}

static void wrong_lengths_are_noticed(void **state) {
    pair *p = *state;
    gb_message_begin(&p->message, GB_MSG_LOG);
    gb_put_u32(&p->message, 1000000); /* a text that would be longer than the message */
    gb_buffer_append(&p->message, "text", 4);
    assert_int_equal(gb_channel_send(p->ends[0], &p->message, NULL, 0), 0);
    assert_int_equal(gb_channel_receive(p->ends[1], &packet, 1), GB_RECEIVED);
    assert_null(gb_take_text(&packet.body));
    assert_int_equal(packet.body.bad, 1);
}

static void an_end_is_told_after_what_was_said(void **state) {
    pair *p = *state;
    gb_message_begin(&p->message, GB_MSG_END);
    assert_int_equal(gb_channel_send(p->ends[0], &p->message, NULL, 0), 0); /* never read */
    assert_int_equal(gb_channel_send(p->ends[1], &p->message, NULL, 0), 0);
    close(p->ends[1]);
    p->ends[1] = -1;
    assert_int_equal(gb_channel_receive(p->ends[0], &packet, 0), GB_RECEIVED);
    assert_int_equal(gb_channel_receive(p->ends[0], &packet, 0), GB_CLOSED);
    assert_int_equal(gb_channel_send(p->ends[0], &p->message, NULL, 0), -1);
}

static void a_full_channel_is_told(void **state) {
    pair *p = *state;
    int result = 0, sent = 0;
    assert_int_equal(gb_channel_receive(p->ends[0], &packet, 0), GB_NOTHING_YET);
    gb_message_begin(&p->message, GB_MSG_READ);
    while (result == 0 && sent++ < 1000000) result = gb_channel_send(p->ends[0], &p->message, NULL, 0);
    assert_int_equal(result, 1);
}

static void send_parcel(pair *p, const char *data, size_t length) {
    gb_parcel parcel;
    assert_int_equal(gb_parcel_make((gb_string){data, length}, &parcel), 0);
    gb_message_begin(&p->message, GB_MSG_READ);
    assert_int_equal(gb_parcel_send(&parcel, p->ends[0], &p->message, -1), 0);
    gb_parcel_close(&parcel);
    assert_int_equal(gb_channel_receive(p->ends[1], &packet, 1), GB_RECEIVED);
}

static void parcels_of_any_length_arrive(void **state) {
    static const size_t lengths[] = {0, 1, 1000, 32768, 32769, 5000000};
    gb_buffer room = {0};
    gb_string bytes;
    char *data = malloc(5000000);
    assert_non_null(data);
    for (size_t i = 0; i < 5000000; i++) data[i] = (char)(i * 7 + i / 251);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        send_parcel(*state, data, lengths[i]);
        assert_int_equal(gb_parcel_receive(&packet, &room, &bytes), 0);
        assert_int_equal(bytes.length, lengths[i]);
        assert_memory_equal(bytes.data, data, lengths[i]);
    }
    gb_buffer_free(&room);
    free(data);
}

static void a_sheet_shorter_than_its_parcel_says_is_damaged(void **state) {
    (void)state;
    gb_buffer room = {0};
    gb_string bytes;
    gb_parcel parcel = {.length = 100000, .sheet = gb_sheet_new()};
    assert_true(parcel.sheet >= 0);
    assert_int_equal(gb_parcel_read(&parcel, &room, &bytes), -1);
    assert_int_equal(ftruncate(parcel.sheet, 50000), 0);
    assert_int_equal(gb_parcel_read(&parcel, &room, &bytes), -1);
    gb_parcel_close(&parcel);
    gb_buffer_free(&room);
}

static void a_control_page_outlives_its_process(void **state) {
    (void)state;
    int file = gb_control_create(), status;
    gb_control *page = gb_control_map(file);
    assert_non_null(page);
    pid_t child = fork();
    if (child == 0) {
        gb_control *own = gb_control_map(file);
        gb_control_document(own, 41, 1234);
        gb_control_set(own, GB_PHASE_STAGE, 3);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    gb_position at = gb_control_get(page);
    assert_int_equal(at.phase, GB_PHASE_STAGE);
    assert_int_equal(at.stage, 3);
    assert_true(at.document == 41 && at.bytes == 1234 && at.step == 1);
    assert_int_equal(ftruncate(file, 0), -1); /* nobody can take it away */
    gb_control_unmap(page);
    close(file);
}

static void captures_are_limited_and_summed_up(void **state) {
    (void)state;
    char line[200], block[4096];
    int file = gb_capture_create();
    static const char report[] =
        "==123==ERROR: AddressSanitizer: heap-use-after-free on address 0x602 at pc 0x5\nmore\n";
    assert_int_equal(gb_capture_written(file), 0);
    gb_capture_summary(file, line, sizeof line);
    assert_string_equal(line, "");
    assert_true(write(file, "one\ntwo\n\n", 9) == 9);
    gb_capture_summary(file, line, sizeof line);
    assert_string_equal(line, "two");
    gb_capture_rewind(file);
    assert_true(write(file, report, sizeof report - 1) == (ssize_t)sizeof report - 1);
    gb_capture_summary(file, line, sizeof line);
    assert_string_equal(line, "ERROR: AddressSanitizer: heap-use-after-free");
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 100; i++)
        if (write(file, block, sizeof block) < 0) assert_int_equal(errno, EPERM);
    assert_true(gb_capture_written(file) <= (long)GB_CAPTURE_LIMIT);
    close(file);
    assert_int_equal(gb_capture_written(file), -1);
}

static void budgets_grow_with_the_text(void **state) {
    (void)state;
    gb_budget none = gb_budget_for(0, 0), ten = gb_budget_for(0, 10000000), quick = gb_budget_for(1, 0);
    assert_true(none.cpu == 10 && none.wall == 40);
    assert_true(ten.cpu == 30);
    assert_true(quick.cpu == 1 && quick.wall == 4);
}

static void processor_time_is_watched(void **state) {
    (void)state;
    gb_watch watch = {0};
    gb_budget budget = {0.05, 100};
    volatile unsigned long n = 0;
    double until = gb_now() + 10;
    gb_overrun seen = gb_watch_look(&watch, getpid(), 1, budget);
    assert_int_equal(seen, GB_IN_TIME);
    while (seen == GB_IN_TIME && gb_now() < until) {
        for (int i = 0; i < 1000000; i++) n++;
        seen = gb_watch_look(&watch, getpid(), 1, budget);
    }
    assert_int_equal(seen, GB_CPU_OVERRUN);
    assert_int_equal(gb_watch_look(&watch, getpid(), 2, budget), GB_IN_TIME); /* the next step begins anew */
    budget.wall = 0.01;
    usleep(20000);
    assert_int_equal(gb_watch_look(&watch, getpid(), 2, budget), GB_WALL_OVERRUN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fields_come_as_they_were_put, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_lengths_are_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_end_is_told_after_what_was_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_channel_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parcels_of_any_length_arrive, set_up, tear_down),
        cmocka_unit_test(a_sheet_shorter_than_its_parcel_says_is_damaged),
        cmocka_unit_test(a_control_page_outlives_its_process),
        cmocka_unit_test(captures_are_limited_and_summed_up),
        cmocka_unit_test(budgets_grow_with_the_text),
        cmocka_unit_test(processor_time_is_watched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
