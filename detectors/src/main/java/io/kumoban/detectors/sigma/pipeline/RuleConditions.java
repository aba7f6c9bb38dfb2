package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions on a rule as a whole. */
final class RuleConditions {
    private RuleConditions() {}

    /** The condition of a type; null when the type is unknown. */
    static Checks.@Nullable OfRule read(String type, Params params) {
        return switch (type) {
            case "logsource" -> {
                LogSource asked = params.logSource();
                yield rule -> rule.sources().stream().anyMatch(asked::covers);
            }
            case "contains_field" -> {
                String field = params.requiredText("field");
                yield rule ->
                        rule.lines().stream().anyMatch(line -> line.field().equals(field));
            }
            case "contains_detection_item" -> {
                String field = params.requiredText("field");
                Predicate<ValueTest> equal = ValueChecks.equal(params.requiredScalar("value"));
                yield rule -> rule.lines().stream()
                        .anyMatch(line -> line.field().equals(field)
                                && LineValues.of(line).stream().anyMatch(equal));
            }
            case "is_sigma_rule" -> rule -> !rule.isCorrelation();
            case "is_sigma_correlation_rule" -> RuleDraft::isCorrelation;
            case "tag" -> {
                String tag = params.requiredText("tag");
                yield rule -> rule.info().tags().stream().anyMatch(tag::equalsIgnoreCase);
            }
            case "rule_attribute" -> {
                String attribute = params.requiredText("attribute");
                RuleValue value = params.requiredScalar("value");
                String op = params.word("op", "eq", "ne", "gte", "gt", "lte", "lt", "in", "not_in");
                yield rule -> AttributeCheck.holds(rule.info(), attribute, op, value);
            }
            case "processing_item_applied" -> {
                String id = params.requiredText("processing_item_id");
                yield rule -> rule.wasApplied(id);
            }
            case "processing_state" -> StateCheck.read(params)::test;
            default -> null;
        };
    }
}
