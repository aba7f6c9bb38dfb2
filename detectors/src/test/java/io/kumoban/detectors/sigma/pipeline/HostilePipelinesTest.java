package io.kumoban.detectors.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.rule.RuleSet;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines that would make a rule grow without bound: the rule is a problem, at once and with little memory. */
class HostilePipelinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: field_name_mapping, mapping: {a: [a, a]}}         | 40  | tests of the rule",
                "{type: map_string, mapping: {x: [x, x]}}                 | 40  | tests of the rule",
                "{type: field_name_mapping, mapping: {b: [b, b]}}         | 40  | tests of the rule",
                "{type: field_name_mapping, mapping: {other: [other, other]}} | 40 | names of a list of fields",
                "{type: field_name_prefix, prefix: ppppppppppppppppppppp} | 100 | name of a field",
                "{type: replace_string, regex: '', replacement: xxxxxxx}  | 10  | makes a text of more than",
                "`{type: add_condition, conditions: {c|windash: ['a -b -c -d -e', 'f -g -h -i -j']}}` | 100 | tests of"
                        + " the rule",
            })
    void itemsThatMultiplyAreStopped(String item, int times, String told) {
        RuleSet set = Pipelines.rule(
                Pipelines.of(Collections.nCopies(times, item).toArray(String[]::new)),
                "{s: {a: x, c|fieldref: b}, condition: s}");

        assertThat(set.rules()).isEmpty();
        assertThat(set.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains(told));
    }

    @Test
    void aLongPrefixOfHashesIsAMistake() {
        String item = "{type: hashes_fields, valid_hash_algos: [MD5], field_prefix: %s}".formatted("p".repeat(1025));

        assertThatThrownBy(() -> Pipelines.of(item)).hasMessageContaining("'field_prefix' is longer than 1024");
    }

    @Test
    void groupsOfCorrelationsThatMultiplyAreStopped() {
        RuleSet set = Pipelines.set(
                Pipelines.of(Collections.nCopies(40, "{type: field_name_mapping, mapping: {h: [h, h]}}")
                        .toArray(String[]::new)),
                """
                title: A
                name: a
                logsource: {product: aws, service: cloudtrail}
                detection: {s: {x: 1}, condition: s}
                ---
                title: C
                correlation: {type: event_count, rules: [a], group-by: [h], timespan: 1h, condition: {gte: 3}}
                """);

        assertThat(set.correlations()).isEmpty();
        assertThat(set.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("names of a list of fields"));
    }

    @Test
    void longTextsOfManyValuesAreStopped() {
        String values = String.join(", ", Collections.nCopies(200, "x"));
        RuleSet set = Pipelines.rule(
                Pipelines.of("{type: replace_string, regex: x, replacement: %s}".formatted("y".repeat(40_000))),
                "{s: {a: [%s]}, condition: s}".formatted(values));

        assertThat(set.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("characters"));
    }

    @Test
    void aRuleOfManyTestsGoesThroughAllTheSame() {
        StringBuilder values = new StringBuilder("x0");
        for (int i = 1; i < 60_000; i++) {
            values.append(", x").append(i);
        }
        RuleSet set = Pipelines.rule(
                Pipelines.of("{type: field_name_prefix, prefix: p}", "{type: field_name_suffix, suffix: s}"),
                "{s: {a: [%s]}, condition: s}".formatted(values));

        assertThat(set.problems()).isEmpty();
        assertThat(set.rules()).hasSize(1);
    }
}
