#include "run/request.h"

#include <stdlib.h>

#include "run/channel.h"
#include "run/protocol.h"

#define COUNT_LIMIT ((uint64_t)1 << 26)

void gb_request_put(gb_buffer *out, const gb_run_request *request) {
    const char *texts[] = {request->plugin_path, request->chain,  request->chain_file, request->reader,
                           request->writer,      request->output, request->manifest,   request->offsets,
                           request->layers,      request->fail_on};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) gb_put_text(out, texts[i]);
    gb_put_u32(out, request->terminal != 0);
    gb_put_u32(out, request->color != 0);
    gb_put_u32(out, (uint32_t)request->columns);
    gb_put_u64(out, request->source_count);
    for (size_t i = 0; i < request->source_count; i++) gb_put_text(out, request->sources[i]);
}

int gb_request_take(gb_string bytes, gb_run_request *request, const char ***sources) {
    gb_cursor in = {bytes.data, 0, bytes.length, 0};
    memset(request, 0, sizeof *request);
    const char **texts[] = {&request->plugin_path, &request->chain,  &request->chain_file, &request->reader,
                            &request->writer,      &request->output, &request->manifest,   &request->offsets,
                            &request->layers,      &request->fail_on};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = gb_take_text(&in);
    request->terminal = (int)gb_take_u32(&in);
    request->color = (int)gb_take_u32(&in);
    request->columns = (int)gb_take_u32(&in);
    uint64_t count = gb_take_u64(&in);
    if (in.bad || count > COUNT_LIMIT) return -1;
    const char **list = calloc((size_t)count + 1, sizeof(char *));
    if (!list) return -1;
    for (size_t i = 0; i < count; i++) list[i] = gb_take_text(&in);
    request->sources = *sources = list;
    request->source_count = (size_t)count;
    return in.bad ? -1 : 0;
}

/* ---- facts ---- */

static void put_texts(gb_buffer *out, const char *const *texts) {
    uint32_t count = 0;
    while (texts && texts[count]) count++;
    gb_put_u32(out, count);
    for (uint32_t i = 0; i < count; i++) gb_put_text(out, texts[i]);
}

void gb_facts_put(gb_buffer *out, const gb_plan *plan, const unsigned char *collects, const gb_run_request *request) {
    gb_put_u32(out, (uint32_t)plan->count);
    for (size_t s = 0; s < plan->count; s++) {
        gb_put_text(out, plan->stages[s].entry->plugin->id);
        gb_put_u32(out, collects[s]);
        gb_put_u32(out, plan->stages[s].entry->plugin->collect != NULL);
        gb_put_bytes(out, plan->stages[s].needs, plan->count);
    }
    gb_put_u32(out, (uint32_t)plan->reader_count);
    for (size_t r = 0; r < plan->reader_count; r++) {
        const gb_plugin *plugin = plan->readers[r].entry->plugin;
        gb_put_text(out, plugin->id);
        gb_put_u32(out, (plugin->flags & GB_MANY_DOCUMENTS) != 0);
    }
    gb_put_text(out, plan->writer.entry->plugin->id);
    gb_put_u32(out, plan->writer.entry->plugin->collect != NULL);
    put_texts(out, plan->notes);
    gb_put_u64(out, request->source_count);
    for (size_t i = 0; i < request->source_count; i++) {
        int standard = strcmp(request->sources[i], "-") == 0;
        gb_put_u32(out, standard ? GB_CHOOSE_READER : (uint32_t)gb_plan_reader_for(plan, request->sources[i]));
    }
}

static void take_stages(gb_cursor *in, gb_plan_facts *facts) {
    uint32_t count = gb_take_u32(in);
    if (count > UINT16_MAX || !(facts->stages = calloc((size_t)count + 1, sizeof *facts->stages))) {
        in->bad = 1;
        return;
    }
    for (uint32_t s = 0; s < count; s++) {
        facts->stages[s].id = gb_take_text(in);
        facts->stages[s].collects = gb_take_u32(in) != 0;
        facts->stages[s].looks = gb_take_u32(in) != 0;
        gb_string needs = gb_take_bytes(in);
        facts->stages[s].needs = (const unsigned char *)needs.data;
        if (needs.length != count) in->bad = 1;
    }
    facts->stage_count = count;
}

static void take_readers(gb_cursor *in, gb_plan_facts *facts) {
    uint32_t count = gb_take_u32(in);
    if (count > UINT16_MAX || !(facts->readers = calloc((size_t)count + 1, sizeof *facts->readers)) ||
        !(facts->streams = calloc((size_t)count + 1, 1))) {
        in->bad = 1;
        return;
    }
    for (uint32_t r = 0; r < count; r++) {
        facts->readers[r] = gb_take_text(in);
        facts->streams[r] = gb_take_u32(in) != 0;
    }
    facts->reader_count = count;
}

static void take_notes(gb_cursor *in, gb_plan_facts *facts) {
    uint32_t count = gb_take_u32(in);
    if (count > UINT16_MAX || !(facts->notes = calloc((size_t)count + 1, sizeof *facts->notes))) {
        in->bad = 1;
        return;
    }
    for (uint32_t i = 0; i < count; i++) facts->notes[i] = gb_take_text(in);
    facts->note_count = count;
}

int gb_facts_take(gb_string bytes, gb_plan_facts *facts) {
    memset(facts, 0, sizeof *facts);
    facts->memory = malloc(bytes.length + 1);
    if (!facts->memory) return -1;
    if (bytes.length) memcpy(facts->memory, bytes.data, bytes.length);
    gb_cursor in = {facts->memory, 0, bytes.length, 0};
    take_stages(&in, facts);
    if (!in.bad) take_readers(&in, facts);
    facts->writer = gb_take_text(&in);
    facts->writer_looks = gb_take_u32(&in) != 0;
    if (!in.bad) take_notes(&in, facts);
    uint64_t sources = gb_take_u64(&in);
    if (!in.bad && sources <= COUNT_LIMIT && sources * sizeof(uint32_t) == in.length - in.at) {
        facts->source_count = (size_t)sources;
        facts->source_readers = in.data + in.at;
        return 0;
    }
    gb_facts_free(facts);
    return -1;
}

uint32_t gb_facts_reader(const gb_plan_facts *facts, size_t source) {
    uint32_t reader = GB_CHOOSE_READER;
    if (source < facts->source_count) memcpy(&reader, facts->source_readers + source * sizeof reader, sizeof reader);
    return reader;
}

void gb_facts_free(gb_plan_facts *facts) {
    free(facts->stages);
    free(facts->readers);
    free(facts->streams);
    free(facts->notes);
    free(facts->memory);
    memset(facts, 0, sizeof *facts);
}
