/* Declarations of what the plugin needs and gives, and their handles. */
#include "layers.h"

#include "figure.h"

static const gb_column indicator_columns[] = {
    GB_COLUMN(GB_STR, "name", NULL, "what is measured, as an analyst would label the row"),
    GB_COLUMN(GB_REF, "quantity", "quantity", "the figure; none when the report gives the outcome in words alone"),
    GB_COLUMN(GB_STR, "period", NULL, "year the figure is about, or first and last year (2018-2022)"),
    GB_COLUMN(GB_ENUM, "status", "achieved|target|ongoing",
              "a result, a promise, or under way when the report was made"),
    GB_COLUMN(GB_ENUM, "measure", "level|growth|share|rank", "what the figure says of the indicator"),
    GB_COLUMN(GB_ENUM, "change_direction", "up|down", "of the change that the figure is or comes with"),
    GB_COLUMN(GB_DEC, "change_value", NULL, "size of that change"),
    GB_COLUMN(GB_STR, "change_unit", NULL, "unit of that change"),
    GB_COLUMN(GB_ENUM, "better", "higher|lower|unknown", "whether more of the indicator is better"),
    GB_COLUMN(GB_ENUM, "basis", "year|total|mean|partial",
              "one year, the sum or the yearly mean of several, part of a year"),
    GB_COLUMN(GB_ENUM, "extent", "addition|total", "of a level: what was added or done, or all there is"),
    GB_COLUMN(GB_ENUM, "limit", "floor|ceiling|near|range", "how a target is to be read"),
    GB_COLUMN(GB_ENUM, "stated", "met|exceeded|missed", "what the report itself says about how the target came out"),
    GB_COLUMN(GB_STR, "scope", NULL, "a basis of calculation that limits what the figure compares with"),
    GB_COLUMN(GB_ENUM, "rule", "left|right|subject|list|mismatch|words|compared", "where the name was found"),
    GB_COLUMN(GB_STR, "target_text", NULL, "of a row without a figure: the words that stand for one"),
    GB_COLUMN(GB_ENUM, "phrase", "in_step|above_growth|above_average|assigned|no_decrease|no_increase|stable|complete",
              "what those words ask for"),
    GB_COLUMN(GB_STR, "area", NULL, "area inside the one that reports, whose figure it is; none = the whole"),
    GB_LIST_END};

static const gb_column comparison_columns[] = {
    GB_COLUMN(GB_STR, "name", NULL, "name of the indicator"),
    GB_COLUMN(GB_REF, "achieved", "indicator", "last year's result"),
    GB_COLUMN(GB_REF, "target", "indicator", "this year's target"),
    GB_COLUMN(GB_ENUM, "relation", "raised|lowered|maintained",
              "the target beside the result; none when they cannot be set side by side"),
    GB_COLUMN(GB_ENUM, "comparable", "strict|loose", "strict: same indicator, same measure, same dimension"),
    GB_COLUMN(GB_DEC, "difference", NULL, "target minus result, in the result's unit"),
    GB_COLUMN(GB_NUM, "ratio", NULL, "target divided by result"),
    GB_LIST_END};

static const gb_column promise_columns[] = {
    GB_COLUMN(GB_STR, "place", NULL, "whose reports"),
    GB_COLUMN(GB_STR, "indicator", NULL, "name of the indicator in the earlier report"),
    GB_COLUMN(GB_STR, "target_document", NULL, "id of the report that sets the target"),
    GB_COLUMN(GB_INT, "target", NULL, "row in that document's layer indicator"),
    GB_COLUMN(GB_STR, "result_document", NULL, "id of the report that tells the result"),
    GB_COLUMN(GB_INT, "result", NULL, "row in that document's layer indicator"),
    GB_COLUMN(GB_ENUM, "verdict", TARGETS_VERDICTS, "what became of the target"),
    GB_COLUMN(GB_ENUM, "comparable", "strict|loose", "strict: same indicator, same measure, same dimension"),
    GB_COLUMN(GB_STR, "target_text", NULL, "the target's clause"),
    GB_COLUMN(GB_STR, "result_text", NULL, "the result's clause"),
    GB_COLUMN(GB_STR, "note", NULL, "why, where the verdict needs a word"),
    GB_COLUMN(GB_INT, "year", NULL, "year that the target is for"),
    GB_COLUMN(GB_ENUM, "measure", "level|growth|share|rank", "what the target says of the indicator"),
    GB_COLUMN(GB_STR, "target_figure", NULL, "the target's figure as it is written, or the words that stand for one"),
    GB_COLUMN(GB_STR, "result_figure", NULL, "the result's figure as it is written, or the words that stand for one"),
    GB_COLUMN(GB_DEC, "target_value", NULL, "the target's exact value"),
    GB_COLUMN(GB_STR, "target_unit", NULL, "its unit"),
    GB_COLUMN(GB_DEC, "result_value", NULL, "the result's exact value"),
    GB_COLUMN(GB_STR, "result_unit", NULL, "its unit"),
    GB_COLUMN(GB_STR, "target_sentence", NULL, "the sentence that sets the target"),
    GB_COLUMN(GB_STR, "result_sentence", NULL, "the sentence that tells the result"),
    GB_COLUMN(GB_ENUM, "limit", "floor|ceiling|near|range", "how the target is to be read; none = the bare figure"),
    GB_COLUMN(GB_ENUM, "better", "higher|lower|unknown", "whether more of the indicator is better"),
    GB_COLUMN(GB_STR, "unit", NULL, "unit in which the two figures were compared"),
    GB_COLUMN(GB_DEC, "difference", NULL, "result minus target in that unit, to the nearer end of a range"),
    GB_COLUMN(GB_ENUM, "reason",
              "tolerance|far_below|stated|bound|ambiguous|policy|measure|scope|reference|value|later",
              "the note for programs"),
    GB_COLUMN(GB_ENUM, "stated", "met|exceeded|missed", "what the later report itself says about the target"),
    GB_COLUMN(GB_STR, "scope", NULL, "basis of calculation that one of the two figures has"),
    GB_COLUMN(GB_INT, "target_start", NULL, "where the target's clause starts in its document"),
    GB_COLUMN(GB_INT, "target_end", NULL, "where it ends"),
    GB_COLUMN(GB_INT, "result_start", NULL, "where the result's clause starts in its document"),
    GB_COLUMN(GB_INT, "result_end", NULL, "where it ends"),
    GB_LIST_END};

