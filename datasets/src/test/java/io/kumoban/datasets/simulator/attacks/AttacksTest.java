package io.kumoban.datasets.simulator.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.DeliveredLogs.Call;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.TruthFile;
import io.kumoban.engine.event.ContentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AttacksTest {
    private static final int ACCOUNTS = 2;
    private static final int DAYS = 4;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    private static Path folders;

    private static SimulationSummary summary;
    private static DeliveredLogs logs;
    private static List<Incident> truth;

    @BeforeAll
    static void generate() throws IOException {
        Path all = folders.resolve("all");
        summary = write(all, options(ACCOUNTS, DAYS, FlowFields.DEFAULT), attacks("all", OptionalInt.empty()), 2);
        logs = DeliveredLogs.read(all);
        truth = TruthFile.read(all.resolve("truth.jsonl"));
    }

    @Test
    void everyScenarioHappensOrIsLeftOutWithItsReason() {
        Set<String> happened = truth.stream().map(Incident::scenario).collect(Collectors.toSet());
        for (String name : Scenarios.names()) {
            boolean leftOut = summary.leftOut().stream().anyMatch(note -> note.contains("The attack " + name + " is"));
            assertThat(happened.contains(name)).as(name).isNotEqualTo(leftOut);
        }
        assertThat(happened).hasSizeGreaterThan(80).hasSize(truth.size());
        assertThat(summary.leftOut())
                .as("its habits take eight days")
                .anyMatch(note -> note.startsWith("The attack models-abused is left out. It would begin on day 8"));
    }

    @Test
    void theTruthIsInOrderWithinTheDataSetAndAtAllLevels() {
        assertThat(truth).isSortedAccordingTo(Comparator.comparingLong(Incident::from));
        assertThat(truth)
                .allMatch(incident -> incident.from() >= START.getEpochSecond()
                        && incident.to() < START.getEpochSecond() + DAYS * 86_400L);
        assertThat(truth.stream().map(Incident::stealth).distinct()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(truth.stream().map(Incident::account).distinct()).hasSize(ACCOUNTS);
        assertThat(summary.incidents()).isEqualTo(truth);
    }

    @Test
    void everyEventOfTheTruthIsInTheLogs() {
        Set<String> delivered = logs.contentIds();
        for (Incident incident : truth) {
            assertThat(incident.events()).as(incident.scenario()).isNotEmpty().allMatch(delivered::contains);
        }
    }

    @Test
    void aPrincipalHasOneIdInAttacksAndInOrdinaryLife() {
        Map<String, String> ids = new HashMap<>();
        for (Call call : logs.calls) {
            JsonNode identity = call.record().path("userIdentity");
            JsonNode issuer = identity.at("/sessionContext/sessionIssuer");
            JsonNode principal = issuer.path("arn").isString() ? issuer : identity;
            String arn = principal.path("arn").asString("");
            String id = principal.path("principalId").asString("");
            // Somebody of another account is named without an ARN.
            if (!arn.isEmpty() && (id.startsWith("AIDA") || id.startsWith("AROA"))) {
                assertThat(ids.merge(arn, id, (first, second) -> first))
                        .as(call.text())
                        .isEqualTo(id);
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
    }

    @Test
    void aStolenKeyIsTheOneThatItsOwnerUsesToo() {
        Set<String> ofTheft = events("instance-key-stolen", "leaked-access-key");
        Set<String> before = new HashSet<>();
        Set<String> stolen = new HashSet<>();
        for (Call call : logs.calls) {
            String key = call.record().at("/userIdentity/accessKeyId").asString("");
            String id = ContentId.ofCall(call.text("recipientAccountId"), call.text("eventID"));
            boolean fromOutside = AddressPlan.isRented(call.text("sourceIPAddress"));
            if (ofTheft.contains(id) && fromOutside) {
                stolen.add(key);
            } else if (!ofTheft.contains(id)) {
                before.add(key);
            }
        }
        assertThat(stolen).hasSizeGreaterThan(1).anyMatch(before::contains);
    }

    @Test
    void nobodyOfOrdinaryLifeIsWhereStrangersAre() {
        Set<String> ofAttacks =
                truth.stream().flatMap(incident -> incident.events().stream()).collect(Collectors.toSet());
        assertThat(logs.calls)
                .filteredOn(call -> AddressPlan.isRented(call.text("sourceIPAddress")))
                .isNotEmpty()
                .allMatch(call ->
                        ofAttacks.contains(ContentId.ofCall(call.text("recipientAccountId"), call.text("eventID"))));
    }

    @Test
    void listsAndDescriptionTellOfTheAttacks() throws IOException {
        Path all = folders.resolve("all");
        JsonNode description = DeliveredLogs.json(all.resolve("dataset.json"));
        assertThat(description.at("/options/attacks").asString()).isEqualTo("all");
        assertThat(description.at("/options/stealth").asString()).isEqualTo("mix");
        assertThat(description.at("/counts/incidents").asInt()).isEqualTo(truth.size());
        assertThat(description.at("/counts/leftOut")).hasSameSizeAs(summary.leftOut());
        assertThat(all.resolve("intel/c2-ips.txt")).content().contains("\n198.18.2");
        assertThat(all.resolve("intel/trusted-ips.txt")).content().contains("\n198.51.100.");
        assertThat(all.resolve("context.yaml")).content().contains("    function: ");
        assertThat(summary.benignAccountDays()).isBetween(0L, (long) ACCOUNTS * DAYS);
    }

    @Test
    void theBytesDoNotDependOnThreads() throws IOException {
        SimulationOptions options = options(2, 1, FlowFields.FULL);
        write(folders.resolve("one"), options, attacks("12", OptionalInt.of(0)), 1);
        write(folders.resolve("four"), options, attacks("12", OptionalInt.of(0)), 4);
        assertThat(content(folders.resolve("one"))).isEqualTo(content(folders.resolve("four")));
    }

    private static Set<String> events(String... scenarios) {
        return truth.stream()
                .filter(incident -> List.of(scenarios).contains(incident.scenario()))
                .flatMap(incident -> incident.events().stream())
                .collect(Collectors.toSet());
    }

    private static AttackOptions attacks(String which, OptionalInt stealth) {
        return new AttackOptions(which, stealth, 0);
    }

    private static SimulationOptions options(int accounts, int days, FlowFields fields) {
        return new SimulationOptions(
                3, accounts, days, START, 20_000, Mix.DEFAULT, EnumSet.allOf(LogFamily.class), fields);
    }

    private static SimulationSummary write(Path folder, SimulationOptions options, AttackOptions attacks, int threads) {
        Simulation simulation = new Simulation(options, estate -> new Attacks(attacks, options, estate));
        return new SimulationRun(simulation).write(folder, threads);
    }

    private static String content(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(folder.relativize(file)).append(' ');
                all.append(Bucket.sha256(Files.readAllBytes(file))).append('\n');
            }
        }
        return all.toString();
    }
}
