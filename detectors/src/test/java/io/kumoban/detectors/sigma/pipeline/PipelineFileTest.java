package io.kumoban.detectors.sigma.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.yaml.ConfigurationError;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of pipelines that cannot be used, and what of good ones is passed over. */
class PipelineFileTest {
    private static final String GOOD = """
        name: good
        priority: 20
        allowed_backends: [x]
        vars: {v: [1, two], w: {x: y}}
        transformations:
          - id: names
            type: field_name_mapping
            mapping: {a: b, c: [d, e]}
            rule_conditions: [{type: logsource, product: aws}]
          - type: add_condition
            conditions: {index: x}
          - type: hashes_fields
            valid_hash_algos: [MD5, SHA1]
            field_name_conditions: [{type: include_fields, fields: [Hashes]}]
          - type: nest
            items:
              - {type: replace_string, regex: '(x)', replacement: '\\1y'}
          - type: strict_field_mapping_failure
            rule_cond_op: any
            rule_conditions: [{type: contains_field, field: q}]
        postprocessing:
          - {type: embed, prefix: '('}
        finalizers:
          - {type: concat}
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- {id: q, type: query_expression_placeholders, expression: x} | :2:5: the transformation 'q'"
                        + " (query_expression_placeholders): this type cannot",
                "- {id: q, type: nonsense}                       | :2:5: the transformation 'q' (nonsense): this type"
                        + " is not known",
                "- {type: field_name_mapping}                    | the transformation 1 (field_name_mapping):"
                        + " 'mapping' is missing",
                "- {type: field_name_mapping, mapping: 3}        | 'mapping' must be a mapping",
                "- {type: field_name_prefix_mapping, mapping: {null: x}} | keywords have no beginning",
                "- {type: field_name_transform, transform_func: lower} | a function in Python",
                "- {type: http_placeholders, url: 'http://x'}    | fetches values from elsewhere",
                "- {type: hashes_fields}                         | 'valid_hash_algos' is missing",
                "- {type: hashes_fields, valid_hash_algos: [MD5], drop_algo_prefix: true} | no name of a field",
                "- {type: convert_type}                          | 'target_type' is missing",
                "- {type: change_logsource}                      | none of 'category'",
                "- {type: rule_failure, message: x, rule_conditions: [{type: logsource}]} | none of 'category'",
                "- {type: replace_string, regex: a, replacement: '\\q'} | the escape \\q",
                "- {type: field_name_prefix, prefix: x, suffix: y} | unknown key of the transformation 1"
                        + " (field_name_prefix) 'suffix'",
                "- {id: x}                                       | 'type' is missing",
                "- 7                                             | a transformation must be a mapping",
                "- {type: regex, method: wild}                   | 'method' must be ignore_case_brackets",
                "- {type: replace_string, regex: '(', replacement: x} | the expression of 'regex' cannot be used",
                "- {type: replace_string, regex: '(?=a)', replacement: x} | looking around",
                "- {type: replace_string, regex: 'a', replacement: '\\3'} | names a group",
                "- {type: set_value, value: x, force_type: num}  | must be a number",
                "- {type: nest}                                  | 'items' is missing",
                "- {type: rule_failure, message: x, rule_conditions: [{type: strange}]} | 'strange' is none of the"
                        + " rule conditions",
                "- {type: rule_failure, message: x, rule_conditions: [{type: tag}]} | the condition 'tag' of the"
                        + " transformation 1 (rule_failure): 'tag' is missing",
                "- {type: rule_failure, message: x, rule_cond_expr: a and, rule_conditions: {a: {type:"
                        + " is_sigma_rule}}} | 'rule_cond_expr'",
                "- {type: rule_failure, message: x, rule_cond_expr: b, rule_conditions: {a: {type: is_sigma_rule}}} |"
                        + " no condition is called 'b'",
                "- {type: rule_failure, message: x, rule_cond_op: xor} | 'rule_cond_op' must be and, or",
                "- {type: value_placeholders, rule_conditions: [{type: is_sigma_rule}]} | conditions cannot be kept"
                        + " here",
                "- {type: wildcard_placeholders, include: [a], exclude: [b]} | side by side",
                "- {type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: ['['], mode:"
                        + " re}]} | the expression of 'fields'",
            })
    void mistakesAreToldWithFileLineAndTransformation(String item, String told) {
        assertThatThrownBy(() -> PipelineFile.read("p.yml", "transformations:\n  " + item + "\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("p.yml:2:")
                .hasMessageContaining(told);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> PipelineFile.read("p.yml", """
            priority: soon
            transfomations: []
            transformations:
              - {type: field_name_prefix}
              - {type: field_name_suffix}
            """))
                .hasMessageContainingAll("p.yml:1:11", "transfomations", "'prefix'", "'suffix'");
    }

    @Test
    void whatConcernsQueriesIsPassedOverAndSaidAndSoIsWhatIsReadOtherwise() {
        PipelineFile file = PipelineFile.read("p.yml", GOOD);

        assertThat(file.priority()).isEqualTo(20);
        assertThat(file.notes())
                .hasSize(4)
                .anyMatch(note -> note.startsWith("p.yml:4:21: the variable 'w'"))
                .anyMatch(note -> note.startsWith("p.yml:19:19: 'rule_cond_op: any' is read as 'or'"))
                .anyMatch(note -> note.contains("postprocessing"))
                .anyMatch(note -> note.contains("finalizers"));
    }

    @Test
    void lowerPrioritiesComeFirst() {
        Pipeline pipeline = Pipelines.read(
                "{priority: 30, transformations: [{type: field_name_mapping, mapping: {b: c}}]}",
                "{priority: 10, transformations: [{type: field_name_mapping, mapping: {a: b}}]}");
        RuleSet set = Pipelines.rule(pipeline, "{s: {a: 1}, condition: s}");

        assertThat(Pipelines.holds(set, "{\"c\": 1}")).isTrue();
    }

    @Test
    void damagedPipelinesAreToldOrUsedAndNothingElse() {
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] damaged = Damage.to(GOOD.getBytes(StandardCharsets.UTF_8), new Random(seed));
            String text = new String(damaged, StandardCharsets.UTF_8);
            try {
                PipelineFile file = PipelineFile.read("p.yml", text);
                Pipelines.rule(
                        new Pipeline(file.items(), file.steps(), file.variables(), file.notes()),
                        "{s: {a: 1, c|contains: x}, condition: s}");
            } catch (ConfigurationError told) {
                assertThat(told.mistakes()).isNotEmpty();
            }
        }
    }
}
