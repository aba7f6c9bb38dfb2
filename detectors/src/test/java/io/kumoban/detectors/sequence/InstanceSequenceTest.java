package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.guardduty.ec2.CommandAndControlAddress;
import io.kumoban.detectors.guardduty.ec2.DropAddress;
import io.kumoban.detectors.guardduty.ec2.MiningAddress;
import io.kumoban.detectors.guardduty.iam.InstanceCredentialsOutside;
import io.kumoban.detectors.testing.Aggregation;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceSequenceTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String COMMANDS = "203.0.113.9";
    private static final String MINING = "203.0.113.10";
    private static final String DROP = "203.0.113.11";
    private static final Lists LISTS = new Lists(
            Map.of(
                    "c2-ips", AddressSet.of(List.of(COMMANDS)),
                    "crypto-ips", AddressSet.of(List.of(MINING)),
                    "drop-ips", AddressSet.of(List.of(DROP)),
                    "aws-ranges", AddressSet.of(List.of("192.0.2.0/24"))),
            Map.of());
    private static final Assets ASSETS = new Assets(
            AddressSet.EMPTY,
            AddressSet.EMPTY,
            Map.of(
                    "eni-1", new Assets.NetworkInterface("i-01", null, null, null, List.of()),
                    "eni-2", new Assets.NetworkInterface("i-02", null, null, null, List.of()),
                    "eni-3", new Assets.NetworkInterface("i-03", null, null, null, List.of())),
            Map.of("web", List.of("i-01", "i-02")));

    private final List<CharSequence> records = new ArrayList<>();

    @Test
    void threeKindsOfFindingsOnOneInstanceAreASequence() {
        talk("eni-3", COMMANDS, 0);
        talk("eni-3", MINING, 1);
        talk("eni-3", DROP, 2);
        assertThat(sequences()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.resource()).isEqualTo("i-03");
            assertThat(finding.explanation()).contains("i-03 gave rise to 3 kinds of findings");
            assertThat(finding.evidence()).hasSize(3);
            assertThat(finding.particulars()).isInstanceOfSatisfying(Sequence.class, sequence -> {
                assertThat(sequence.signals())
                        .extracting(Sequence.Signal::name)
                        .containsExactly(
                                "Backdoor:EC2/C&CActivity.B",
                                "CryptoCurrency:EC2/BitcoinTool.B",
                                "Trojan:EC2/DropPoint");
                assertThat(sequence.endpoints())
                        .extracting(Sequence.Endpoint::ip)
                        .containsExactly(COMMANDS, MINING, DROP);
                assertThat(sequence.resources()).hasSize(1);
            });
        });
    }

    @Test
    void twoKindsAreNotAndNeitherAreRepetitions() {
        for (int i = 0; i < 20; i++) {
            talk("eni-3", i % 2 == 0 ? COMMANDS : MINING, i);
        }
        assertThat(sequences()).isEmpty();
    }

    @Test
    void twoKindsOnTwoInstancesOfAGroupAreASequenceOfTheGroup() {
        talk("eni-1", COMMANDS, 0);
        talk("eni-1", MINING, 1);
        talk("eni-2", COMMANDS, 2);
        assertThat(sequences()).isEmpty();
        talk("eni-2", MINING, 3);
        assertThat(sequences()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).isEqualTo("web");
            assertThat(finding.explanation()).contains("Instances of the group web (i-01, i-02)");
        });
    }

    @Test
    void instancesWithoutAGroupInCommonAreNot() {
        talk("eni-1", COMMANDS, 0);
        talk("eni-1", MINING, 1);
        talk("eni-3", COMMANDS, 2);
        talk("eni-3", MINING, 3);
        assertThat(sequences()).isEmpty();
    }

    @Test
    void credentialsThatTurnUpElsewhereAreAKindOfTheirInstance() {
        talk("eni-3", COMMANDS, 0);
        talk("eni-3", MINING, 1);
        records.add(CallRecord.named("GetCallerIdentity")
                .byRole("web", "i-03")
                .from("203.0.113.99")
                .at(START.plusSeconds(600)));
        assertThat(sequences()).isEmpty();
        records.set(
                2,
                CallRecord.named("GetCallerIdentity")
                        .byRole("web", "i-0123456789abcdef0")
                        .from("203.0.113.99")
                        .at(START.plusSeconds(600)));
        Assets assets = new Assets(
                AddressSet.EMPTY,
                AddressSet.EMPTY,
                Map.of("eni-3", new Assets.NetworkInterface("i-0123456789abcdef0", null, null, null, List.of())),
                Map.of());
        assertThat(harness(records).assets(assets).findings())
                .filteredOn(finding -> finding.type().equals(InstanceSequence.TYPE))
                .hasSize(1);
    }

    @Test
    void stepsExpireAfterADay() {
        talk("eni-3", COMMANDS, 0);
        talk("eni-3", MINING, 1);
        talk("eni-3", DROP, Duration.ofHours(25).toMinutes());
        assertThat(sequences()).isEmpty();
    }

    @Test
    void aFurtherKindUpdatesTheFinding() {
        talk("eni-3", COMMANDS, 0);
        talk("eni-3", MINING, 1);
        talk("eni-3", DROP, 2);
        talk("eni-3", COMMANDS, Duration.ofDays(3).toMinutes());
        talk("eni-3", MINING, Duration.ofDays(3).toMinutes() + 1);
        talk("eni-3", DROP, Duration.ofDays(3).toMinutes() + 2);
        assertThat(sequences()).hasSize(2);
        assertThat(sequences().stream().map(Aggregation::of).distinct()).hasSize(2);
    }

    @Test
    void aReloadBetweenAnyTwoEventsChangesNothing() {
        talk("eni-1", COMMANDS, 0);
        talk("eni-1", MINING, 1);
        talk("eni-2", COMMANDS, 2);
        talk("eni-2", MINING, 3);
        assertThat(harness(records).reloading().findings())
                .isEqualTo(harness(records).findings());
    }

    private void talk(String interfaceId, String remote, long minute) {
        records.add(FlowRecord.to(remote, 443).through(interfaceId).at(START.plus(Duration.ofMinutes(minute))));
    }

    private List<Finding> sequences() {
        return harness(records).findings().stream()
                .filter(finding -> finding.type().equals(InstanceSequence.TYPE))
                .toList();
    }

    private static Harness harness(List<CharSequence> records) {
        return Harness.of(
                        new CommandAndControlAddress(),
                        new MiningAddress(),
                        new DropAddress(),
                        new InstanceCredentialsOutside(),
                        new InstanceSequence())
                .lists(LISTS)
                .assets(ASSETS)
                .feed(records);
    }
}
