package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the items of a pipeline. */
final class TransformationsReader {
    private static final String ELSEWHERE =
            "it fetches values from elsewhere while rules are read; write them under 'vars'"
                    + " for 'value_placeholders', or in a file for '--placeholders'";
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "query_expression_placeholders",
            "it writes a piece of a query, and there are no queries here; give the values by 'value_placeholders' or"
                    + " '--placeholders'",
            "field_name_transform",
            "it calls a function in Python; write the names down in a 'field_name_mapping'",
            "file_placeholders",
            ELSEWHERE,
            "http_placeholders",
            ELSEWHERE,
            "command_placeholders",
            ELSEWHERE);

    private final Mistakes mistakes;
    private final List<String> notes;
    private final List<PlaceholderStep> steps = new ArrayList<>();
    private int count;

    /** Notes what is not read as it stands there. */
    TransformationsReader(Mistakes mistakes, List<String> notes) {
        this.mistakes = mistakes;
        this.notes = notes;
    }

    /** What was said of placeholders so far. */
    List<PlaceholderStep> steps() {
        return steps;
    }

    /** Reads a list of items. */
    List<PipelineItem> read(Yaml value) {
        List<PipelineItem> items = new ArrayList<>();
        switch (value) {
            case Yaml.Sequence list -> list.items().forEach(each -> item(each).ifPresent(items::add));
            case Yaml.Text text when text.isNothing() -> {}
            default -> mistakes.add(value.place(), "transformations must be a list, not " + value.kind());
        }
        return items;
    }

    private Optional<PipelineItem> item(Yaml value) {
        count++;
        if (!(value instanceof Yaml.Mapping mapping)) {
            mistakes.add(value.place(), "a transformation must be a mapping with a type, not " + value.kind());
            return Optional.empty();
        }
        Params unnamed = new Params(mapping, "transformation " + count, mistakes);
        String id = unnamed.text("id");
        String type = unnamed.requiredText("type");
        String what = "the transformation " + (id.isEmpty() ? count : "'" + id + "'") + " (" + type + ")";
        Params params = unnamed.called(what);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String reason = UNSUPPORTED.get(type);
        if (reason != null) {
            params.mistake(params.place(), "this type cannot be carried out here: " + reason);
            return Optional.empty();
        }
        ConditionsReader conditions = new ConditionsReader(params, what, mistakes, notes);
        if (type.equals("value_placeholders") || type.equals("wildcard_placeholders")) {
            placeholders(type, params, conditions);
            return Optional.empty();
        }
        Transformation change = type.equals("nest") ? nested(params) : TransformationReader.read(type, params);
        if (change == null) {
            params.mistake(params.place(), "this type is not known");
            return Optional.empty();
        }
        PipelineItem item = new PipelineItem(id, conditions.rules(), conditions.lines(), conditions.fields(), change);
        params.done();
        return Optional.of(item);
    }

    private Transformation nested(Params params) {
        List<PipelineItem> items = params.value("items").map(this::read).orElse(List.of());
        if (items.isEmpty()) {
            params.mistake(params.place(), "'items' is missing or holds no transformation");
        }
        return (rule, item) -> {
            for (PipelineItem inner : items) {
                inner.apply(rule);
            }
        };
    }

    private void placeholders(String type, Params params, ConditionsReader conditions) {
        List<String> include = params.texts("include");
        List<String> exclude = params.texts("exclude");
        if (!include.isEmpty() && !exclude.isEmpty()) {
            params.mistake(params.place(), "'include' and 'exclude' cannot stand side by side");
        }
        if (conditions.areThere()) {
            params.mistake(
                    params.place(),
                    "conditions cannot be kept here, since placeholders are filled in when rules are read; name them in"
                            + " 'include' or 'exclude'");
        } else {
            params.done();
        }
        steps.add(new PlaceholderStep(type.equals("wildcard_placeholders"), include, exclude));
    }
}
