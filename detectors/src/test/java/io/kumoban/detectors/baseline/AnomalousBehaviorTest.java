package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Anomaly;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.place.PlaceSamples;
import io.kumoban.engine.place.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalousBehaviorTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String STRANGE_ADDRESS = "203.0.113.66";
    private static final String STRANGE_CLIENT = "Boto3/1.34.2 Python/3.11";

    private final List<CallRecord> calls = new ArrayList<>();

    @Test
    void aSensitiveCallInANewWayIsReported() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Persistence:IAMUser/AnomalousBehavior");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.resource()).endsWith("user/alice");
            assertThat(finding.score()).isBetween(0.75, 1.0);
            assertThat(finding.explanation())
                    .contains("CreateAccessKey")
                    .contains("the network")
                    .contains("the client");
        });
    }

    @Test
    void theFindingTellsWhatIsUnusualAndHowUsualTheRestIs() {
        aliceWorks(10);
        calls.add(usual("ListUsers", 10).number(1));
        calls.add(strange("CreateAccessKey", 10).number(2));

        assertThat(findings().getLast().particulars()).isInstanceOfSatisfying(Anomaly.class, anomaly -> {
            assertThat(anomaly.unusual())
                    .contains(
                            new Anomaly.Observation(
                                    Anomaly.Scope.USER_IDENTITY, "apis", Anomaly.Level.UNSEEN, "CreateAccessKey"),
                            new Anomaly.Observation(
                                    Anomaly.Scope.ACCOUNT, "network", Anomaly.Level.UNSEEN, "203.0.113.0/24"))
                    .isSubsetOf(anomaly.profiles());
            assertThat(anomaly.profiles()).hasSize(5);
        });
    }

    @Test
    void levelsFollowHowOftenAValueCame() {
        Observations observations = new Observations();
        for (double count : new double[] {0, 1, 3, 40}) {
            observations.add(Anomaly.Scope.ACCOUNT, "apis", "x", count);
        }

        assertThat(observations.anomaly().profiles())
                .extracting(Anomaly.Observation::level)
                .containsExactly(
                        Anomaly.Level.UNSEEN, Anomaly.Level.RARE, Anomaly.Level.INFREQUENT, Anomaly.Level.FREQUENT);
        assertThat(observations.anomaly().unusual()).hasSize(1);
    }

    @Test
    void anotherPrefixOfTheSameOwnerIsTheSameNetwork() {
        Places owners = PlaceSamples.of(
                "198.51.100.0,198.51.100.255,64500,Example Networks",
                "203.0.113.0,203.0.113.63,64500,Example Networks",
                "203.0.113.64,203.0.113.127,64501,Other Networks");
        aliceWorks(10);
        calls.add(usual("CreateAccessKey", 10).from("203.0.113.9"));
        assertThat(findings()).as("a new prefix").hasSize(1);
        assertThat(harness().places(owners).findings())
                .as("a new prefix of a usual owner")
                .isEmpty();

        calls.removeLast();
        calls.add(usual("CreateAccessKey", 10).from(STRANGE_ADDRESS));
        assertThat(harness().places(owners).findings()).as("another owner").hasSize(1);
    }

    @Test
    void theTypeFollowsTheTactic() {
        aliceWorks(10);
        calls.add(strange("AttachUserPolicy", 10));
        calls.add(strange("StopLogging", 10).to("cloudtrail.amazonaws.com"));
        calls.add(strange("ModifySnapshotAttribute", 10).to("ec2.amazonaws.com"));
        assertThat(findings().stream().map(Finding::type))
                .containsExactlyInAnyOrder(
                        "PrivilegeEscalation:IAMUser/AnomalousBehavior",
                        "DefenseEvasion:IAMUser/AnomalousBehavior",
                        "Exfiltration:IAMUser/AnomalousBehavior");
    }

    @Test
    void aNewCallFromTheUsualPlaceStaysSilent() {
        aliceWorks(10);
        calls.add(usual("CreateAccessKey", 10));
        Harness.Outcome outcome = harness().run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.scores())
                .isNotEmpty()
                .allSatisfy(scored -> assertThat(scored.score()).isLessThan(0.75));
    }

    @Test
    void aUsualCallFromANewPlaceStaysSilent() {
        aliceWorks(10);
        for (int day = 0; day < 10; day++) {
            calls.add(usual("CreateAccessKey", day).number(7));
        }
        calls.add(usual("CreateAccessKey", 10).from(STRANGE_ADDRESS));
        assertThat(findings()).isEmpty();
    }

    @Test
    void nothingIsSaidWhileTheAccountIsLearned() {
        aliceWorks(6);
        calls.add(strange("CreateAccessKey", 6));
        Harness.Outcome outcome = harness().run();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.account().learning()).containsKey("anomalous-behavior");
    }

    @Test
    void inAnAccountOfLessThanADayNothingIsUsual() {
        aliceWorks(1);
        calls.add(strange("CreateAccessKey", 0));
        assertThat(harness().learn(Duration.ZERO).run().scores()).isEmpty();
    }

    @Test
    void anActorWithoutHistoryIsJudgedByItsAccount() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10).by("mallory"));
        calls.add(usual("CreateLoginProfile", 10).by("newcomer"));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).endsWith("user/mallory");
            assertThat(finding.explanation()).contains("its account");
        });
    }

    @Test
    void oneNewReadingCallIsNoDiscovery() {
        aliceWorks(10);
        for (int day = 0; day < 10; day++) {
            colleague("ListPolicies", day);
        }
        calls.add(strange("ListPolicies", 10));
        assertThat(findings()).isEmpty();
    }

    @Test
    void manyNewReadingCallsAreDiscovery() {
        aliceWorks(10);
        String[] apis = {
            "ListPolicies",
            "ListGroups",
            "ListAccessKeys",
            "ListMFADevices",
            "GetAccountSummary",
            "ListServerCertificates",
            "ListInstanceProfiles",
            "ListVirtualMFADevices",
            "ListSAMLProviders"
        };
        for (int day = 0; day < 10; day++) {
            for (String api : apis) {
                colleague(api, day);
            }
        }
        for (int i = 0; i < apis.length; i++) {
            calls.add(strange(apis[i], 10).at(START.plus(Duration.ofDays(10)).plusSeconds(i * 20L)));
        }
        assertThat(findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.type()).isEqualTo("Discovery:IAMUser/AnomalousBehavior"));
    }

    @Test
    void lookingAroundFirstDoesNotMakeAnIntruderUsual() {
        aliceWorks(10);
        for (int i = 0; i < 60; i++) {
            calls.add(strange("ListUsers", 10).number(i));
        }
        calls.add(strange("CreateAccessKey", 10).number(99).at(START.plus(Duration.ofHours(10 * 24 + 5))));
        assertThat(findings())
                .singleElement()
                .extracting(Finding::type)
                .isEqualTo("Persistence:IAMUser/AnomalousBehavior");
    }

    @Test
    void aTrustedAddressIsSilent() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10));
        assertThat(harness().lists(Trust.in(STRANGE_ADDRESS)).findings()).isEmpty();
    }

    @Test
    void whatServicesDoIsNotTheActors() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10).with("userIdentity.invokedBy", "cloudformation.amazonaws.com"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFindingTeachesLittleSoARepetitionIsReportedAgain() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10));
        calls.add(strange("CreateAccessKey", 10).number(2));
        List<Finding> findings = findings();
        assertThat(findings).hasSize(2);
        assertThat(findings.stream().map(Aggregation::of).distinct()).hasSize(1);
    }

    @Test
    void aStateThatIsWrittenAndReadBackFindsTheSame() {
        aliceWorks(10);
        calls.add(strange("CreateAccessKey", 10));
        calls.add(strange("AttachUserPolicy", 10));
        assertThat(harness().reloading().findings()).isEqualTo(findings());
    }

    /** Alice and Bob do the same work each day, 12 calls each. */
    private void aliceWorks(int days) {
        for (int day = 0; day < days; day++) {
            for (int call = 0; call < 12; call++) {
                String api = call % 3 == 0 ? "ListUsers" : call % 3 == 1 ? "ListRoles" : "TagRole";
                calls.add(usual(api, day).number(100 + call));
                calls.add(usual(api, day).by("bob").number(100 + call));
            }
        }
    }

    private void colleague(String api, int day) {
        calls.add(usual(api, day).by("bob"));
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

    private Harness harness() {
        return Harness.of(new AnomalousBehavior()).learn(WEEK).feed(calls);
    }

    private List<Finding> findings() {
        return harness().findings();
    }
}
