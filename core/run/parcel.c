#include "run/parcel.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define INLINE_LIMIT ((size_t)32 << 10)

enum { INSIDE, IN_SHEET, RETURNED }; /* where the bytes are, as the message says it */

int gb_sheet_new(void) {
    return memfd_create("gongbao-sheet", MFD_CLOEXEC);
}

static int write_sheet(int sheet, gb_string bytes) {
    off_t at = 0;
    while (bytes.length > 0) {
        ssize_t n = pwrite(sheet, bytes.data, bytes.length, at);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        bytes.data += n;
        bytes.length -= (size_t)n;
        at += n;
    }
    return 0;
}

int gb_parcel_make(gb_string bytes, gb_parcel *parcel) {
    *parcel = (gb_parcel){.length = bytes.length, .sheet = -1, .bytes = bytes.data};
    if (bytes.length <= INLINE_LIMIT) return 0;
    parcel->bytes = NULL;
    parcel->sheet = gb_sheet_new();
    if (parcel->sheet >= 0 && write_sheet(parcel->sheet, bytes) == 0) return 0;
    gb_parcel_close(parcel);
    return -1;
}

int gb_parcel_return(gb_string bytes, int sheet, gb_parcel *parcel) {
    *parcel = (gb_parcel){.length = bytes.length, .sheet = -1, .bytes = bytes.data};
    if (bytes.length <= INLINE_LIMIT) return 0;
    parcel->bytes = NULL;
    parcel->returned = 1;
    return write_sheet(sheet, bytes);
}

int gb_parcel_send(const gb_parcel *parcel, int channel, gb_buffer *message, int extra) {
    int files[2], count = 0;
    if (parcel->sheet >= 0) files[count++] = parcel->sheet;
    if (extra >= 0) files[count++] = extra;
    gb_put_u32(message, parcel->returned ? RETURNED : parcel->sheet >= 0 ? IN_SHEET : INSIDE);
    gb_put_u64(message, parcel->length);
    if (!parcel->returned && parcel->sheet < 0) gb_put_bytes(message, parcel->bytes, parcel->length);
    return gb_channel_send(channel, message, files, count);
}

int gb_parcel_take(gb_parcel *parcel, gb_packet *packet) {
    uint32_t place = gb_take_u32(&packet->body);
    uint64_t length = gb_take_u64(&packet->body);
    *parcel = GB_NO_PARCEL;
    if (packet->body.bad || length > SIZE_MAX) return -1;
    parcel->length = (size_t)length;
    if (place == INSIDE) {
        gb_string bytes = gb_take_bytes(&packet->body);
        parcel->bytes = bytes.data;
        return packet->body.bad || bytes.length != parcel->length ? -1 : 0;
    }
    parcel->returned = place == RETURNED;
    if (place == IN_SHEET) parcel->sheet = gb_packet_take_file(packet);
    return parcel->returned || parcel->sheet >= 0 ? 0 : -1;
}

int gb_parcel_keep(gb_parcel *parcel) {
    if (parcel->sheet >= 0 || parcel->returned) return 0;
    parcel->kept = malloc(parcel->length ? parcel->length : 1);
    if (!parcel->kept) return -1;
    if (parcel->length) memcpy(parcel->kept, parcel->bytes, parcel->length);
    parcel->bytes = parcel->kept;
    return 0;
}

/* What the sheet holds may be less than the parcel says: then it is damaged. */
static int read_sheet(const gb_parcel *parcel, gb_buffer *room) {
    struct stat status;
    if (fstat(parcel->sheet, &status) != 0 || status.st_size < 0 || (uintmax_t)status.st_size < parcel->length)
        return -1;
    room->length = 0;
    if (gb_buffer_reserve(room, parcel->length) != 0) {
        gb_buffer_free(room);
        return -1;
    }
    while (room->length < parcel->length) {
        ssize_t n = pread(parcel->sheet, room->data + room->length, parcel->length - room->length, (off_t)room->length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        room->length += (size_t)n;
    }
    return 0;
}

int gb_parcel_read(const gb_parcel *parcel, gb_buffer *room, gb_string *bytes) {
    *bytes = (gb_string){parcel->bytes ? parcel->bytes : "", parcel->length};
    if (parcel->sheet < 0) return parcel->returned ? -1 : 0;
    if (read_sheet(parcel, room) != 0) return -1;
    bytes->data = room->data;
    return 0;
}

int gb_parcel_receive(gb_packet *packet, gb_buffer *room, gb_string *bytes) {
    gb_parcel parcel;
    int result = gb_parcel_take(&parcel, packet) == 0 ? gb_parcel_read(&parcel, room, bytes) : -1;
    gb_parcel_close(&parcel);
    return result;
}

void gb_parcel_close(gb_parcel *parcel) {
    if (parcel->sheet >= 0) close(parcel->sheet);
    free(parcel->kept);
    *parcel = GB_NO_PARCEL;
}
