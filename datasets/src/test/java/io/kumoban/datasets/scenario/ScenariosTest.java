package io.kumoban.datasets.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.demo.ScenarioAccount;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.scenario.play.Play;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ScenariosTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/kumoban/datasets/scenario");

    static List<String> names() {
        return Scenarios.names();
    }

    @Test
    void theIndexNamesEveryFileOnce() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yaml"))
                            .map(file -> file.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyScenarioIsPlayedAtEachOfThreeLevelsAndLabelsAllThatItLeaves(String name) {
        Scenario scenario = Scenarios.named(name);

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.levels()).hasSize(3);
        assertThat(scenario.levels().getFirst().expected()).isNotEmpty();
        for (int level = 0; level < scenario.levels().size(); level++) {
            Ledger ledger = new Ledger();
            Play play = play(scenario, level, 1, ledger);

            assertThat(play.incident().stealth()).isEqualTo(level);
            if (scenario.levels().get(level).habits().isEmpty()) {
                assertThat(play.incident().events())
                        .hasSize((int) records(ledger).distinct().count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "escalation-by-trust",
                "bucket-listed-by-strangers",
                "models-abused",
                "lateral-movement",
                "generated-names-known",
                "dns-tunnel-dnscat2",
                "campaign-web-to-bucket"
            })
    void theSameArgumentsMakeTheSameRecords(String name) {
        Scenario scenario = Scenarios.named(name);
        Ledger first = new Ledger();
        Ledger second = new Ledger();
        Ledger other = new Ledger();

        Play once = play(scenario, 1, 1, first);
        Play again = play(scenario, 1, 1, second);
        play(scenario, 1, 2, other);

        assertThat(again).isEqualTo(once);
        assertThat(records(second)).containsExactlyElementsOf(records(first).toList());
        assertThat(records(other).toList()).isNotEqualTo(records(first).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aKeyOrSessionIsUsedOnlyAfterAnAnswerGaveItOut(String name) {
        Ledger ledger = new Ledger();
        play(Scenarios.named(name), 0, 1, ledger);

        Set<String> given = new HashSet<>();
        for (var call : ledger.calls()) {
            JsonNode record = Json.read(call.text());
            String key = record.at("/userIdentity/accessKeyId").asString("");
            String arn = record.at("/userIdentity/arn").asString("");
            boolean made = arn.contains(":federated-user/")
                    || arn.contains("/session-")
                    || record.at("/userIdentity/userName")
                            .asString("")
                            .matches("(support|backup|deploy|health|monitoring)-.*");
            if (made && !key.isEmpty()) {
                assertThat(given)
                        .as("keys that were given out before " + call.text())
                        .contains(key);
            }
            given.add(record.at("/responseElements/credentials/accessKeyId").asString(""));
            given.add(record.at("/responseElements/accessKey/accessKeyId").asString(""));
        }
    }

    @Test
    void atLeastAThirdOfAllIsWithheldFromTheTuningOfDetectors() {
        long withheld = Scenarios.all().stream().filter(Scenario::withheld).count();

        assertThat(withheld * 3).isGreaterThanOrEqualTo(names().size());
    }

    @Test
    void theCastIsTheSameAtEveryLevel() {
        Scenario scenario = Scenarios.named("bucket-emptied");

        assertThat(play(scenario, 2, 1, new Ledger()).incident().resources())
                .isEqualTo(play(scenario, 0, 1, new Ledger()).incident().resources());
    }

    @Test
    void habitsComeBeforeAndAreNoPartOfTheTruth() {
        Ledger ledger = new Ledger();
        Play play = play(Scenarios.named("models-abused"), 2, 1, ledger);

        long before = ledger.calls().stream()
                .filter(call -> call.time() < play.incident().from())
                .count();
        assertThat(before).isEqualTo(8 * 12);
        assertThat(play.incident().events()).hasSize(ledger.calls().size() - (int) before);
    }

    @Test
    void whatMustBeKnownFromElsewhereComesWithThePlay() {
        Play leaked = play(Scenarios.named("leaked-access-key"), 0, 1, new Ledger());
        Play distant = play(Scenarios.named("distant-sign-in"), 0, 1, new Ledger());

        assertThat(leaked.lists()).containsOnlyKeys("compromised-keys");
        assertThat(leaked.lists().get("compromised-keys")).allMatch(key -> key.startsWith("AKIA"));
        assertThat(distant.places()).hasSize(2).allMatch(line -> line.matches("[\\d.]+,[\\d.]+,[A-Z]{2},,,\\w+,,.*"));
    }

    private static Play play(Scenario scenario, int level, long seed, Ledger ledger) {
        return ScenarioAccount.play(scenario, level, seed, scenario.historyDays(), ledger);
    }

    private static Stream<LogRecord> records(Ledger ledger) {
        return Stream.of(ledger.calls(), ledger.flows(), ledger.lookups()).flatMap(List::stream);
    }
}
