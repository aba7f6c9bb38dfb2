package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A correlation whose references are not resolved yet. */
record CorrelationDraft(
        RuleInfo info,
        Place place,
        CorrelationType type,
        List<Yaml.Text> references,
        List<String> groupBy,
        Map<String, Map<String, String>> aliases,
        Duration timespan,
        CorrelationCondition condition,
        boolean generate) {

    CorrelationRule with(List<CorrelationRule.Reference> resolved) {
        return new CorrelationRule(info, place, type, resolved, groupBy, aliases, timespan, condition, generate);
    }

    /** The same saying this about itself. */
    CorrelationDraft called(RuleInfo newInfo) {
        return new CorrelationDraft(newInfo, place, type, references, groupBy, aliases, timespan, condition, generate);
    }
}
