package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts other names of fields in place of a rule's: in its searches, in what its values refer to, in its list of fields, and in
 * the fields of a correlation. A field that gets several names is looked for under any of them.
 */
record FieldNaming(Names names) implements Transformation {
    /** The most characters of a name. */
    static final int LONGEST = 1024;

    /** The new names of a field, or of no field, which keywords have; empty when it keeps its own. */
    @FunctionalInterface
    interface Names {
        Optional<List<String>> of(String field);

        /** Whole names. */
        static Names mapping(Map<String, List<String>> mapping) {
            return field -> Optional.ofNullable(mapping.get(field));
        }

        /** Beginnings of names; the first that fits. */
        static Names beginnings(Map<String, List<String>> mapping) {
            return field -> mapping.entrySet().stream()
                    .filter(each -> field.startsWith(each.getKey()))
                    .findFirst()
                    .map(each -> each.getValue().stream()
                            .map(begin -> begin + field.substring(each.getKey().length()))
                            .toList());
        }

        /** Every name, with something before and behind it. */
        static Names wrapped(String before, String behind) {
            return field -> field.isEmpty() ? Optional.empty() : Optional.of(List.of(before + field + behind));
        }
    }

    @Override
    public void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        CorrelationFields.Naming naming = field -> names(field, rule, item).orElse(List.of(field));
        rule.info(rule.info().with(naming.of(rule.info().fields()), rule.info().custom()));
        if (rule.correlation().isPresent()) {
            rule.correlation().get().rename(naming);
        } else {
            rule.change(item, (line, growth) -> renamed(line, growth, rule, item));
        }
    }

    /** The names that the item gives a field; empty when it leaves the field alone. */
    private Optional<List<String>> names(String field, RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        Optional<List<String>> found = names.of(field);
        if (found.isEmpty() || !item.means(field, rule)) {
            return Optional.empty();
        }
        for (String name : found.get()) {
            if (name.length() > LONGEST) {
                throw new PipelineRefusal(
                        "the pipeline makes a name of a field of more than " + LONGEST + " characters",
                        "let fewer items put something before or behind it");
            }
        }
        rule.note(item.id(), field, found.get());
        return found;
    }

    private Part renamed(Part.Line line, Growth growth, RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        Optional<List<String>> found = names(line.field(), rule, item);
        List<Part> parts = new ArrayList<>();
        for (String field : found.orElse(List.of(line.field()))) {
            parts.add(LineValues.changed(line, field, value -> referring(value, rule, item), growth));
        }
        Part renamed = parts.size() == 1 ? parts.getFirst() : new Part.Group(false, parts);
        // A field mapped to its own name counts as mapped: so pipelines say what later items are to leave alone.
        return found.isPresent() ? renamed.marked(item.id()) : renamed;
    }

    private List<ValueTest> referring(ValueTest value, RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        if (!(value instanceof ValueTest.FieldReference reference)) {
            return List.of(value);
        }
        List<ValueTest> renamed = new ArrayList<>();
        for (String field : names(reference.field(), rule, item).orElse(List.of(reference.field()))) {
            renamed.add(new ValueTest.FieldReference(field, reference.part(), reference.cased()));
        }
        return renamed;
    }
}
