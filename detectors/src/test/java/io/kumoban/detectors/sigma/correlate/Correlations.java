package io.kumoban.detectors.sigma.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;

/** Runs correlations over a {@link Stream}. */
final class Correlations {
    static final long PLENTY = 1L << 40;
    private static final String RULES = """
        title: A
        name: a
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {n: a}, condition: s}
        ---
        title: B
        name: b
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {n: b}, condition: s}
        ---
        title: C
        name: c
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {n: c}, condition: s}
        ---
        title: A or B
        name: ab
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {n: [a, b]}, condition: s}
        """;

    private Correlations() {}

    /** Rules named a, b, c, that hold where the field n has that value, and ab; with correlations of the same names and titles. */
    static RuleSet rules(String... correlations) {
        StringBuilder text = new StringBuilder(RULES);
        for (int i = 0; i < correlations.length; i++) {
            text.append("---\ntitle: x")
                    .append(i)
                    .append("\nname: x")
                    .append(i)
                    .append("\ncorrelation: ")
                    .append(correlations[i])
                    .append('\n');
        }
        RuleSet set = SigmaReader.read("rules.yml", text.toString(), Placeholders.NONE);
        assertThat(set.problems()).isEmpty();
        return set;
    }

    static CorrelationPlan plan(RuleSet rules) {
        CorrelationPlan plan = CorrelationPlan.compile(rules, kind -> FieldMapping.OWN_NAMES);
        assertThat(plan.problems()).isEmpty();
        return plan;
    }

    /** All moments at which the correlations hold. */
    static List<CorrelationMatch> run(RuleSet rules, Stream stream) {
        CorrelationPlan plan = plan(rules);
        return run(plan, new Correlator(plan, PLENTY), stream);
    }

    static List<CorrelationMatch> run(CorrelationPlan plan, Correlator correlator, Stream stream) {
        List<CorrelationMatch> found = new ArrayList<>();
        for (int i = 0; i < stream.size(); i++) {
            correlator.on(stream.evidence(i), stream.rules(i, plan.rules()), found::add);
        }
        correlator.closeUntil(Long.MAX_VALUE, found::add);
        return found;
    }
}
