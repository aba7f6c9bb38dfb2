package io.kumoban.detectors.sigma.pipeline;

import static io.kumoban.detectors.sigma.pipeline.Pipelines.holds;
import static io.kumoban.detectors.sigma.pipeline.Pipelines.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.rule.RuleSet;
import org.junit.jupiter.api.Test;

/** Whole pipelines in the shapes in which people publish them. */
class PublishedShapesTest {
    /** Names of one product for another's: by log source first, then for all, and a prefix for what is left. */
    private static final String NAMES = """
        name: our trail under names of a lake
        priority: 20
        allowed_backends:
          - lake
        transformations:
          # where the events lie
          - id: lake_table
            type: add_condition
            conditions:
              table: trail-$service
              kind: [1, 2]
            template: true
            rule_conditions:
              - type: logsource
                product: aws
          - id: lake_calls
            type: field_name_mapping
            mapping:
              eventName: api.operation      # of calls only
              awsRegion: awsRegion
            rule_conditions:
              - type: logsource
                product: aws
                service: cloudtrail
          - id: lake_all
            type: field_name_mapping
            mapping:
              sourceIPAddress: "src.ip"
              recipientAccountId:
                - account.id
                - owner.id
          - id: lake_rest
            type: field_name_prefix
            prefix: "unmapped."
            field_name_cond_not: true
            field_name_cond_op: OP
            field_name_conditions:
              - type: processing_item_applied
                processing_item_id: lake_calls
              - type: processing_item_applied
                processing_item_id: lake_all
              - type: include_fields
                fields:
                  - "\\\\w+\\\\..*"
                  - "^(table|kind)$"
                mode: re
          - id: lake_truth
            type: replace_string
            regex: "^[Tt]rue$"
            replacement: "yes"
        """;

    private static final String RULE =
            "{s: {eventName: StopLogging, awsRegion: x, sourceIPAddress|cidr: 192.0.2.0/24, recipientAccountId: '1',"
                    + " readOnly: 'true', user.name: ann}, condition: s}";
    private static final String EVENT =
            "{\"table\": \"trail-cloudtrail\", \"kind\": 2, \"api.operation\": \"stoplogging\", \"awsRegion\": \"x\","
                    + " \"src.ip\": \"192.0.2.7\", \"owner.id\": \"1\", \"unmapped.readOnly\": \"yes\", \"user.name\":"
                    + " \"ann\"}";

    @Test
    void whatNoMappingKnowsGetsAPrefixAndWhatIsMappedToItselfDoesNot() {
        RuleSet set = rule(Pipelines.read(NAMES.replace("OP", "or")), RULE);

        assertThat(set.rules().getFirst().detection().searches().get("s").fields())
                .extracting("field")
                .containsExactly(
                        "api.operation",
                        "awsRegion",
                        "src.ip",
                        "account.id",
                        "owner.id",
                        "unmapped.readOnly",
                        "user.name");
        assertThat(holds(set, EVENT)).isTrue();
    }

    @Test
    void anyIsReadAsOrAndThatIsSaid() {
        Pipeline pipeline = Pipelines.read(NAMES.replace("OP", "any"));

        assertThat(pipeline.notes())
                .singleElement()
                .asString()
                .contains(":36:25: 'field_name_cond_op: any' is read as 'or'");
        assertThat(holds(rule(pipeline, RULE), EVENT)).isTrue();
    }

    @Test
    void whatServesTheTextOfQueriesIsPassedOverAndTheRestApplies() {
        Pipeline pipeline = Pipelines.read("""
            name: pages for a wiki
            priority: 100
            vars:
              sources:
                aws:
                  - "the trail"
              admins: [ann, ben]
            transformations:
              - id: page
                type: set_custom_attribute
                attribute: page
                value: aws
                rule_conditions: [{type: logsource, product: aws}]
              - type: value_placeholders
                include:
                  - admins
            postprocessing:
              - type: template
                template: |+
                  {%- if rule.level %}
                  name: {{ rule.title }}
                  {%- endif %}
                  {{ query | indent(2) }}
            finalizers:
            - type: nested
              finalizers:
                - {type: concat, separator: "\\n"}
            """);
        RuleSet set = rule(pipeline, "{s: {user|expand: '%admins%'}, condition: s}");

        assertThat(pipeline.notes()).hasSize(3);
        assertThat(holds(set, "{\"user\": \"ben\"}")).isTrue();
        assertThat(set.rules().getFirst().info().custom()).containsKey("page");
    }

    @Test
    void aPipelineWithoutTransformationsLeavesRulesAsTheyAre() {
        String plain = "{s: {a: 1}, condition: s}";
        RuleSet set = rule(Pipelines.read("postprocessing: [{type: embed, prefix: 'index=x '}]\n"), plain);

        assertThat(set.rules()).isEqualTo(rule(Pipeline.NONE, plain).rules());
    }

    @Test
    void itemsMayShareTheirConditionsAndKeepState() {
        RuleSet set = rule(Pipelines.read("""
            transformations:
              - id: group
                type: nest
                items:
                  - id: seen
                    type: set_state
                    key: stage
                    val: named
                  - id: prefix
                    type: field_name_prefix
                    prefix: "aws."
                rule_conditions:
                  on_aws: {type: logsource, product: aws}
                  on_dns: {type: logsource, category: dns}
                rule_cond_expr: on_aws and not on_dns
              - type: field_name_suffix
                suffix: .text
                rule_conditions:
                  - {type: processing_state, key: stage, val: named}
                  - {type: processing_item_applied, processing_item_id: prefix}
                field_name_conditions:
                  - {type: processing_item_applied, processing_item_id: prefix}
            """), "{s: {eventName: StopLogging}, condition: s}");

        assertThat(holds(set, "{\"aws.eventName.text\": \"StopLogging\"}")).isTrue();
    }
}
