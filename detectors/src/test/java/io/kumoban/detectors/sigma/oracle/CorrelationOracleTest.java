package io.kumoban.detectors.sigma.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.CorrelationOracle.Match;
import io.kumoban.detectors.sigma.oracle.CorrelationOracle.Timed;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When correlations hold. An event is written {@code second:rule:user:value}. */
class CorrelationOracleTest {
    private static final String RULES = """
        ---
        {title: a, logsource: {category: dns}, detection: {s: {r: a}, condition: s}}
        ---
        {title: b, logsource: {category: dns}, detection: {s: {r: b}, condition: s}}
        ---
        {title: c, logsource: {category: dns}, detection: {s: {r: c}, condition: s}}
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: event_count, rules: [a], condition: {gte: 3} | 0:a:u:1 5:a:u:1 9:a:u:1 16:a:u:1 | 9",
                "type: event_count, rules: [a], condition: {gte: 2} | 0:a:u:1 10:a:u:1 | 10",
                "type: event_count, rules: [a], condition: {gte: 2} | 0:a:u:1 11:a:u:1 | ''",
                "type: event_count, rules: [a], group-by: [user], condition: {gte: 2} | 0:a:u:1 1:a:v:1 2:a:u:1 | 2",
                "type: event_count, rules: [a, b], condition: {eq: 2} | 0:a:u:1 1:b:u:1 2:a:u:1 20:a:u:1 30:b:u:1 | 30",
                "type: value_count, rules: [a], condition: {field: v, gte: 2} | 0:a:u:1 1:a:u:1 2:a:u:2 | 2",
                "type: value_sum, rules: [a], condition: {field: v, gt: 9} | 0:a:u:4 1:a:u:5 2:a:u:1 | 2",
                "type: value_avg, rules: [a], condition: {field: v, gte: 3} | 0:a:u:1 1:a:u:2 2:a:u:6 | 2",
                "type: value_median, rules: [a], condition: {field: v, gte: 4} | 0:a:u:1 1:a:u:7 2:a:u:2 | 1",
                "type: value_percentile, rules: [a], condition: {field: v, percentile: 90, gt: 5} | 0:a:u:1 1:a:u:9 |"
                        + " 1",
                "type: temporal, rules: [a, b] | 0:b:u:1 1:a:u:1 2:c:u:1 | 1",
                "type: temporal, rules: [a, b, c], condition: {gte: 2} | 0:b:u:1 1:b:u:1 2:c:u:1 | 2",
                "type: temporal_ordered, rules: [a, b] | 0:b:u:1 1:a:u:1 | ''",
                "type: temporal_ordered, rules: [a, b] | 0:b:u:1 1:a:u:1 2:b:u:1 | 2",
                "type: temporal_ordered, rules: [a, b], group-by: [user] | 0:a:u:1 1:b:v:1 2:b:u:1 | 2",
                "type: temporal, condition: a and not b | 0:a:u:1 1:b:u:1 2:a:u:1 12:a:u:1 23:b:u:1 | 22",
                "type: event_count, rules: [a], condition: {lt: 3} | 0:a:u:1 1:a:u:1 2:a:u:1 11:a:u:1 21:a:u:1 | 21",
            })
    void aCorrelationHoldsAtTheEventThatCompletesIt(String correlation, String events, String seconds) {
        RuleSet read = SigmaReader.read(
                "rule.yml", "title: x\ncorrelation: {timespan: 10s, " + correlation + "}\n" + RULES, Placeholders.NONE);
        assertThat(read.problems()).isEmpty();
        CorrelationRule rule = read.correlations().getFirst();

        List<String> held = new CorrelationOracle(events(events))
                .matches(rule).stream().map(CorrelationOracleTest::second).toList();

        assertThat(String.join(" ", held)).isEqualTo(seconds);
    }

    private static String second(Match match) {
        return String.valueOf(match.millis() / 1000);
    }

    private static List<Timed> events(String text) {
        List<Timed> events = new ArrayList<>();
        for (String event : text.split(" ")) {
            String[] parts = event.split(":");
            events.add(new Timed(
                    Long.parseLong(parts[0]) * 1000,
                    new MapEvent(Map.of("r", parts[1], "user", parts[2], "v", Integer.parseInt(parts[3])))));
        }
        return events;
    }
}
