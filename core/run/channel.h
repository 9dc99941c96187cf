/* Messages between the processes of a run, over SOCK_SEQPACKET sockets: a message arrives whole or not at all. */
#ifndef GB_RUN_CHANNEL_H
#define GB_RUN_CHANNEL_H

#include <stdint.h>

#include "base/buffer.h"
#include "gongbao/plugin.h"

#define GB_MESSAGE_LIMIT ((size_t)128 << 10) /* bytes of one message */
#define GB_MESSAGE_FILES 6                   /* descriptors that may travel with it */

/* Reading fields one after the other. */
typedef struct gb_cursor {
    const char *data;
    size_t at; /* read so far */
    size_t length;
    int bad; /* 1 after something was read that is not there: all later reads give zeros */
} gb_cursor;

/* A message that was received. One is enough for a process: it is used up before the next is received. */
typedef struct gb_packet {
    uint32_t type;
    gb_cursor body;
    int file_count;
    int files[GB_MESSAGE_FILES]; /* owned; -1 once taken */
    char bytes[GB_MESSAGE_LIMIT];
} gb_packet;

typedef enum gb_received {
    GB_RECEIVED = 1,
    GB_NOTHING_YET = 0, /* without waiting */
    GB_CLOSED = -1      /* the other side is gone, or sent something that is no message */
} gb_received;

/* A connected pair, close-on-exec, blocking. 0, or -1 with errno. */
int gb_channel_pair(int ends[2]);
int gb_channel_set_nonblocking(int channel);
/* 0 = sent, 1 = the channel is full (not blocking ones), -1 = the other side is gone. `files` stay the caller's. */
int gb_channel_send(int channel, const gb_buffer *message, const int *files, int file_count);
/* `wait` 0: GB_NOTHING_YET when there is none. Descriptors left over in `packet` are closed first. */
gb_received gb_channel_receive(int channel, gb_packet *packet, int wait);
void gb_packet_close_files(gb_packet *packet);

/* The next descriptor that came with it, now the caller's; -1 when there is none. */
int gb_packet_take_file(gb_packet *packet);

/* ---- Writing fields. Memory failure shows in buffer->failed. ---- */

/* Empties the buffer and begins a message. */
void gb_message_begin(gb_buffer *message, uint32_t type);
void gb_put_u32(gb_buffer *message, uint32_t value);
void gb_put_u64(gb_buffer *message, uint64_t value);
/* NULL is kept apart from "". */
void gb_put_text(gb_buffer *message, const char *text);
void gb_put_bytes(gb_buffer *message, const void *data, size_t length);

/* ---- Reading them, in the same order ---- */

uint32_t gb_take_u32(gb_cursor *cursor);
uint64_t gb_take_u64(gb_cursor *cursor);
/* NUL-terminated, inside the data; NULL when NULL was put or the data are bad. */
const char *gb_take_text(gb_cursor *cursor);
gb_string gb_take_bytes(gb_cursor *cursor);

#endif
