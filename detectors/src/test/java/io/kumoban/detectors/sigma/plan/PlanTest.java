package io.kumoban.detectors.sigma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void equalTestsOfManyRulesAreOne() {
        SigmaEngine engine = engine(
                rule("s: {eventName: A, eventSource: s3.amazonaws.com}, condition: s"),
                rule("s: {eventName: a, eventSource: S3.amazonaws.com}, condition: s"));

        assertThat(engine.plan().shape().atoms()).isEqualTo(2);
        assertThat(engine.plan().shape().nodes()).isEqualTo(3);
    }

    @Test
    void theRarestTestThatMustHoldIsTheAnchor() {
        SigmaEngine engine = engine(
                rule("s: {eventSource: s3.amazonaws.com, eventName: [PutObject, GetObject], userAgent|contains: boto},"
                        + " condition: s"),
                rule("s: {eventName: DeleteTrail}, f: {userAgent|contains: Terraform}, condition: s and not f"));

        assertThat(engine.plan().anchors()).containsExactly(new Plan.Anchor("eventName", "look-up", 2));
        assertThat(engine.unanchored()).isEmpty();
    }

    @Test
    void aRuleThatHoldsWhereNothingIsHasNoAnchor() {
        SigmaEngine engine =
                engine(rule("s: {eventName: PutObject}, condition: not s"), rule("s: {errorCode: null}, condition: s"));

        assertThat(engine.unanchored()).hasSize(2);
        assertThat(engine.matcher().match(Map.of())).isEqualTo(2);
        assertThat(engine.matcher().match(Map.of("eventName", "putobject", "errorCode", 1)))
                .isZero();
    }

    @Test
    void aTestThatCannotBeWorkedOutRefusesItsRuleAlone() {
        SigmaEngine engine =
                engine(rule("s: {" + "a.".repeat(40) + "a: 1}, condition: s"), rule("s: {a: 1}, condition: s"));

        assertThat(engine.problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.sentence()).contains("more than 32 names");
            assertThat(problem.place().file()).isEqualTo("rules.yml");
        });
        assertThat(engine.matcher().match(Map.of("a", 1))).isEqualTo(1);
    }

    @Test
    void whatIsNoJsonObjectIsUnreadableAndSaysWhy() {
        SigmaMatcher matcher = engine(rule("s: {a: null}, condition: s")).matcher();

        for (String event : List.of("", "{", "[]", "{\"a\":1", "{\"a\":1}x", "[".repeat(200))) {
            assertThat(matcher.match(event.getBytes(StandardCharsets.UTF_8))).isEqualTo(SigmaMatcher.UNREADABLE);
        }
        assertThat(matcher.match("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
    }

    @Test
    void aRememberedValueIsNotTakenForAnother() {
        SigmaMatcher matcher =
                engine(rule("s: {a|contains: needle}, condition: s")).matcher();

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 2_000; i++) {
                String value = (i % 2 == 0 ? "needle" : "straw") + i;
                byte[] event = ("{\"a\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8);
                assertThat(matcher.match(event)).as(value).isEqualTo(1 - i % 2);
            }
        }
    }

    @Test
    void ofManyValuesOfAFieldEachIsLookedAtThoughTheyTakeEachOthersPlace() {
        SigmaMatcher matcher = engine(
                        rule("s: {a|contains: needle, b: 1}, condition: s"),
                        rule("s: {a|startswith: first, b: 1}, condition: s"),
                        rule("s: {a|endswith: tail}, condition: s"))
                .matcher();
        String others =
                IntStream.range(0, 3_000).mapToObj(i -> "\"straw" + i + "\"").collect(Collectors.joining(","));

        for (int round = 0; round < 2; round++) {
            assertThat(matcher.match(json("{\"a\":[" + others + "],\"b\":1}"))).isZero();
            assertThat(matcher.match(json("{\"a\":[\"first needle\"," + others + ",\"a tail\"],\"b\":1}")))
                    .isEqualTo(3);
        }
    }

    @Test
    void valuesThatNoRoomIsLeftForAreLookedAtAllTheSame() {
        int fields = 150;
        SigmaMatcher matcher = engine(IntStream.range(0, fields)
                        .mapToObj(i -> rule("s: {f" + i + "|contains: needle}, condition: s"))
                        .toArray(String[]::new))
                .matcher();

        assertThat(matcher.match(json(manyValues(fields, "straw")))).isZero();
        assertThat(matcher.match(json(manyValues(fields, "needle")))).isEqualTo(fields);
        assertThat(matcher.match(json(manyValues(fields, "straw")))).isZero();
    }

    /** 400 long values for each of some fields: more than matchers remember, which is 16 MB. */
    private static String manyValues(int fields, String word) {
        return IntStream.range(0, fields)
                .mapToObj(field -> IntStream.range(0, 400)
                        .mapToObj(i -> "\"" + "-".repeat(300) + word + i + "\"")
                        .collect(Collectors.joining(",", "\"f" + field + "\":[", "]")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String rule(String detection) {
        return "title: A rule\nlogsource: {product: aws, service: cloudtrail}\ndetection: {" + detection + "}\n";
    }

    private static SigmaEngine engine(String... rules) {
        RuleSet set = SigmaReader.read("rules.yml", String.join("---\n", Arrays.asList(rules)), Placeholders.NONE);
        assertThat(set.problems().stream().filter(problem -> problem.effect() == Problem.Effect.REFUSED))
                .isEmpty();
        return SigmaEngine.compile(set);
    }
}
