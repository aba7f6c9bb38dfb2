package io.kumoban.detectors.sigma.pipeline;

import static io.kumoban.detectors.sigma.pipeline.Pipelines.holds;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.of;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.rule;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each transformation makes of small rules; the oracle and the plan must agree on all of them. */
class TransformationsTest {
    private static final String STOP = "{s: {eventName: StopLogging}, condition: s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: field_name_mapping, mapping: {eventName: event.action}} | event.action",
                "{type: field_name_mapping, mapping: {eventName: [x, event.action]}} | event.action",
                "{type: field_name_prefix, prefix: 'event.'} | event.eventName",
                "{type: field_name_suffix, suffix: .keyword} | eventName.keyword",
                "{type: field_name_prefix_mapping, mapping: {event: 'event.a'}} | event.aName",
            })
    void fieldsGetOtherNames(String transformation, String field) {
        RuleSet set = rule(of(transformation), STOP);

        assertThat(holds(set, "{\"%s\": \"stoplogging\"}".formatted(field))).isTrue();
        assertThat(holds(set, "{\"eventName\": \"StopLogging\"}")).isFalse();
    }

    @Test
    void aFieldWithSeveralNamesIsLookedForUnderAnyOfThem() {
        RuleSet set = rule(
                of("{type: field_name_mapping, mapping: {a: [b, c], d: e}}"),
                "{s: {a|contains|all: [x, y], f|fieldref: d}, condition: s}");

        assertThat(holds(set, "{\"c\": \"xy\", \"f\": 1, \"e\": 1}")).isTrue();
        assertThat(holds(set, "{\"b\": \"x\", \"c\": \"y\", \"f\": 1, \"e\": 1}"))
                .isFalse();
        assertThat(holds(set, "{\"c\": \"xy\", \"f\": 1, \"d\": 1}")).isFalse();
        assertThat(set.rules().getFirst().detection().searches().get("s").fields())
                .extracting("field")
                .containsExactly("b", "c", "f");
    }

    @Test
    void theListOfFieldsIsMappedToo() {
        assertThat(rule(of("{type: field_name_mapping, mapping: {eventName: [a, b]}}"), STOP)
                        .rules()
                        .getFirst()
                        .info()
                        .fields())
                .containsExactly("a", "b", "other");
        assertThat(rule(
                                of(
                                        "{type: add_field, field: [x, y]}",
                                        "{type: remove_field, field: other}",
                                        "{type: add_field, field: z}"),
                                STOP)
                        .rules()
                        .getFirst()
                        .info()
                        .fields())
                .containsExactly("eventName", "x", "y", "z");
        assertThat(rule(of("{type: set_field, fields: [q]}"), STOP)
                        .rules()
                        .getFirst()
                        .info()
                        .fields())
                .containsExactly("q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{s: {a: 1, b: 2}, condition: s}               | {'b': 2}",
                "{s: [{a: 1}, {b: 2}], condition: s}           | {'b': 2}",
                "{s: {a: 1}, t: {b: 2}, condition: s and t}    | {'b': 2}",
                "{s: {a: 1}, t: {b: 2}, condition: t and not s} | {'b': 2, 'a': 1}",
                "{s: {a: 1}, t: {b: 2}, u: {c: 3}, condition: 2 of them} | {'b': 2, 'c': 3}",
            })
    void whatIsDroppedDecidesNothing(String detection, String event) {
        RuleSet set = rule(
                of("{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [a]}]}"),
                detection);

        assertThat(holds(set, event.replace('\'', '"'))).isTrue();
        assertThat(holds(set, "{\"a\": 1}")).isFalse();
    }

    @Test
    void aRuleOfWhichNothingIsLeftIsAProblem() {
        RuleSet set = rule(of("{type: drop_detection_item}"), STOP);

        assertThat(set.rules()).isEmpty();
        assertThat(set.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.effect()).isEqualTo(Problem.Effect.REFUSED);
            assertThat(problem.toString()).contains("rules.yml:1:1", "drops everything");
        });
    }

    @Test
    void conditionsAreAddedToEveryCondition() {
        String twice = "{s: {a: 1}, t: {b: 2}, condition: [s, t]}";
        RuleSet added = rule(of("{type: add_condition, conditions: {index|startswith: [cloud, x], k: 3}}"), twice);
        RuleSet negated = rule(of("{type: add_condition, negated: true, conditions: {k: 3}}"), twice);
        RuleSet filled = rule(
                of("{type: add_condition, template: true, conditions: {src: '$product-${service}', n: 4}}"), twice);

        assertThat(holds(added, "{\"b\": 2, \"k\": 3, \"index\": \"cloudtrail\"}"))
                .isTrue();
        assertThat(holds(added, "{\"b\": 2, \"index\": \"cloudtrail\"}")).isFalse();
        assertThat(holds(negated, "{\"a\": 1, \"k\": 3}")).isFalse();
        assertThat(holds(negated, "{\"a\": 1, \"k\": 4}")).isTrue();
        assertThat(holds(filled, "{\"a\": 1, \"src\": \"aws-cloudtrail\", \"n\": 4}"))
                .isTrue();
        assertThat(holds(filled, "{\"a\": 1, \"src\": \"aws-vpcflow\", \"n\": 4}"))
                .isFalse();
    }

    @Test
    void whatWasAddedIsNotMeantByPatternsAndIsChangedByLaterItems() {
        RuleSet set = rule(
                of(
                        "{type: add_condition, name: idx, conditions: {k: 3}}",
                        "{type: field_name_mapping, mapping: {k: l}}"),
                "{idx: {a: 1}, condition: 1 of idx}");

        assertThat(holds(set, "{\"a\": 1, \"l\": 3}")).isTrue();
        assertThat(holds(set, "{\"a\": 1}")).isFalse();
        assertThat(set.rules().getFirst().detection().conditions().getFirst().text())
                .isEqualTo("idx_ and (1 of idx)");
    }

    @Test
    void theLogSourceIsChanged() {
        RuleSet set = rule(of("{type: change_logsource, category: dns}"), STOP);

        assertThat(set.rules().getFirst().logSource()).hasToString("category dns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a part of a text, groups as Python writes them, wildcards by the replacement or left alone
                "{type: replace_string, regex: '^Stop', replacement: Start}       | {a: StopX}     | StartX   | StopX",
                "{type: replace_string, regex: '(\\w+)-(\\w+)', replacement: '\\2$\\1'} | {a: x-y}  | y$x      | x-y",
                "{type: replace_string, regex: '(?P<n>b)', replacement: '[\\g<n>]'} | {a: abc}     | a[b]c    | abc",
                "{type: replace_string, regex: '/', replacement: '*'}             | {a: x/y}       | x--y     | z",
                "{type: replace_string, regex: '\\*', replacement: 'q'}           | {a: 'x*'}      | xq       | xz",
                "{type: replace_string, regex: 'x', replacement: 'q*', skip_special: true} | {a: 'x?'} | q*1  | qz1",
                "{type: replace_string, regex: 'x', replacement: 'q*', skip_special: true, interpret_special: true} |"
                        + " {a: x} | qz | x",
                "{type: replace_string, regex: '4', replacement: '5'}             | {a: 443}       | 553      | 443",
                "{type: replace_string, regex: '\\\\', replacement: '/'}          | {a: 'c:\\d'}   | c:/d     | c:",
                "{type: map_string, mapping: {x: y}}                              | {a: x}         | y        | x",
                "{type: map_string, mapping: {x: [y, 'z*']}}                      | {a: x}         | zz       | x",
                "{type: set_value, value: q}                                      | {a: x}         | q        | x",
                "{type: convert_type, target_type: str}                           | {a: 443}       | 443      | 44",
                "{type: regex, method: plain}                                     | {a: 'X.*y'}    | X.1y     | x.1y",
                "{type: regex}                                                    | {a: 'X?'}      | xy       | xyz",
                "{type: case, method: upper}                                      | `{a|cased: ab}` | AB       | ab",
                "{type: case, method: snake_case}                                 | `{a|cased: aBcDE}` | a_bc_d_e |"
                        + " aBcDE",
            })
    void valuesBecomeOthers(String transformation, String search, String holds, String not) {
        RuleSet set = rule(of(transformation), "{s: %s, condition: s}".formatted(search));

        assertThat(holds(set, "{\"a\": \"%s\"}".formatted(holds))).isTrue();
        assertThat(holds(set, "{\"a\": \"%s\"}".formatted(not))).isFalse();
    }

    @Test
    void valuesBecomeOfOtherKinds() {
        RuleSet number = rule(of("{type: convert_type, target_type: num}"), "{s: {a: '443'}, condition: s}");
        RuleSet nothing = rule(of("{type: set_value, value: null}"), "{s: {a: 1}, condition: s}");
        RuleSet text = rule(of("{type: set_value, value: 443, force_type: str}"), "{s: {a: 1}, condition: s}");

        assertThat(holds(number, "{\"a\": 443.0}")).isTrue();
        assertThat(holds(nothing, "{\"b\": 1}")).isTrue();
        assertThat(holds(text, "{\"a\": 443.0}")).isFalse();
        assertThat(rule(of("{type: convert_type, target_type: num}"), STOP).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("'StopLogging'"));
    }

    @Test
    void keywordsStayKeywords() {
        RuleSet set = rule(
                of("{type: replace_string, regex: '^a', replacement: b}", "{type: field_name_prefix, prefix: p.}"),
                "{s: [ax], condition: s}");

        assertThat(holds(set, "{\"any\": \"--bx--\"}")).isTrue();
        assertThat(holds(set, "{\"any\": \"--ax--\"}")).isFalse();
    }

    @Test
    void rulesAndLinesFailWithTheMessageOfThePipeline() {
        RuleSet whole = rule(of("{type: rule_failure, message: not for us}"), STOP);
        RuleSet line = rule(
                of("{type: detection_item_failure, message: no names,"
                        + " field_name_conditions: [{type: include_fields, fields: [eventName]}]}"),
                STOP);

        assertThat(whole.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("not for us"));
        assertThat(line.rules()).isEmpty();
        assertThat(line.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("no names"));
    }

    @Test
    void nestedItemsAreAppliedTogether() {
        RuleSet set = rule(
                of("{type: nest, rule_conditions: [{type: tag, tag: attack.t1562}], items: ["
                        + "{id: first, type: field_name_mapping, mapping: {eventName: x}},"
                        + "{type: field_name_suffix, suffix: y,"
                        + " field_name_conditions: [{type: processing_item_applied, processing_item_id: first}]}]}"),
                "{s: {eventName: StopLogging, b: 1}, condition: s}");

        assertThat(holds(set, "{\"xy\": \"StopLogging\", \"b\": 1}")).isTrue();
    }

    @Test
    void placeholdersAreFilledFromVariablesAndTheRestByWildcards() {
        RuleSet set = rule(Pipelines.read("""
            vars: {admins: [ann, 'ben*']}
            transformations:
              - {type: value_placeholders, include: [admins]}
              - {type: wildcard_placeholders}
            """), "{s: {u|expand: '%admins%', h|expand: 'x%hosts%'}, condition: s}");

        assertThat(holds(set, "{\"u\": \"benny\", \"h\": \"xyz\"}")).isTrue();
        assertThat(holds(set, "{\"u\": \"cid\", \"h\": \"xyz\"}")).isFalse();
    }

    @Test
    void fieldsOfCorrelationsAreMappedButAliasesAreNot() {
        CorrelationRule rule = set(of("{type: field_name_mapping, mapping: {user: u, host: h, who: never}}"), """
            title: A
            name: a
            logsource: {product: aws, service: cloudtrail}
            detection: {s: {x: 1}, condition: s}
            ---
            title: C
            correlation:
              type: value_count
              rules: [a]
              group-by: [who, host]
              aliases: {who: {a: user}}
              timespan: 1h
              condition: {field: user, gte: 3}
            """)
                .correlations()
                .getFirst();

        assertThat(rule.groupBy()).containsExactly("who", "h");
        assertThat(rule.aliases().get("who")).containsEntry("a", "u");
        assertThat(((CorrelationCondition.Threshold) rule.condition()).fields()).containsExactly("u");
    }

    @Test
    void aCorrelationOfARefusedRuleIsRefusedToo() {
        RuleSet set =
                set(of("{type: rule_failure, message: no, rule_conditions: [{type: contains_field, field: x}]}"), """
                    title: A
                    name: a
                    logsource: {product: aws, service: cloudtrail}
                    detection: {s: {x: 1}, condition: s}
                    ---
                    title: C
                    correlation: {type: event_count, rules: [a], group-by: [h], timespan: 1h, condition: {gte: 3}}
                    """);

        assertThat(set.rules()).isEmpty();
        assertThat(set.correlations()).isEmpty();
        assertThat(set.problems()).hasSize(2);
    }
}
