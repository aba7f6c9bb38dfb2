package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.RuleValue;
import java.util.function.Predicate;

/** Conditions on what earlier items have noted; rules, lines and fields can have them. */
final class StateCheck {
    private StateCheck() {}

    /** Whether a note stands so to a value; without the note it does not. */
    static Predicate<RuleDraft> read(Params params) {
        String key = params.requiredText("key");
        RuleValue value = params.requiredScalar("val");
        String op = params.word("op", "eq", "ne", "gte", "gt", "lte", "lt");
        return rule -> {
            RuleValue found = rule.state().get(key);
            return found != null && AttributeCheck.compares(found, op, value);
        };
    }
}
