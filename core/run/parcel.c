#include "run/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define INLINE_LIMIT ((size_t)32 << 10)
#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static int write_all(int file, gb_string bytes) {
    while (bytes.length > 0) {
        ssize_t n = write(file, bytes.data, bytes.length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        bytes.data += n;
        bytes.length -= (size_t)n;
    }
    return 0;
}

int gb_parcel_make(gb_string bytes, gb_parcel *parcel) {
    *parcel = GB_NO_PARCEL;
    parcel->length = bytes.length;
    parcel->bytes = bytes.data;
    if (bytes.length <= INLINE_LIMIT) return 0;
    parcel->bytes = NULL;
    parcel->file = memfd_create("gongbao-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (parcel->file < 0) return -1;
    if (write_all(parcel->file, bytes) == 0 && fcntl(parcel->file, F_ADD_SEALS, SEALS) == 0) return 0;
    gb_parcel_close(parcel);
    return -1;
}

int gb_parcel_send(const gb_parcel *parcel, int channel, gb_buffer *message) {
    gb_put_u32(message, parcel->file >= 0);
    gb_put_u64(message, parcel->length);
    if (parcel->file < 0) gb_put_bytes(message, parcel->bytes, parcel->length);
    return gb_channel_send(channel, message, &parcel->file, parcel->file >= 0);
}

static int is_sealed(int file, size_t length) {
    struct stat status;
    int seals = fcntl(file, F_GET_SEALS);
    return seals >= 0 && (seals & SEALS) == SEALS && fstat(file, &status) == 0 && status.st_size >= 0 &&
           (size_t)status.st_size == length;
}

int gb_parcel_take(gb_parcel *parcel, gb_packet *packet) {
    uint32_t in_file = gb_take_u32(&packet->body);
    uint64_t length = gb_take_u64(&packet->body);
    *parcel = GB_NO_PARCEL;
    if (packet->body.bad || length > SIZE_MAX) return -1;
    parcel->length = (size_t)length;
    if (!in_file) {
        gb_string bytes = gb_take_bytes(&packet->body);
        parcel->bytes = bytes.data;
        return packet->body.bad || bytes.length != parcel->length ? -1 : 0;
    }
    parcel->file = gb_packet_take_file(packet);
    if (parcel->file >= 0 && is_sealed(parcel->file, parcel->length)) return 0;
    gb_parcel_close(parcel);
    return -1;
}

int gb_parcel_keep(gb_parcel *parcel) {
    if (parcel->file >= 0) return 0;
    void *copy = malloc(parcel->length ? parcel->length : 1);
    if (!copy) return -1;
    if (parcel->length) memcpy(copy, parcel->bytes, parcel->length);
    parcel->mapped = copy;
    parcel->bytes = copy;
    return 0;
}

int gb_parcel_open(gb_parcel *parcel, gb_string *bytes) {
    if (parcel->file >= 0 && !parcel->mapped && parcel->length > 0) {
        void *memory = mmap(NULL, parcel->length, PROT_READ, MAP_SHARED, parcel->file, 0);
        if (memory == MAP_FAILED) return -1;
        parcel->mapped = memory;
        parcel->bytes = memory;
    }
    *bytes = (gb_string){parcel->bytes ? parcel->bytes : "", parcel->length};
    return 0;
}

void gb_parcel_close(gb_parcel *parcel) {
    if (parcel->mapped && parcel->file >= 0) munmap(parcel->mapped, parcel->length);
    if (parcel->mapped && parcel->file < 0) free(parcel->mapped);
    if (parcel->file >= 0) close(parcel->file);
    *parcel = GB_NO_PARCEL;
}
