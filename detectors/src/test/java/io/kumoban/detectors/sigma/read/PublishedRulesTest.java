package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.testing.ExternalData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published collections of rules, as they stand. */
class PublishedRulesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("nothing is known of the placeholder %([^%]+)%");

    @Test
    void everyRuleOfSigmaHqIsReadOncePlaceholdersAreKnown() {
        List<String> collection = List.of(ExternalData.named("sigma").toString());
        RuleSet without = SigmaReader.read(collection, Placeholders.NONE);
        List<String> files = without.problems().stream()
                .map(problem -> problem.place().file())
                .distinct()
                .toList();
        Map<String, List<String>> values = new HashMap<>();

        RuleSet rest = without;
        for (int round = 0; round < 3 && !rest.problems().isEmpty(); round++) {
            addMissing(rest.problems(), values);
            rest = SigmaReader.read(files, new Placeholders(values));
        }

        assertThat(rest.problems()).isEmpty();
        assertThat(rest.rules()).hasSameSizeAs(files);
        assertThat(without.rules().size() + files.size()).isEqualTo(3780);
    }

    @Test
    void everyRuleOfSuzakuIsRead() {
        RuleSet read =
                SigmaReader.read(List.of(ExternalData.named("sigma-suzaku").toString()), Placeholders.NONE);

        assertThat(read.problems()).isEmpty();
        assertThat(read.correlations()).hasSize(5);
        assertThat(read.rules()).hasSizeGreaterThan(810);
    }

    /** Adds a value for every placeholder that is missing; there must be no other problem. */
    private static void addMissing(List<Problem> problems, Map<String, List<String>> values) {
        for (Problem problem : problems) {
            Matcher missing = PLACEHOLDER.matcher(problem.sentence());
            assertThat(missing.matches()).as(problem.toString()).isTrue();
            values.put(missing.group(1), List.of("192.0.2.1"));
        }
    }
}
