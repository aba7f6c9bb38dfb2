package io.kumoban.detectors.sigma.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.read.RuleSettingsFile;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.engine.yaml.ConfigurationError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What settings make of rules, and of correlations that are made of them. */
class RuleSettingsTest {
    private static final String RULES = """
        title: Change
        name: change
        level: low
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName|startswith: Put}, condition: s}
        ---
        title: Refusal
        name: refusal
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {errorCode: AccessDenied}, condition: s}
        ---
        title: Many changes
        id: many
        level: medium
        correlation: {type: event_count, rules: [change], group-by: [awsRegion], timespan: 1h, condition: {gte: 5}}
        ---
        title: Counted
        id: counted
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: GetObject}, timeframe: 1h, condition: 's | count() by awsRegion > 5'}
        """;

    @TempDir
    Path folder;

    @Test
    void aRuleThatIsSwitchedOffFeedsNoCorrelation() throws IOException {
        LoadedRules loaded = loaded("- {rule: change, disable: true, reason: too many}");

        assertThat(loaded.inactive())
                .containsEntry("change", "it is switched off: too many")
                .containsEntry("many", "no rule that it is made of runs");
        assertThat(loaded.loaded()).contains("refusal", "counted").doesNotContain("change", "many");
    }

    @Test
    void aCorrelationThatIsSwitchedOffLeavesItsRulesSilent() throws IOException {
        LoadedRules loaded = loaded("- {rule: many, disable: true, reason: too many}");

        assertThat(loaded.inactive()).containsOnlyKeys("many");
        assertThat(set("- {rule: many, disable: true, reason: too many}").silent())
                .contains("change");
    }

    @Test
    void rulesAndCorrelationsAreGivenALevelAndTheLastOneCounts() throws IOException {
        RuleSet set = set("""
            - {rule: Change, level: high, reason: one}
            - {rule: change, level: critical, reason: two}
            - {rule: many, level: informational, reason: three}
            """);

        assertThat(set.rules().getFirst().info().level()).isEqualTo(Level.CRITICAL);
        assertThat(set.correlations().getFirst().info().level()).isEqualTo(Level.INFORMATIONAL);
        assertThat(set.correlations().getFirst().rules().getFirst().rule())
                .as("correlations are made of the changed rule")
                .isSameAs(set.rules().getFirst());
    }

    @Test
    void alternativesOfAnExceptionAreAlternatives() throws IOException {
        RuleSet set = set("""
            - rule: change
              reason: known
              except:
                - {awsRegion: eu-west-1, userAgent|contains: deploy}
                - eventName: PutMetricData
            """);
        SigmaMatcher matcher = SigmaEngine.compile(set).matcher();

        assertThat(matcher.match(Map.of("eventName", "PutObject", "awsRegion", "eu-west-1", "userAgent", "deploy/1")))
                .isZero();
        assertThat(matcher.match(Map.of("eventName", "PutMetricData"))).isZero();
        assertThat(matcher.match(Map.of("eventName", "PutObject", "awsRegion", "eu-west-1")))
                .isOne();
    }

    @Test
    void anExceptionOfACountOfEventsIsOneOfItsEvents() throws IOException {
        String settings = "- {rule: counted, except: {userAgent: backup}, reason: nightly}";
        SigmaMatcher matcher = SigmaEngine.compile(set(settings)).matcher();

        assertThat(matcher.match(Map.of("eventName", "GetObject", "userAgent", "backup")))
                .isZero();
        assertThat(matcher.match(Map.of("eventName", "GetObject"))).isOne();
        assertThat(read(settings).idle(set(settings))).isEmpty();
    }

    @Test
    void whatChangesNothingIsTold() throws IOException {
        String settings = """
            - {rule: nobody, disable: true, reason: old}
            - {rule: many, except: {a: b}, reason: old}
            """;

        assertThat(read(settings).idle(set(settings)))
                .extracting(Problem::sentence)
                .containsExactly(
                        "there is no rule 'nobody' among those that were read",
                        "'many' is a correlation, which has no exceptions");
    }

    @Test
    void aSelectionWithoutAnyTestIsAMistake() {
        assertThatThrownBy(() -> read("- {rule: change, except: {}, reason: none}"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("settings.yaml:1:");
        assertThatThrownBy(() -> read("rule: change"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("must be a list");
    }

    private RuleSettings read(String settings) throws IOException {
        return RuleSettingsFile.read(
                Files.writeString(folder.resolve("settings.yaml"), settings + "\n"), Placeholders.NONE);
    }

    private RuleSet set(String settings) throws IOException {
        return SigmaReader.read(Map.of("rules.yml", RULES), List.of(), ReadingOptions.NONE.changedBy(read(settings)));
    }

    private LoadedRules loaded(String settings) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
        return LoadedRules.read(List.of(rules.toString()), ReadingOptions.NONE.changedBy(read(settings)));
    }
}
