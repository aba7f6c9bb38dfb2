package io.kumoban.detectors.sigma.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of rules, and what is not. */
class LinterTest {
    private static final String HEAD = """
        title: t
        id: 11111111-2222-3333-4444-555555555555
        level: high
        """;
    private static final String TRAIL = "logsource: {product: aws, service: cloudtrail}\n";
    private static final String FLOWS = "logsource: {product: aws, service: vpcflow}\n";

    @Test
    void aGoodRuleGetsNoRemark() {
        assertThat(lint(HEAD + TRAIL + "detection: {s: {eventName: StopLogging}, condition: s}"))
                .isEmpty();
    }

    @Test
    void theShippedRulesGetNoErrors() {
        assertThat(Linter.lint(ShippedRules.read(ShippedRules.names(), Placeholders.NONE)))
                .filteredOn(remark -> remark.check().grade() == Check.Grade.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{s: {eventName: a, EventName: b}, condition: s} ; UNKNOWN_FIELD",
                "{s: {eventName: a}, t: {eventName: b}, condition: s} ; UNUSED_SEARCH",
                "{s: {eventName: a}, t: {eventName: b}, condition: s and t} ; NEVER_FIRES",
                "{s: {eventName: a}, condition: s and not s} ; NEVER_FIRES",
                "{s: {eventName: [a, b]}, t: {eventName|startswith: c}, condition: s and t} ; NEVER_FIRES",
                "{s: {eventName: a}, f1: {eventName: b, awsRegion: x}, f2: {eventName: c, awsRegion: y}, condition: s"
                        + " and 1 of f*} ; NEVER_FIRES",
                "{s: {eventName|all: [a, b]}, condition: s} ; CONTRADICTION NEVER_FIRES",
                "{s: {errorCode: null}, condition: s} ; FIRES_ON_NOTHING EVERY_EVENT",
                "{s: {eventSource: s3.amazonaws.com}, condition: s} ; OVER_BROAD",
                "{s: {userIdentity.arn: '*'}, condition: s} ; OVER_BROAD",
                "{s: [evil words], condition: s} ; KEYWORDS",
                "{s: {eventName|re: '^[A-Z]+$'}, condition: s} ; SLOW_EXPRESSION",
                "{s: {eventName|re: '(a'}, condition: s} ; UNUSABLE",
                "{s: {eventName: a}, condition: s and missing} ; UNUSABLE",
                "{s: {eventName: a}, condition: 1 of sel*} ; UNUSABLE",
            })
    void eachMistakeIsFound(String detection, String checks) {
        assertThat(lint(HEAD + TRAIL + "detection: " + detection))
                .extracting(remark -> remark.check().name())
                .containsExactlyInAnyOrder(checks.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{s: {eventName: a}, t: {eventName|startswith: A}, condition: s and t}",
                "{s: {eventName: a}, t: {eventName|cased: A}, condition: s and t}",
                "{s: {eventName: [a, b]}, t: {eventName: [b, c]}, condition: s and t}",
                "{s: {eventName: a}, f: {eventName: a, errorCode: x}, condition: s and not f}",
                "{s: {requestParameters.names|all: [a, b]}, condition: s}",
                "{s: {eventName: a, eventSource: x}, t: {eventName: b, eventSource: x}, condition: 1 of them}",
                "{s: {eventName: a}, t: {errorCode: null}, condition: s and t}",
                "{s: {userIdentity.sessionContext.attributes.mfaAuthenticated: 'false'}, condition: s}",
            })
    void whatCanBeIsNotTold(String detection) {
        assertThat(lint(HEAD + TRAIL + "detection: " + detection)).isEmpty();
    }

    @Test
    void flowsKnowTheirFields() {
        assertThat(checks(HEAD + FLOWS + "detection: {s: {dst_port: 22, dst_port|lt: 10}, condition: s}"))
                .containsExactly(Check.CONTRADICTION, Check.NEVER_FIRES);
        assertThat(checks(HEAD + FLOWS + "detection: {s: {url: x}, condition: s}"))
                .containsExactly(Check.NEVER_FIRES);
        assertThat(checks(HEAD + FLOWS + "detection: {s: {dst_port: 22}, t: {url: x}, condition: s or t}"))
                .containsExactly(Check.UNKNOWN_FIELD);
    }

    @Test
    void whatARuleSaysAboutItselfIsChecked() {
        assertThat(checks(
                        "title: t\nid: one\nstatus: deprecated\ntags: [attack.t99, attack.t1078.004, cve.2021.1, odd]\n"
                                + TRAIL + "detection: {s: {eventName: a}, condition: s}"))
                .containsExactlyInAnyOrder(
                        Check.BAD_ID, Check.MISSING_LEVEL, Check.RETIRED, Check.UNKNOWN_TAG, Check.UNKNOWN_TAG);
        assertThat(checks("title: t\nlevel: grave\nlogsource: {product: windows}\n"
                        + "detection: {s: {eventName: a}, condition: s}"))
                .containsExactlyInAnyOrder(Check.MISSING_ID, Check.MISSING_LEVEL, Check.NOTED, Check.OUT_OF_SCOPE);
    }

    @Test
    void anIdThatStandsTwiceIsAnError() {
        String one = HEAD + TRAIL + "detection: {s: {eventName: a}, condition: s}\n";

        assertThat(checks(one + "---\n" + one.replace("eventName: a", "eventName: b")))
                .containsExactly(Check.UNUSABLE);
    }

    @Test
    void aRemarkHasPlaceAndHint() {
        Remark remark = lint(HEAD + TRAIL + "detection:\n  s:\n    eventname: StopLogging\n  condition: s")
                .getFirst();

        assertThat(remark.place()).hasToString("r.yml:7:5");
        assertThat(remark.hint()).isEqualTo("write 'eventName'");
        assertThat(remark.rule()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    private static List<Check> checks(String text) {
        return lint(text).stream().map(Remark::check).toList();
    }

    private static List<Remark> lint(String text) {
        return Linter.lint(SigmaReader.read("r.yml", text, Placeholders.NONE));
    }
}
