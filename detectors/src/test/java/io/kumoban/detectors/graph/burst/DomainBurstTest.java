package io.kumoban.detectors.graph.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainBurstTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final List<DnsRecord> queries = new ArrayList<>();

    @Test
    void manyNamesOfOneNewDomainAreReported() {
        usual();
        for (int i = 0; i < 20; i++) {
            ask("d" + i + ".tunnel.test", i);
        }
        assertThat(findings(Lists.NONE)).first().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("Behavior:EC2/QueryVolumeUnusual");
            assertThat(finding.explanation())
                    .contains("for names of tunnel.test")
                    .contains("against 0 at most on earlier days");
        });
    }

    @Test
    void soAreManyNewDomains() {
        usual();
        for (int i = 0; i < 20; i++) {
            ask("www.generated" + i + ".test", i);
        }
        assertThat(findings(Lists.NONE)).isNotEmpty();
    }

    @Test
    void oneNewDomainIsEverydayLife() {
        usual();
        ask("www.news.test", 0);
        ask("img.news.test", 1);
        assertThat(findings(Lists.NONE)).isEmpty();
    }

    @Test
    void trustedDomainsAreLeftOut() {
        usual();
        for (int i = 0; i < 20; i++) {
            ask("d" + i + ".tunnel.test", i);
        }
        Lists trusted = new Lists(Map.of(), Map.of("trusted-domains", DomainSet.of(List.of("tunnel.test"))));
        assertThat(findings(trusted)).isEmpty();
    }

    private void usual() {
        for (int day = 0; day < 9; day++) {
            queries.add(
                    DnsRecord.query("www.known.test").answered("203.0.113.9").at(START.plus(Duration.ofDays(day))));
        }
    }

    private void ask(String name, int second) {
        queries.add(DnsRecord.query(name)
                .answered("203.0.113.9")
                .at(START.plus(Duration.ofDays(9)).plusSeconds(second)));
    }

    private List<Finding> findings(Lists lists) {
        return Harness.of(new DomainBurst())
                .learn(Duration.ofDays(7))
                .lists(lists)
                .feed(queries)
                .reloading()
                .findings();
    }
}
