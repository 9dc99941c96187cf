/* Documents: text, metadata and layers in one arena. The corpus is a document without text whose layers are tables. */
#ifndef GB_MODEL_DOCUMENT_H
#define GB_MODEL_DOCUMENT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "model/schema.h"

#define GB_DOCUMENT_LIMIT ((size_t)1 << 30) /* bytes of text */
#define GB_ROW_LIMIT ((size_t)1 << 28)      /* rows of one layer */

/* The stage of a document whose layers nobody may change. */
#define GB_STAGE_CLOSED (-2)

#define GB_DIGEST_KEY "sha256"

typedef enum gb_unit { GB_CODEPOINT, GB_BYTE, GB_UTF16 } gb_unit;

/* `schema` is borrowed and must outlive the document. */
gb_document *gb_document_new(const gb_schema *schema);
void gb_document_free(gb_document *document);
/* Empties it for the next text; keeps some memory. */
void gb_document_reset(gb_document *document);
const gb_schema *gb_document_schema(const gb_document *document);
/* The unit of gb_host.position(). */
void gb_document_set_unit(gb_document *document, gb_unit unit);

/* Copies the text. 0, or -1 with `error`: not UTF-8, U+0000, too long. A byte-order mark is dropped. */
int gb_document_set_text(gb_document *document, gb_string text, gb_error *error);
gb_string gb_document_text(const gb_document *document);
/* Replaces an existing value. -1: out of memory. */
int gb_document_set_meta(gb_document *document, const char *key, gb_string value);
gb_string gb_document_meta(const gb_document *document, const char *key);
/* Promises the metadata GB_DIGEST_KEY, the SHA-256 of the text: computed when it is first asked for, because most runs
 * never ask. -1: out of memory. */
int gb_document_promise_digest(gb_document *document);
gb_status gb_document_meta_at(const gb_document *document, size_t index, gb_string *key, gb_string *value);
uint32_t gb_document_codepoint(const gb_document *document, uint32_t byte);
uint32_t gb_document_position(const gb_document *document, uint32_t byte);

/* Which stage may add rows now: layers whose giver is `stage`; -1 = the host's own; -2 = nobody. */
void gb_document_open_stage(gb_document *document, int stage);
int gb_document_stage(const gb_document *document);
/* Remembers a wrong call of the open stage: the first one fails it when it is closed. */
void gb_document_note_mistake(gb_document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Sorts and freezes the layers of the stage, renumbers refs into them. 0, or -1 with `error` when the stage made a
 * mistake (a span outside the text, a wrong type, ...): then its layers are emptied. */
int gb_document_close_stage(gb_document *document, gb_error *error);
/* Empties the layers of a stage that failed. */
void gb_document_clear_stage(gb_document *document, int stage);

size_t gb_document_rows(const gb_document *document, int layer);
const gb_span *gb_document_spans(const gb_document *document, int layer);
size_t gb_document_within(const gb_document *document, int layer, gb_span span, size_t *first);
int64_t gb_document_covering(const gb_document *document, int layer, uint32_t byte);
int gb_document_is_null(const gb_document *document, int layer, size_t row, int column);
int64_t gb_document_get_int(const gb_document *document, int layer, size_t row, int column);
double gb_document_get_num(const gb_document *document, int layer, size_t row, int column);
gb_string gb_document_get_str(const gb_document *document, int layer, size_t row, int column);
int64_t gb_document_add(gb_document *document, int layer, gb_span span);
int64_t gb_document_add_rows(gb_document *document, int layer, const gb_span *spans, size_t count);
void gb_document_set_choices(gb_document *document, int layer, int64_t first, int column, const uint8_t *values,
                             size_t count);
const uint8_t *gb_document_choices(const gb_document *document, int layer, int column);
void gb_document_set_int(gb_document *document, int layer, int64_t row, int column, int64_t value);
void gb_document_set_num(gb_document *document, int layer, int64_t row, int column, double value);
void gb_document_set_str(gb_document *document, int layer, int64_t row, int column, gb_string value);
void *gb_document_allocate(gb_document *document, size_t bytes);
gb_string gb_document_keep(gb_document *document, gb_string text);
gb_arena *gb_document_arena(gb_document *document);

#endif
