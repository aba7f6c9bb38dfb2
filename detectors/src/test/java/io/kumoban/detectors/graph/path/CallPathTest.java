package io.kumoban.detectors.graph.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallPathTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String STRANGE_ADDRESS = "203.0.113.66";
    private static final String STRANGE_CLIENT = "rclone/v1.66.0";

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void aKnownCallAlongAStrangePathIsReported() {
        peopleWork(10);
        calls.add(strange("CreateAccessKey", 10));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Persistence:IAMUser/AnomalousBehavior");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.resource()).endsWith("user/alice");
            assertThat(finding.score()).isBetween(0.6, 1.0);
            assertThat(finding.explanation()).contains("network to account").contains("client to identity");
        });
    }

    @Test
    void aNewNetworkWithTheOldClientIsATraveller() {
        peopleWork(10);
        calls.add(usual("CreateAccessKey", 10).from(STRANGE_ADDRESS));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNewClientInTheOldNetworkIsANewTool() {
        peopleWork(10);
        calls.add(usual("CreateAccessKey", 10).agent(STRANGE_CLIENT));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNetworkThatAPeerUsesIsNoStrangersOne() {
        peopleWork(10);
        for (int day = 0; day < 10; day++) {
            calls.add(usual("ListUsers", day).by("bob").from(STRANGE_ADDRESS).number(500));
        }
        calls.add(strange("CreateAccessKey", 10));
        assertThat(findings()).isEmpty();
    }

    @Test
    void readingTakesThreeApis() {
        peopleWork(10);
        read("ListUsers", 1);
        read("ListUsers", 2);
        read("ListRoles", 3);
        assertThat(findings()).isEmpty();
        read("ListPolicies", 4);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Discovery:IAMUser/AnomalousBehavior");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
        });
    }

    @Test
    void nothingIsSaidWhileTheAccountIsLearned() {
        peopleWork(5);
        calls.add(strange("CreateAccessKey", 5));
        assertThat(findings()).isEmpty();
    }

    @Test
    void anIntrudersClientDoesNotBecomeUsual() {
        peopleWork(10);
        calls.add(strange("CreateAccessKey", 10));
        calls.add(strange("CreateAccessKey", 12).from("192.0.2.99"));
        assertThat(findings()).hasSize(2);
    }

    @Test
    void whoRoamedWhileTheAccountWasLearnedGoesOnRoaming() {
        peopleWork(10);
        for (int day = 3; day < 7; day++) {
            calls.add(
                    strange("CreateAccessKey", day).from("203.0." + day + ".1").agent("tool" + day + "/1.0"));
        }
        calls.add(strange("CreateAccessKey", 10));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrustedAddressIsSilent() {
        peopleWork(10);
        calls.add(strange("CreateAccessKey", 10));
        assertThat(harness().lists(Trust.in(STRANGE_ADDRESS)).findings()).isEmpty();
    }

    @Test
    void aReloadedStateJudgesTheSame() {
        peopleWork(10);
        read("ListUsers", 1);
        read("ListRoles", 2);
        read("ListPolicies", 3);
        read("CreateAccessKey", 4);
        assertThat(harness().reloading().findings()).hasSize(2).isEqualTo(findings());
    }

    private void peopleWork(int days) {
        for (int day = 0; day < days; day++) {
            for (int call = 0; call < 12; call++) {
                String api = call % 3 == 0 ? "ListUsers" : call % 3 == 1 ? "ListRoles" : "CreateAccessKey";
                calls.add(usual(api, day).number(100 + call));
                calls.add(usual(api, day).by("bob").number(100 + call));
            }
        }
    }

    private static CallRecord usual(String api, int day) {
        return CallRecord.named(api).by("alice").at(START.plus(Duration.ofDays(day)));
    }

    private static CallRecord strange(String api, int day) {
        return CallRecord.named(api)
                .by("alice")
                .from(STRANGE_ADDRESS)
                .agent(STRANGE_CLIENT)
                .at(START.plus(Duration.ofDays(day)).plusSeconds(3_600));
    }

    private void read(String api, int minute) {
        calls.add(strange(api, 10).at(START.plus(Duration.ofDays(10)).plus(Duration.ofMinutes(minute))));
    }

    private Harness harness() {
        return Harness.of(new CallPath()).learn(WEEK).feed(calls);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
