package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListedAddressTest {
    private static final Lists LISTS = new Lists(
            Map.of(
                    "crypto-ips", AddressSet.of(List.of("198.51.100.0/28")),
                    "c2-ips", AddressSet.of(List.of("203.0.113.9", "10.1.1.1")),
                    "blackhole-ips", AddressSet.of(List.of("203.0.113.20")),
                    "drop-ips", AddressSet.of(List.of("203.0.113.21")),
                    "custom-ips", AddressSet.of(List.of("203.0.113.22"))),
            Map.of());

    @Test
    void eachListHasItsType() {
        assertThat(run(
                        FlowRecord.to("198.51.100.7", 3333),
                        FlowRecord.to("203.0.113.9", 443),
                        FlowRecord.to("203.0.113.20", 443),
                        FlowRecord.to("203.0.113.21", 443),
                        FlowRecord.to("203.0.113.22", 443)))
                .extracting(Finding::type)
                .containsExactlyInAnyOrder(
                        "CryptoCurrency:EC2/BitcoinTool.B",
                        "Backdoor:EC2/C&CActivity.B",
                        "Trojan:EC2/BlackholeTraffic",
                        "Trojan:EC2/DropPoint",
                        "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom");
    }

    @Test
    void aFunctionOfTheContextHasTypesOfItsOwn() {
        Assets assets = new Assets(
                AddressSet.EMPTY,
                AddressSet.EMPTY,
                Map.of("eni-0f", new Assets.NetworkInterface(null, "thumbnails", null, "10.0.0.5", List.of())),
                Map.of());
        assertThat(harness(
                                FlowRecord.to("198.51.100.7", 3333).through("eni-0f"),
                                FlowRecord.to("203.0.113.9", 443).through("eni-0f"),
                                FlowRecord.to("203.0.113.20", 443).through("eni-0f"),
                                FlowRecord.to("203.0.113.21", 443).through("eni-0f"),
                                FlowRecord.to("203.0.113.22", 443).through("eni-0f"))
                        .assets(assets)
                        .findings())
                .allSatisfy(finding -> assertThat(finding.resource()).isEqualTo("function:thumbnails"))
                .extracting(Finding::type)
                .containsExactlyInAnyOrder(
                        "CryptoCurrency:Lambda/BitcoinTool.B",
                        "Backdoor:Lambda/C&CActivity.B",
                        "Trojan:Lambda/BlackholeTraffic",
                        "Trojan:Lambda/DropPoint",
                        "UnauthorizedAccess:Lambda/MaliciousIPCaller.Custom");
    }

    @Test
    void anAnswerToAListedAddressCounts() {
        assertThat(run(FlowRecord.between("10.0.0.5", 22, "203.0.113.9", 50_000)))
                .hasSize(1);
    }

    @Test
    void aKnockThatIsNotAnsweredDoesNot() {
        assertThat(run(FlowRecord.from("203.0.113.9", 22))).isEmpty();
    }

    @Test
    void rejectedAndPrivateAndUnlistedAddressesAreSilent() {
        assertThat(run(
                        FlowRecord.to("203.0.113.9", 443).rejected(),
                        FlowRecord.to("10.1.1.1", 443),
                        FlowRecord.to("198.51.100.16", 443)))
                .isEmpty();
    }

    @Test
    void aTrustedAddressWinsOverAThreatList() {
        Assets trusted = new Assets(AddressSet.EMPTY, AddressSet.of(List.of("203.0.113.9")), Map.of(), Map.of());
        assertThat(harness(FlowRecord.to("203.0.113.9", 443)).assets(trusted).findings())
                .isEmpty();
    }

    @Test
    void eachRecordCounts() {
        List<Finding> raised = run(
                FlowRecord.to("203.0.113.9", 443),
                FlowRecord.to("203.0.113.9", 443).at("2026-03-02T10:01:00Z"));
        assertThat(raised).hasSize(2);
        assertThat(raised).extracting(Finding::resource).containsOnly("eni-0123456789abcdef0");
    }

    @Test
    void withoutItsListADetectorRests() {
        Harness.Outcome outcome = Harness.of(new MiningAddress())
                .feed(FlowRecord.to("198.51.100.7", 3333))
                .run();
        assertThat(outcome.findings()).isEmpty();
    }

    private static List<Finding> run(FlowRecord... flows) {
        return harness(flows).findings();
    }

    private static Harness harness(FlowRecord... flows) {
        return Harness.of(
                        new MiningAddress(),
                        new CommandAndControlAddress(),
                        new BlackholeAddress(),
                        new DropAddress(),
                        new CustomAddress())
                .lists(LISTS)
                .feed(flows);
    }
}
