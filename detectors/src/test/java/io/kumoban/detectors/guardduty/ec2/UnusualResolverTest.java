package io.kumoban.detectors.guardduty.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.testing.Trust;
import io.kumoban.engine.finding.Finding;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusualResolverTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(8));
    private static final String RESOLVER = "203.0.113.53";
    private static final Lists KNOWN =
            new Lists(Map.of(UnusualDoh.RESOLVERS, AddressSet.of(List.of(RESOLVER))), Map.of());

    private final List<FlowRecord> flows =
            new ArrayList<>(List.of(FlowRecord.to("198.51.100.1", 443).at(START)));

    @ParameterizedTest
    @CsvSource({
        "53, DefenseEvasion:EC2/UnusualDNSResolver",
        "853, DefenseEvasion:EC2/UnusualDoTActivity",
        "443, DefenseEvasion:EC2/UnusualDoHActivity"
    })
    void theThirdRecordToANewResolverIsReportedOnce(int port, String type) {
        ask(RESOLVER, port, LATER, 5);
        assertThat(findings(KNOWN)).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(finding.extraKey()).isEqualTo(RESOLVER);
        });
    }

    @Test
    void twoRecordsAreNot() {
        ask(RESOLVER, 53, LATER, 2);
        assertThat(findings(KNOWN)).isEmpty();
    }

    @Test
    void aResolverThatWasAskedBeforeIsUsual() {
        ask(RESOLVER, 53, START.plus(Duration.ofDays(1)), 1);
        ask(RESOLVER, 53, LATER, 10);
        assertThat(findings(KNOWN)).isEmpty();
    }

    @Test
    void anyServerOnPort443IsNoResolver() {
        ask("203.0.113.54", 443, LATER, 10);
        assertThat(findings(KNOWN)).isEmpty();
    }

    @Test
    void anAccountThatIsBeingLearnedIsSilent() {
        ask(RESOLVER, 53, START.plus(Duration.ofDays(1)), 10);
        assertThat(findings(KNOWN)).isEmpty();
    }

    @Test
    void privateAndTrustedResolversAreSilent() {
        ask("10.0.0.2", 53, LATER, 10);
        assertThat(findings(KNOWN)).isEmpty();
        ask(RESOLVER, 53, LATER, 10);
        assertThat(findings(KNOWN.and(Trust.in(RESOLVER)))).isEmpty();
    }

    private void ask(String resolver, int port, Instant begin, int records) {
        for (int i = 0; i < records; i++) {
            flows.add(
                    FlowRecord.to(resolver, port).protocol(port == 53 ? 17 : 6).at(begin.plusSeconds(60L * i)));
        }
    }

    private List<Finding> findings(Lists lists) {
        return Harness.of(new UnusualResolver(), new UnusualDoh())
                .learn(Duration.ofDays(7))
                .lists(lists)
                .feed(flows)
                .findings();
    }
}
