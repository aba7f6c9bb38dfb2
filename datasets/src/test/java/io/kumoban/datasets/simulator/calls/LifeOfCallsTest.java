package io.kumoban.datasets.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.DeliveredLogs;
import io.kumoban.datasets.DeliveredLogs.Call;
import io.kumoban.datasets.simulator.Happenings;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the calls of an ordinary week have in common with those of real accounts. */
class LifeOfCallsTest {
    @TempDir
    static Path folders;

    static List<Call> calls;

    @BeforeAll
    static void live() throws IOException {
        SimulationOptions options = new SimulationOptions(
                11,
                3,
                4,
                Instant.parse("2026-03-02T00:00:00Z"),
                240_000,
                new Mix(0.1, 0.6, 0.3),
                EnumSet.of(LogFamily.CALLS),
                FlowFields.DEFAULT);
        new SimulationRun(new Simulation(options, Happenings.NONE)).write(folders.resolve("week"), 2);
        calls = DeliveredLogs.read(folders.resolve("week")).calls;
    }

    @Test
    void aVisitFromAnotherAccountIsInBothTrailsUnderOneName() {
        Map<String, Set<String>> accounts = new HashMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        for (Call call : calls) {
            String shared = call.text("sharedEventID");
            String key = call.record()
                    .at("/responseElements/credentials/accessKeyId")
                    .asString("");
            boolean across = !call.record().at("/requestParameters/externalId").isString();
            if (!shared.isEmpty() && across) {
                accounts.computeIfAbsent(shared, unused -> new HashSet<>()).add(call.text("recipientAccountId"));
                keys.computeIfAbsent(shared, unused -> new HashSet<>())
                        .add(key + " " + call.text("requestID") + " " + call.text("eventTime"));
            }
        }
        assertThat(accounts).hasSizeGreaterThan(5);
        assertThat(accounts.values()).allMatch(both -> both.size() == 2);
        assertThat(keys.values()).allMatch(one -> one.size() == 1);
    }

    @Test
    void whatAServiceCallsInSomebodysNameStandsBesideTheirOwnCall() {
        Set<String> reads = new HashSet<>();
        for (Call call : calls) {
            if (call.text("eventName").equals("GetSecretValue")) {
                reads.add(identity(call).path("accessKeyId").asString("") + call.text("eventTime"));
            }
        }
        int decrypted = 0;
        for (Call call : calls) {
            if (identity(call).path("invokedBy").asString("").equals("secretsmanager.amazonaws.com")) {
                assertThat(call.text("eventName")).isEqualTo("Decrypt");
                assertThat(call.text("sourceIPAddress")).isEqualTo("secretsmanager.amazonaws.com");
                assertThat(reads).contains(identity(call).path("accessKeyId").asString("") + call.text("eventTime"));
                decrypted++;
            }
        }
        assertThat(decrypted).isGreaterThan(20);
    }

    @Test
    void someCallsFailInManyWays() {
        Map<String, Integer> codes = new HashMap<>();
        for (Call call : calls) {
            if (call.record().path("errorCode").isString()) {
                codes.merge(call.text("errorCode"), 1, Integer::sum);
                assertThat(call.record().path("responseElements").isNull()).isTrue();
            }
        }
        int failed = codes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((double) failed / calls.size()).isBetween(0.02, 0.1);
        assertThat(codes).hasSizeGreaterThan(25).containsKeys("AccessDenied", "NoSuchKey", "NoSuchBucketPolicy");
    }

    @Test
    void containersHaveSessionsThatEndWithThem() {
        Map<String, Set<String>> sessions = new HashMap<>();
        for (Call call : calls) {
            String role =
                    identity(call).at("/sessionContext/sessionIssuer/userName").asString("");
            if (role.endsWith("-task-role")) {
                sessions.computeIfAbsent(call.text("recipientAccountId") + role, unused -> new HashSet<>())
                        .add(identity(call).path("principalId").asString("").replaceFirst(".*:", ""));
            }
        }
        assertThat(sessions).isNotEmpty();
        assertThat(sessions.values().stream().flatMap(Set::stream))
                .hasSizeGreaterThan(sessions.size())
                .allMatch(name -> name.matches("[0-9a-f]{32}"));
    }

    private static JsonNode identity(Call call) {
        return call.record().path("userIdentity");
    }
}
