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
    /** The new names of a field; empty when it keeps its own. */
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
            return field -> Optional.of(List.of(before + field + behind));
        }
    }

    @Override
    public void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        CorrelationFields.Naming naming = field -> renamed(field, rule, item);
        List<String> fields = rule.info().fields().stream()
                .flatMap(field -> naming.of(field).stream())
                .toList();
        rule.info(rule.info().with(fields, rule.info().custom()));
        if (rule.correlation().isPresent()) {
            rule.correlation().get().rename(naming);
        } else {
            rule.change(item, line -> renamed(line, naming));
        }
    }

    private List<String> renamed(String field, RuleDraft rule, PipelineItem item) {
        Optional<List<String>> found = field.isEmpty() ? Optional.empty() : names.of(field);
        if (found.isEmpty() || !item.means(field, rule)) {
            return List.of(field);
        }
        rule.note(item.id(), field, found.get());
        return found.get();
    }

    private static Part renamed(Part.Line line, CorrelationFields.Naming naming) throws PipelineRefusal {
        List<String> fields = naming.of(line.field());
        Part.Line referring = LineValues.changed(line, value -> referring(value, naming));
        boolean same = referring.predicate().equals(line.predicate());
        if (same && fields.equals(List.of(line.field()))) {
            return line;
        }
        List<Part> parts = new ArrayList<>();
        for (String field : fields) {
            parts.add(field.equals(line.field()) ? referring : LineValues.renamed(referring, field));
        }
        return parts.size() == 1 ? parts.getFirst() : new Part.Group(false, parts);
    }

    private static List<ValueTest> referring(ValueTest value, CorrelationFields.Naming naming) {
        if (!(value instanceof ValueTest.FieldReference reference)) {
            return List.of(value);
        }
        return naming.of(reference.field()).stream()
                .<ValueTest>map(field -> new ValueTest.FieldReference(field, reference.part(), reference.cased()))
                .toList();
    }
}
