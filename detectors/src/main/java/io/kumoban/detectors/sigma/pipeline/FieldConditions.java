package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions on the name of a field. */
final class FieldConditions {
    private FieldConditions() {}

    /** The condition of a type; null when the type is unknown. */
    static Checks.@Nullable OfField read(String type, Params params) {
        return switch (type) {
            case "include_fields" -> fields(params);
            case "exclude_fields" -> {
                Checks.OfField included = fields(params);
                yield (field, rule) -> !included.holds(field, rule);
            }
            case "processing_item_applied" -> new AppliedToField(params.requiredText("processing_item_id"));
            case "processing_state" -> {
                Predicate<RuleDraft> state = StateCheck.read(params);
                yield (field, rule) -> state.test(rule);
            }
            default -> null;
        };
    }

    /** Whether an item changed a field's name; of a line, whether it changed the line. */
    private record AppliedToField(String id) implements Checks.OfField {
        @Override
        public boolean holds(String field, RuleDraft rule) {
            return rule.wasAppliedTo(field, id);
        }

        @Override
        public boolean holds(Part.Line line, RuleDraft rule) {
            return line.applied().contains(id);
        }
    }

    private static Checks.OfField fields(Params params) {
        List<String> fields = params.requiredTexts("fields");
        if (params.word("mode", "plain", "re").equals("plain")) {
            return (field, rule) -> !field.isEmpty() && fields.contains(field);
        }
        List<Pattern> patterns = fields.stream()
                .map(text -> params.expression("fields", text, params.place()))
                .toList();
        return (field, rule) -> !field.isEmpty()
                && patterns.stream().anyMatch(pattern -> pattern.matcher(field).lookingAt());
    }
}
