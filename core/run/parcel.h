/* A packed document on its way: short ones inside the message, long ones in a sheet, memory that is handed on as a
 * descriptor and never mapped, so that a plugin that writes where it must not cannot change it, and the supervisor
 * copies nothing. */
#ifndef GB_RUN_PARCEL_H
#define GB_RUN_PARCEL_H

#include "base/error.h"
#include "run/channel.h"

typedef struct gb_parcel {
    size_t length;
    int sheet;         /* descriptor, or -1: the bytes are in `bytes` */
    const char *bytes; /* inside the message it came with, or `kept` */
    char *kept;        /* owned copy; NULL = none */
    int returned;      /* 1: it is in the sheet that the receiver gave along with the work */
} gb_parcel;

#define GB_NO_PARCEL ((gb_parcel){0, -1, NULL, NULL, 0})

/* New memory for parcels, close-on-exec; -1 when there is none left. */
int gb_sheet_new(void);
/* Around `bytes`, which must live as long as the parcel when they are few; many are written to a new sheet. 0, or -1:
 * no memory. */
int gb_parcel_make(gb_string bytes, gb_parcel *parcel);
/* The same, but many are written to `sheet`, which the receiver has too and gets back. */
int gb_parcel_return(gb_string bytes, int sheet, gb_parcel *parcel);
/* Puts it at the end of a message and sends that, with another descriptor behind it unless `extra` is -1. As
 * gb_channel_send. */
int gb_parcel_send(const gb_parcel *parcel, int channel, gb_buffer *message, int extra);
/* Takes it from a packet. 0, or -1 when there is none. */
int gb_parcel_take(gb_parcel *parcel, gb_packet *packet);
/* Makes it independent of the packet it came with. 0, or -1: no memory. */
int gb_parcel_keep(gb_parcel *parcel);
/* Its bytes: a copy in `room` (emptied first) that nobody can change any more, or those in the message. 0, or -1:
 * damaged, or no memory. */
int gb_parcel_read(const gb_parcel *parcel, gb_buffer *room, gb_string *bytes);
/* Takes and reads one, for a receiver that does not hand it on: the bytes are in `room` or in the packet. 0, or -1. */
int gb_parcel_receive(gb_packet *packet, gb_buffer *room, gb_string *bytes);
/* Closes the sheet, frees what is kept. */
void gb_parcel_close(gb_parcel *parcel);

#endif
