/* A unit test of the plugin `question`: its hooks are called by the mock host, without Gongbao. */
#include "mock.h"

#include <stdio.h>

const gb_bundle *question_LTX_gongbao_entry(void);

static int wrong;

static void expect(int holds, const char *what) {
    printf("%s - %s\n", holds ? "ok" : "not ok", what);
    wrong += !holds;
}

int main(void) {
    static gb_document document = {.text = {"路修通了吗？修通了。", 30},
                                   .layers = {{.name = "sentence"}, {.name = "question"}}};
    const gb_plugin *plugin = question_LTX_gongbao_entry()->plugins[0];
    gb_context context = {.document = &document};
    void *self = NULL;
    mock_host.add(&document, 0, (gb_span){0, 18});
    mock_host.add(&document, 0, (gb_span){18, 30});

    expect(plugin->open(&context, &mock_host, NULL, &self) == GB_OK, "open() finds its layers");
    expect(plugin->process(self, &document) == GB_OK, "process() does its work");
    expect(document.layers[1].rows == 1, "one of two sentences asks");
    expect(document.layers[1].spans[0].start == 0 && document.layers[1].spans[0].end == 18, "the first one");
    plugin->close(self);
    return wrong ? 1 : 0;
}
