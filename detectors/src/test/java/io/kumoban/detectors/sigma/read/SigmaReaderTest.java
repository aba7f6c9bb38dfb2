package io.kumoban.detectors.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.detectors.sigma.rule.Status;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaReaderTest {
    private static final String RULE = """
        title: Trail stopped
        id: 4db60cc0-36fb-42b7-9b58-a5b53019fb74
        name: trail_stopped
        status: test
        level: medium
        tags: [attack.defense-evasion]
        related:
          - {id: 0e95725d-7320-415d-80f7-004da920fc11, type: derived}
        colour: blue
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection:
            eventSource: cloudtrail.amazonaws.com
            eventName|startswith: [StopL, DeleteT]
          filter:
            userAgent: null
          condition: selection and not filter
        """;

    @Test
    void everythingARuleSaysIsKept() {
        SigmaRule rule = read(RULE).rules().getFirst();

        assertThat(rule.info().title()).isEqualTo("Trail stopped");
        assertThat(rule.info().status()).isEqualTo(Status.TEST);
        assertThat(rule.info().level()).isEqualTo(Level.MEDIUM);
        assertThat(rule.info().tags()).containsExactly("attack.defense-evasion");
        assertThat(rule.info().related()).hasSize(1);
        assertThat(rule.info().custom()).containsOnlyKeys("colour");
        assertThat(rule.logSource()).hasToString("product aws, service cloudtrail");
    }

    @Test
    void everySearchFieldAndConditionHasItsPlace() {
        SigmaRule rule = read(RULE).rules().getFirst();

        assertThat(rule.place()).hasToString("rule.yml:1:1");
        assertThat(rule.detection().searches().get("selection").place()).hasToString("rule.yml:12:3");
        assertThat(rule.detection().searches().get("selection").fields().get(1).place())
                .hasToString("rule.yml:14:5");
        assertThat(rule.detection().conditions().getFirst().place()).hasToString("rule.yml:17:14");
    }

    @Test
    void searchesAreJoinedAsTheConditionSays() {
        assertThat(read(RULE).rules().getFirst().predicate())
                .isEqualTo(new Predicate.AllOf(List.of(
                        new Predicate.AllOf(List.of(
                                test("eventSource", new ValueTest.Equals("cloudtrail.amazonaws.com", false)),
                                new Predicate.AnyOf(List.of(
                                        test("eventName", new ValueTest.StartsWith("StopL", false)),
                                        test("eventName", new ValueTest.StartsWith("DeleteT", false)))))),
                        new Predicate.Not(test("userAgent", new ValueTest.IsNull())))));
    }

    @Test
    void conditionsInAListAreAlternatives() {
        assertThat(detection("{a: {x: 1}, b: {x: 2}, condition: [a, b]}")
                        .rules()
                        .getFirst()
                        .predicate())
                .isInstanceOf(Predicate.AnyOf.class);
    }

    @Test
    void themLeavesOutSearchesWithAnUnderscore() {
        Predicate all = detection("{a: {x: 1}, _b: {x: 2}, c: {x: 3}, condition: all of them}")
                .rules()
                .getFirst()
                .predicate();

        assertThat(((Predicate.AllOf) all).parts()).hasSize(2);
    }

    @Test
    void soManyOfMoreAreCounted() {
        assertThat(detection("{a1: {x: 1}, a2: {x: 2}, a3: {x: 3}, condition: 2 of a*}")
                        .rules()
                        .getFirst()
                        .predicate())
                .isInstanceOfSatisfying(
                        Predicate.AtLeast.class,
                        some -> assertThat(some.count()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{a: {x: 1}, condition: b}; rule.yml:3:35: the condition names the search 'b'",
                "{a: {x: 1}, condition: 1 of b*}; no search fits 'b*'",
                "{a: {x: 1}, condition: 2 of a*}; only 1 search fits",
                "{a: {x: 1}}; has no condition",
                "{a: {x|contians: y}, condition: a}; unknown modifier 'contians'; did you mean 'contains'?",
                "{a: {x: {y: 1}}, condition: a}; not a mapping; write names within names with dots",
                "{a: {x: []}, condition: a}; 'x' has no values",
                "{a: {}, condition: a}; the search 'a' is empty",
                "{a: , condition: a}; the search 'a' is empty",
                "{a: {x: 1}, condition: a | near b}; 'near' is no longer part of Sigma",
                "{a: {x: 1}, condition: a | count() > 3}; the aggregation has no timeframe",
                "{a: {x: 1}, condition: a | max(y) > 3, timeframe: 1m}; no correlation is of the type 'max'",
            })
    void aBrokenDetectionIsRefusedWithPlaceAndMend(String detection, String sentence) {
        RuleSet read = detection(detection);

        assertThat(read.rules()).isEmpty();
        assertThat(read.problems()).anySatisfy(problem -> {
            assertThat(problem.toString()).contains(sentence);
            assertThat(problem.effect()).isEqualTo(Problem.Effect.REFUSED);
            assertThat(problem.mend()).isNotEmpty();
        });
    }

    @Test
    void aProblemThrowsNoOtherRuleAway() {
        RuleSet read = read("title: x\n---\n" + RULE + "---\n- no rule\n---\na: [\n");

        assertThat(read.rules()).hasSize(1);
        assertThat(read.problems()).extracting(Problem::toString).hasSize(4);
    }

    @Test
    void anUnknownLevelIsNotedOnly() {
        RuleSet read = read(RULE.replace("level: medium", "level: grave"));

        assertThat(read.rules()).hasSize(1);
        assertThat(read.problems())
                .singleElement()
                .hasToString(
                        "rule.yml:5:1: unknown level 'grave'; write one of informational, low, medium, high, critical");
    }

    @Test
    void anIdBelongsToOneRule() {
        RuleSet read = read(RULE + "---\n" + RULE.replace("StopL", "Start"));

        assertThat(read.rules()).hasSize(1);
        assertThat(read.problems()).singleElement().asString().contains("another rule has this id: rule.yml:1:1");
    }

    @Test
    void aRuleThatIsStatedTwiceAlikeIsOne() {
        RuleSet read = read(RULE + "---\n" + RULE);

        assertThat(read.rules()).hasSize(1);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void documentsBeginWithWhatIsGlobalUntilItIsReset() {
        RuleSet read = read("""
            action: global
            title: Shared
            logsource: {product: aws, service: cloudtrail}
            detection: {condition: s}
            ---
            detection: {s: {a: 1}}
            ---
            action: repeat
            detection: {s: {b: 2}}
            ---
            action: reset
            ---
            title: Alone
            """);

        assertThat(read.rules()).hasSize(2);
        assertThat(read.rules().get(1).predicate())
                .isEqualTo(new Predicate.AllOf(List.of(number("a", 1), number("b", 2))));
        assertThat(read.problems()).extracting(Problem::rule).containsOnly("Alone");
    }

    @Test
    void filesFoldersAndGlobsAreReadInTheOrderOfTheirNames(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(
                folder.resolve("deep/er/a.yml"),
                RULE.replaceAll("(?m)^id: .*\\n", "").replace("Trail", "First"));
        Files.writeString(folder.resolve("z.yaml"), RULE);
        Files.writeString(folder.resolve("notes.txt"), "no rule");

        RuleSet all = SigmaReader.read(List.of(folder.toString()), Placeholders.NONE);
        RuleSet some = SigmaReader.read(List.of(folder + "/*.yaml", folder + "/none"), Placeholders.NONE);

        assertThat(all.rules())
                .extracting(rule -> rule.info().title())
                .containsExactly("First stopped", "Trail stopped");
        assertThat(some.rules()).hasSize(1);
        assertThat(some.problems()).singleElement().asString().contains("this path does not exist");
    }

    private static RuleSet read(String text) {
        return SigmaReader.read("rule.yml", text, Placeholders.NONE);
    }

    private static RuleSet detection(String detection) {
        return read("title: t\nlogsource: {category: dns}\ndetection: " + detection + "\n");
    }

    private static Predicate test(String field, ValueTest test) {
        return new Predicate.FieldTest(field, test);
    }

    private static Predicate number(String field, int number) {
        return test(field, new ValueTest.NumberEquals(java.math.BigDecimal.valueOf(number)));
    }
}
