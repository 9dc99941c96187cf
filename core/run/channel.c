#include "run/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define SEND_BUFFER (1 << 20) /* wanted; the system may give less */
#define NULL_TEXT UINT32_MAX  /* length of a text that is NULL */

int gb_channel_pair(int ends[2]) {
    int wanted = SEND_BUFFER;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    for (int i = 0; i < 2; i++) setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &wanted, sizeof wanted);
    return 0;
}

int gb_channel_set_nonblocking(int channel) {
    int flags = fcntl(channel, F_GETFL);
    return flags < 0 ? -1 : fcntl(channel, F_SETFL, flags | O_NONBLOCK);
}

/* Room for the descriptors of a message, aligned for the system's header. */
typedef union control_room {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(sizeof(int) * GB_MESSAGE_FILES)];
} control_room;

static void attach_files(struct msghdr *header, control_room *room, const int *files, int count) {
    memset(room, 0, sizeof *room);
    header->msg_control = room->bytes;
    header->msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count);
    struct cmsghdr *part = CMSG_FIRSTHDR(header);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
    memcpy(CMSG_DATA(part), files, sizeof(int) * (size_t)count);
}

int gb_channel_send(int channel, const gb_buffer *message, const int *files, int file_count) {
    struct iovec part = {message->data, message->length};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    control_room room;
    if (message->failed || message->length > GB_MESSAGE_LIMIT || file_count > GB_MESSAGE_FILES) return -1;
    if (file_count > 0) attach_files(&header, &room, files, file_count);
    for (;;) {
        ssize_t sent = sendmsg(channel, &header, MSG_NOSIGNAL);
        if (sent >= 0) return 0;
        if (errno == EINTR) continue;
        if (errno == EAGAIN) return 1;
        if (errno != ETOOMANYREFS && errno != ENOBUFS && errno != ENOMEM) return -1;
        poll(NULL, 0, 2); /* too many descriptors on their way: they get fewer as the others take theirs */
    }
}

/* Takes over the descriptors that came; 0, or -1 when some were lost. */
static int keep_files(gb_packet *packet, struct msghdr *header) {
    for (struct cmsghdr *part = CMSG_FIRSTHDR(header); part; part = CMSG_NXTHDR(header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int file;
            memcpy(&file, CMSG_DATA(part) + i * sizeof file, sizeof file);
            if (packet->file_count < GB_MESSAGE_FILES)
                packet->files[packet->file_count++] = file;
            else
                close(file);
        }
    }
    return header->msg_flags & (MSG_TRUNC | MSG_CTRUNC) ? -1 : 0;
}

gb_received gb_channel_receive(int channel, gb_packet *packet, int wait) {
    struct iovec part = {packet->bytes, sizeof packet->bytes};
    control_room room;
    struct msghdr header = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room};
    ssize_t got;
    gb_packet_close_files(packet);
    /* A side that ended with unread messages is told once, before what it had said itself: that is still to come. */
    do got = recvmsg(channel, &header, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    while (got < 0 && (errno == EINTR || errno == ECONNRESET));
    if (got < 0 && errno == EAGAIN) return GB_NOTHING_YET;
    if (got <= 0) return GB_CLOSED;
    packet->body = (gb_cursor){packet->bytes, 0, (size_t)got, 0};
    if (keep_files(packet, &header) != 0) return GB_CLOSED;
    packet->type = gb_take_u32(&packet->body);
    return packet->body.bad ? GB_CLOSED : GB_RECEIVED;
}

void gb_packet_close_files(gb_packet *packet) {
    for (int i = 0; i < packet->file_count; i++)
        if (packet->files[i] >= 0) close(packet->files[i]);
    packet->file_count = 0;
}

int gb_packet_take_file(gb_packet *packet) {
    for (int i = 0; i < packet->file_count; i++)
        if (packet->files[i] >= 0) {
            int file = packet->files[i];
            packet->files[i] = -1;
            return file;
        }
    return -1;
}

/* ---- writing ---- */

void gb_message_begin(gb_buffer *message, uint32_t type) {
    message->length = 0;
    gb_put_u32(message, type);
}

void gb_put_u32(gb_buffer *message, uint32_t value) {
    gb_buffer_append(message, &value, sizeof value);
}

void gb_put_u64(gb_buffer *message, uint64_t value) {
    gb_buffer_append(message, &value, sizeof value);
}

void gb_put_text(gb_buffer *message, const char *text) {
    if (!text) {
        gb_put_u32(message, NULL_TEXT);
        return;
    }
    gb_put_bytes(message, text, strlen(text));
    gb_buffer_append(message, "", 1);
}

void gb_put_bytes(gb_buffer *message, const void *data, size_t length) {
    if (length >= NULL_TEXT) {
        message->failed = 1;
        return;
    }
    gb_put_u32(message, (uint32_t)length);
    gb_buffer_append(message, data, length);
}

/* ---- reading ---- */

static const char *take(gb_cursor *cursor, size_t length) {
    if (cursor->bad || length > cursor->length - cursor->at) {
        cursor->bad = 1;
        return NULL;
    }
    cursor->at += length;
    return cursor->data + cursor->at - length;
}

uint32_t gb_take_u32(gb_cursor *cursor) {
    uint32_t value = 0;
    const char *from = take(cursor, sizeof value);
    if (from) memcpy(&value, from, sizeof value);
    return value;
}

uint64_t gb_take_u64(gb_cursor *cursor) {
    uint64_t value = 0;
    const char *from = take(cursor, sizeof value);
    if (from) memcpy(&value, from, sizeof value);
    return value;
}

const char *gb_take_text(gb_cursor *cursor) {
    uint32_t length = gb_take_u32(cursor);
    if (cursor->bad || length == NULL_TEXT) return NULL;
    const char *text = take(cursor, (size_t)length + 1);
    if (!text) return NULL;
    if (text[length] == '\0' && !memchr(text, '\0', length)) return text;
    cursor->bad = 1;
    return NULL;
}

gb_string gb_take_bytes(gb_cursor *cursor) {
    uint32_t length = gb_take_u32(cursor);
    const char *data = take(cursor, length);
    return (gb_string){data, data ? length : 0};
}
