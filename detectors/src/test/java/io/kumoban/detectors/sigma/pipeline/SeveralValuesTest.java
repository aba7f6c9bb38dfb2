package io.kumoban.detectors.sigma.pipeline;

import static io.kumoban.detectors.sigma.pipeline.Pipelines.holds;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.of;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.api.Test;

/** Values and fields that become several, and keywords that get a field. */
class SeveralValuesTest {
    private static final String MAPPED = "{type: map_string, mapping: {'*x*': ['*y*', '*z*']}}";

    @Test
    void aValueThatBecomesSeveralIsAnyOfThemAndUnderAllItIsAllOfThem() {
        RuleSet any = rule(of(MAPPED), "{s: {a|contains: [x, w]}, condition: s}");
        RuleSet all = rule(of(MAPPED), "{s: {a|contains|all: [x, w]}, condition: s}");

        assertThat(holds(any, "{\"a\": \"z\"}")).isTrue();
        assertThat(holds(all, "{\"a\": \"wyz\"}")).isTrue();
        assertThat(holds(all, "{\"a\": \"wz\"}")).isFalse();
    }

    @Test
    void keywordsUnderAllAreTreatedLikewise() {
        RuleSet all = rule(of("{type: map_string, mapping: {x: [y, z]}}"), "{s: {'|all': [x, w]}, condition: s}");

        assertThat(holds(all, "{\"a\": \"wyz\"}")).isTrue();
        assertThat(holds(all, "{\"a\": \"wz\"}")).isFalse();
    }

    @Test
    void alternativesThatAModifierMadeStayAlternativesUnderAll() {
        RuleSet set = rule(
                of("{type: replace_string, regex: q, replacement: p}"),
                "{s: {a|windash|contains|all: [' -q ', ' -r ']}, condition: s}");

        assertThat(holds(set, "{\"a\": \"cmd /p -r x\"}")).isTrue();
        assertThat(holds(set, "{\"a\": \"cmd /p x\"}")).isFalse();
    }

    @Test
    void keywordsGetAFieldInWhichTheyAreLookedForAnywhere() {
        RuleSet set = rule(
                of(
                        "{type: field_name_mapping, mapping: {null: [message, text]}}",
                        "{type: field_name_suffix, suffix: .raw}"),
                "{s: [one, tw*o], condition: s}");

        assertThat(holds(set, "{\"text.raw\": \"someone\"}")).isTrue();
        assertThat(holds(set, "{\"message.raw\": \"-twoo-\"}")).isTrue();
        assertThat(holds(set, "{\"other\": \"one\"}")).isFalse();
        assertThat(set.rules().getFirst().detection().searches().get("s").fields())
                .extracting("field")
                .containsExactly("message.raw", "text.raw", "message.raw", "text.raw");
    }

    @Test
    void aMappingToNothingLeavesTheNameAlone() {
        RuleSet set = rule(of("{type: field_name_mapping, mapping: {a: null}}"), "{s: {a: 1}, condition: s}");

        assertThat(holds(set, "{\"a\": 1}")).isTrue();
    }

    @Test
    void fieldsWithoutAMappingAreRefusedWherePipelinesAreStrict() {
        String mapping = "{type: field_name_mapping, mapping: {a: x, b: b}}";
        RuleSet mapped = rule(of(mapping, "{type: strict_field_mapping_failure}"), "{s: {a: 1, b: 2}, condition: s}");
        RuleSet unmapped = rule(
                of(mapping, "{type: strict_field_mapping_failure}"),
                "{s: {a: 1, c: 2, d: 3}, t: [word], condition: s}");

        assertThat(holds(mapped, "{\"x\": 1, \"b\": 2}")).isTrue();
        assertThat(unmapped.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).endsWith("no mapping of c, d"));
    }

    @Test
    void aListKeptAsStateIsNoValueThatConditionsCouldAskFor() {
        RuleSet set = rule(
                of(
                        "{type: set_state, key: k, val: one}",
                        "{type: set_state, key: k, val: [one, two]}",
                        "{type: field_name_prefix, prefix: p, rule_conditions: [{type: processing_state, key: k, val:"
                                + " one}]}"),
                "{s: {a: 1}, condition: s}");

        assertThat(holds(set, "{\"a\": 1}")).isTrue();
    }
}
