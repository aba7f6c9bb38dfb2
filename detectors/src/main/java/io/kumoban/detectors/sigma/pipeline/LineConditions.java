package io.kumoban.detectors.sigma.pipeline;

import com.google.re2j.Pattern;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions on one line of a search and its values. */
final class LineConditions {
    private LineConditions() {}

    /** The condition of a type; null when the type is unknown. */
    static Checks.@Nullable OfLine read(String type, Params params) {
        return switch (type) {
            case "match_string" -> {
                Pattern pattern = params.requiredExpression("pattern");
                boolean negated = params.flag("negate");
                yield values(params, ValueChecks.begins(pattern), negated);
            }
            case "match_value" -> values(params, ValueChecks.equal(params.requiredScalar("value")), false);
            case "is_null" -> values(params, value -> value instanceof ValueTest.IsNull, false);
            case "contains_wildcard" -> values(params, ValueChecks.wildcard(), false);
            case "processing_item_applied" -> {
                String id = params.requiredText("processing_item_id");
                yield (line, rule) -> line.applied().contains(id);
            }
            case "processing_state" -> {
                Predicate<RuleDraft> state = StateCheck.read(params);
                yield (line, rule) -> state.test(rule);
            }
            default -> null;
        };
    }

    private static Checks.OfLine values(Params params, Predicate<ValueTest> holds, boolean negated) {
        Predicate<ValueTest> each = negated ? holds.negate() : holds;
        return params.word("cond", "any", "all").equals("any")
                ? (line, rule) -> LineValues.of(line).stream().anyMatch(each)
                : (line, rule) -> LineValues.of(line).stream().allMatch(each);
    }
}
