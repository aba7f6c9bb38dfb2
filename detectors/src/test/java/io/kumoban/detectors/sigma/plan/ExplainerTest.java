package io.kumoban.detectors.sigma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.SigmaExplainer;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    @Test
    void eachPartOfARuleSaysWhetherItHolds() {
        SigmaRule rule =
                SigmaReader.read("rule.yml", """
                    title: A rule
                    logsource: {product: aws, service: cloudtrail}
                    detection:
                      selection:
                        eventName: StopLogging
                        eventSource: cloudtrail.amazonaws.com
                      filter:
                        userAgent|contains: Terraform
                      condition: selection and not filter
                    """, Placeholders.NONE).rules().getFirst();

        var outcomes = new SigmaExplainer(rule)
                .explain(new MapEvent(
                        Map.of("eventName", "stoplogging", "eventSource", "x", "userAgent", "Terraform/1")));

        assertThat(outcomes)
                .extracting(
                        outcome -> outcome.part().kind() + " " + outcome.part().name() + " " + outcome.holds())
                .containsExactly(
                        "CONDITION selection and not filter false",
                        "SEARCH selection false",
                        "ITEM eventName true",
                        "ITEM eventSource false",
                        "SEARCH filter true",
                        "ITEM userAgent true");
        assertThat(outcomes.get(2).part().place().line()).isEqualTo(5);
    }
}