const gb_layer_declaration targets_gives[] = {
    GB_LAYER("indicator", indicator_columns,
             "a measurable statement: an indicator with its figure; the span is its clause"),
    GB_LAYER("comparison", comparison_columns, "last year's result beside this year's target of the same indicator"),
    GB_LIST_END};

const gb_layer_declaration targets_tables[] = {
    GB_LAYER("promise", promise_columns, "a target and what the next report of the same place says about it"),
    GB_LIST_END};

const gb_need targets_needs[] = {GB_NEED("quantity", "kind value low high unit bound"),
                                 GB_NEED("section", "level title zone"), GB_NEED("sentence", NULL),
                                 GB_NEED("metadata", NULL), GB_LIST_END};

/* map[i] = index in `names` of choice i of the column, 255 when it is none of them. */
static void map_choices(gb_context *context, const gb_host *host, int layer, int column, const char *const *names,
                        unsigned char *map) {
    memset(map, 255, TARGETS_CHOICES);
    for (unsigned char i = 0; names[i]; i++) {
        const int choice = host->choice(context, layer, column, names[i]);
        if (choice >= 0 && choice < TARGETS_CHOICES) map[choice] = i;
    }
}

gb_status targets_layers_open(gb_context *context, const gb_host *host, targets_layers *layers) {
    static const char *const zones[] = {"front", "body", "appendix", "chrome", NULL};
    static const char *const parts[] = {"review", "plan", "other", NULL};
    layers->host = host;
    layers->quantity = host->layer(context, "quantity");
    layers->section = host->layer(context, "section");
    layers->sentence = host->layer(context, "sentence");
    layers->indicator = host->layer(context, "indicator");
    layers->comparison = host->layer(context, "comparison");
    layers->promise = host->table(context, "promise");
    layers->quantity_kind = host->column(context, layers->quantity, "kind");
    layers->quantity_value = host->column(context, layers->quantity, "value");
    layers->quantity_low = host->column(context, layers->quantity, "low");
    layers->quantity_high = host->column(context, layers->quantity, "high");
    layers->quantity_unit = host->column(context, layers->quantity, "unit");
    layers->quantity_bound = host->column(context, layers->quantity, "bound");
    layers->quantity_base_value = host->column(context, layers->quantity, "base_value");
    layers->quantity_base_unit = host->column(context, layers->quantity, "base_unit");
    layers->quantity_iso = host->column(context, layers->quantity, "iso");
    layers->section_level = host->column(context, layers->section, "level");
    layers->section_title = host->column(context, layers->section, "title");
    layers->section_zone = host->column(context, layers->section, "zone");
    layers->section_part = host->column(context, layers->section, "part");
    map_choices(context, host, layers->quantity, layers->quantity_kind, targets_figure_kinds, layers->kinds);
    map_choices(context, host, layers->quantity, layers->quantity_bound, targets_figure_bounds, layers->bounds);
    map_choices(context, host, layers->section, layers->section_zone, zones, layers->zones);
    if (layers->section_part >= 0)
        map_choices(context, host, layers->section, layers->section_part, parts, layers->parts);
    return GB_OK;
}
