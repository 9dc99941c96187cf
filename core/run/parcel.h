/* A packed document on its way: short ones inside the message, long ones in sealed memory that nobody can change any more,
 * so the supervisor hands on a descriptor and copies nothing. */
#ifndef GB_RUN_PARCEL_H
#define GB_RUN_PARCEL_H

#include "base/error.h"
#include "run/channel.h"

typedef struct gb_parcel {
    size_t length;
    int file;          /* sealed memory, or -1: the bytes are in `bytes` */
    const char *bytes; /* inside the message it came with, or owned by gb_parcel_keep() */
    void *mapped;      /* NULL until gb_parcel_open */
} gb_parcel;

#define GB_NO_PARCEL ((gb_parcel){0, -1, NULL, NULL})

/* Around `bytes`, which must live as long as the parcel when they are few. 0, or -1: no memory. */
int gb_parcel_make(gb_string bytes, gb_parcel *parcel);
/* Puts it at the end of a message and sends that. As gb_channel_send; -1 with message->failed when memory ran out. */
int gb_parcel_send(const gb_parcel *parcel, int channel, gb_buffer *message);
/* Takes it from a packet. 0, or -1 when there is none, or its memory is not sealed or of another length. */
int gb_parcel_take(gb_parcel *parcel, gb_packet *packet);
/* Makes it independent of the packet it came with. 0, or -1: no memory. */
int gb_parcel_keep(gb_parcel *parcel);
/* Its bytes, until gb_parcel_close. 0, or -1: no memory. */
int gb_parcel_open(gb_parcel *parcel, gb_string *bytes);
/* Unmaps and closes; frees what gb_parcel_keep() made. */
void gb_parcel_close(gb_parcel *parcel);

#endif
