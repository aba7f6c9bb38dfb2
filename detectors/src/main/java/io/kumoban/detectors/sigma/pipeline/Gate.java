package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.Condition;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of one kind, joined.
 *
 * @param conditions by their names, or by their numbers where they have none; without any the gate is open
 * @param any        whether one is enough; looked at only without an expression
 * @param negated    whether the outcome is turned round
 * @param expression the conditions joined by name; null when they stand in a list
 */
record Gate<C>(
        Map<String, C> conditions,
        boolean any,
        boolean negated,
        @Nullable Condition expression) {
    Gate {
        conditions = Map.copyOf(conditions);
    }

    /** Whether the conditions let something pass, by what each of them says of it. */
    boolean opens(Predicate<C> holds) {
        if (conditions.isEmpty()) {
            return true;
        }
        boolean outcome;
        if (expression != null) {
            outcome = holds(expression, holds);
        } else {
            outcome = any
                    ? conditions.values().stream().anyMatch(holds)
                    : conditions.values().stream().allMatch(holds);
        }
        return outcome != negated;
    }

    private boolean holds(Condition joined, Predicate<C> holds) {
        return switch (joined) {
            case Condition.And and -> and.parts().stream().allMatch(part -> holds(part, holds));
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, holds));
            case Condition.Not not -> !holds(not.part(), holds);
            case Condition.Named named -> holds.test(Objects.requireNonNull(conditions.get(named.name())));
            case Condition.Of of -> throw new IllegalStateException("an expression of conditions counts nothing");
        };
    }
}
