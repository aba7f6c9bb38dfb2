package io.kumoban.detectors.sigma.route;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import java.util.Set;

/** Where a rule is to be applied, if anywhere. */
public sealed interface Route {
    SigmaRule rule();

    /**
     * The rule is about events of one family.
     *
     * @param predicate the rule's, under the names of the log
     * @param mapping   from the rule's names, for the fields of correlations
     * @param missing   fields of the rule that the logs do not hold
     */
    record InScope(SigmaRule rule, Kind kind, Predicate predicate, FieldMapping mapping, Set<String> missing)
            implements Route {
        public InScope {
            missing = Set.copyOf(missing);
        }
    }

    /** The rule is about nothing that is read here; the reason is a sentence. */
    record OutOfScope(SigmaRule rule, String reason) implements Route {}
}
