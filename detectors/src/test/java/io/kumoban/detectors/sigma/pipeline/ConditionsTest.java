package io.kumoban.detectors.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When items are applied: each condition where it holds and where it does not. */
class ConditionsTest {
    private static final String DETECTION = "{s: {a: 'x*', b: [1, yes], c: null}, condition: s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: logsource, product: aws}",
                "{type: logsource, product: AWS, service: cloudtrail}",
                "{type: contains_field, field: b}",
                "{type: contains_detection_item, field: b, value: 1}",
                "{type: contains_detection_item, field: a, value: 'x*'}",
                "{type: is_sigma_rule}",
                "{type: tag, tag: attack.t1562}",
                "{type: rule_attribute, attribute: level, value: medium, op: gt}",
                "{type: rule_attribute, attribute: status, value: experimental, op: gte}",
                "{type: rule_attribute, attribute: title, value: Tried}",
                "{type: rule_attribute, attribute: fields, value: other, op: in}",
                "{type: rule_attribute, attribute: colour, value: red}",
                "{type: processing_item_applied, processing_item_id: coloured}",
                "{type: processing_state, key: n, val: 5, op: lt}",
            })
    void conditionsOnRulesHold(String condition) {
        assertThat(isApplied("rule_conditions: [%s]".formatted(condition))).isTrue();
        assertThat(isApplied("rule_cond_not: true, rule_conditions: [%s]".formatted(condition)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: logsource, product: azure}",
                "{type: contains_field, field: q}",
                "{type: contains_detection_item, field: b, value: '1'}",
                "{type: contains_detection_item, field: a, value: 'x\\*'}",
                "{type: is_sigma_correlation_rule}",
                "{type: tag, tag: attack.t1110}",
                "{type: rule_attribute, attribute: level, value: high, op: gt}",
                "{type: rule_attribute, attribute: nothing, value: 1}",
                "{type: processing_item_applied, processing_item_id: other}",
                "{type: processing_state, key: other, val: 5}",
            })
    void conditionsOnRulesDoNotHold(String condition) {
        assertThat(isApplied("rule_conditions: [%s]".formatted(condition))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rule_cond_op: or, rule_conditions: [{type: is_sigma_rule}, {type: tag, tag: no}]               | true",
                "rule_conditions: [{type: is_sigma_rule}, {type: tag, tag: no}]                                 |"
                        + " false",
                "rule_cond_expr: r and not (t or c), rule_conditions: {r: {type: is_sigma_rule}, t: {type: tag, tag:"
                        + " no}, c: {type: is_sigma_correlation_rule}}                                                |"
                        + " true",
                "rule_cond_not: true                                                                            | true",
            })
    void conditionsAreJoined(String conditions, boolean applied) {
        assertThat(isApplied(conditions)).isEqualTo(applied);
    }

    private static boolean isApplied(String conditions) {
        RuleSet set = Pipelines.rule(
                Pipelines.of(
                        "{id: coloured, type: set_custom_attribute, attribute: colour, value: red}",
                        "{type: set_state, key: n, val: 4}",
                        "{type: set_custom_attribute, attribute: applied, value: 1, %s}".formatted(conditions)),
                DETECTION);
        assertThat(set.problems()).isEmpty();
        return set.rules().getFirst().info().custom().containsKey("applied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "detection_item_conditions: [{type: match_string, cond: any, pattern: 'x'}]                  | pa b c",
                "detection_item_conditions: [{type: match_string, cond: all, pattern: 'y', negate: true}]    | pa b pc",
                "detection_item_conditions: [{type: match_value, cond: any, value: 1}]                       | a pb c",
                "detection_item_conditions: [{type: is_null, cond: all}]                                     | a b pc",
                "detection_item_conditions: [{type: contains_wildcard, cond: any}]                           | pa b c",
                "detection_item_cond_not: true, detection_item_conditions: [{type: contains_wildcard, cond: any}] | a"
                        + " pb pc",
                "detection_item_conditions: [{type: processing_state, key: n, val: 4}]                       | pa pb"
                        + " pc",
                "detection_item_conditions: [{type: processing_item_applied, processing_item_id: one}]       | a b pc",
                "field_name_conditions: [{type: include_fields, fields: [a, c]}]                             | pa b pc",
                "field_name_conditions: [{type: exclude_fields, fields: [a, c]}]                             | a pb c",
                "field_name_conditions: [{type: include_fields, mode: re, fields: ['[ab]']}]                 | pa pb c",
                "field_name_cond_op: or, field_name_conditions: [{type: include_fields, fields: [a]}, {type:"
                        + " include_fields, fields: [b]}]                                              | pa pb c",
                "field_name_conditions: [{type: processing_item_applied, processing_item_id: one}]           | a b pc",
            })
    void linesAndFieldsAreChosen(String conditions, String fields) {
        RuleSet set = Pipelines.rule(
                Pipelines.of(
                        "{type: set_state, key: n, val: 4}",
                        "{id: one, type: field_name_mapping, mapping: {d: c}}",
                        "{type: field_name_prefix, prefix: p, %s}".formatted(conditions)),
                "{s: {a: 'x*', b: [1, yes], d: null}, condition: s}");

        assertThat(set.problems()).isEmpty();
        assertThat(set.rules().getFirst().detection().searches().get("s").fields())
                .extracting("field")
                .containsExactly((Object[]) fields.split(" "));
    }
}
