package io.kumoban.console.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules of two sets are the same one. */
class RulePairTest {
    @Test
    void anIdCountsMoreThanATitle() {
        List<RulePair> pairs = RulePair.join(rules("a/One", "b/Two"), rules("b/One", "A/Two"));

        assertThat(pairs).extracting(RulePairTest::words).containsExactly("One=Two", "Two=One");
    }

    @Test
    void ofSeveralWithOneTitleTheFirstAreJoined() {
        List<RulePair> pairs = RulePair.join(rules("/Same", "/Same"), rules("/Same", "/Other"));

        assertThat(pairs).extracting(RulePairTest::words).containsExactly("Same=Same", "Same=", "=Other");
        assertThat(pairs)
                .extracting(RulePair::where)
                .containsExactly(RulePair.Where.BOTH, RulePair.Where.OLD, RulePair.Where.NEW);
    }

    private static String words(RulePair pair) {
        SigmaRule before = pair.before();
        SigmaRule now = pair.now();
        return (before == null ? "" : before.info().title())
                + "="
                + (now == null ? "" : now.info().title());
    }

    /** Rules of these ids and titles. */
    private static List<SigmaRule> rules(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            String[] parts = name.split("/");
            text.append("""
                title: %s
                %s
                logsource: {product: aws, service: cloudtrail}
                detection: {s: {eventName: %s}, condition: s}
                ---
                """.formatted(parts[1], parts[0].isEmpty() ? "" : "id: " + parts[0], parts[1]));
        }
        return SigmaReader.read("rules.yml", text.toString(), Placeholders.NONE).rules();
    }
}
