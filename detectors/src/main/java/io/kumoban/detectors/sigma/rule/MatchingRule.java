package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;

/** What can hold, and so what a correlation can be made of. */
public sealed interface MatchingRule permits SigmaRule, CorrelationRule {
    RuleInfo info();

    /** Where its document begins. */
    Place place();
}
