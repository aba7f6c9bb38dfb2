package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final String RULE = """
        ---
        title: Keys
        id: 6f3e2987-db24-4c78-a860-b4f4095a7095
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: CreateAccessKey}, condition: s}
        """;

    @Test
    void aFilterIsAFurtherConditionOfItsRules() {
        RuleSet read = read("""
            title: Administrators
            logsource: {product: aws}
            filter:
              rules: [6f3e2987-db24-4c78-a860-b4f4095a7095]
              selection: {user|startswith: adm_}
              condition: not selection
            """);

        assertThat(read.problems()).isEmpty();
        assertThat(holds(read, "adm_joe")).isFalse();
        assertThat(holds(read, "joe")).isTrue();
    }

    @Test
    void aFilterForAnyRuleAppliesToItsLogSource() {
        RuleSet mine =
                read("title: f\nlogsource: {product: aws}\nfilter: {rules: any, s: {user: x}, condition: not s}\n");
        RuleSet other =
                read("title: f\nlogsource: {product: gcp}\nfilter: {rules: any, s: {user: x}, condition: not s}\n");

        assertThat(holds(mine, "x")).isFalse();
        assertThat(holds(other, "x")).isTrue();
        assertThat(other.problems()).singleElement().asString().contains("applies to no rule");
    }

    @Test
    void aFilterAppliesToARuleThatCounts() {
        RuleSet read = SigmaReader.read(
                "rule.yml",
                "title: f\nlogsource: {product: aws}\nfilter: {rules: [1b], s: {user: x}, condition: not s}\n"
                        + "---\ntitle: Many\nid: 1b\nlogsource: {product: aws}\n"
                        + "detection: {s: {a: 1}, timeframe: 5m, condition: s | count() > 3}\n",
                Placeholders.NONE);

        assertThat(read.problems()).isEmpty();
        assertThat(read.rules().getFirst().filters()).hasSize(1);
    }

    @Test
    void aFilterMustSayForWhichRulesItIs() {
        assertThat(read("title: f\nlogsource: {product: aws}\nfilter: {s: {user: x}, condition: not s}\n")
                        .problems())
                .singleElement()
                .asString()
                .contains("does not say for which rules it is");
    }

    private static boolean holds(RuleSet read, String user) {
        return Oracle.holds(
                read.rules().getFirst().predicate(),
                new MapEvent(Map.of("eventName", "CreateAccessKey", "user", user)));
    }

    private static RuleSet read(String filter) {
        return SigmaReader.read("rule.yml", filter + RULE, Placeholders.NONE);
    }
}
