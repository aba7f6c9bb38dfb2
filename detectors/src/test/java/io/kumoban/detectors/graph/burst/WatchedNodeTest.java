package io.kumoban.detectors.graph.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.testing.Property;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchedNodeTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> APIS =
            List.of("DescribeInstances", "DescribeVolumes", "DescribeImages", "GetPasswordData", "DescribeVpcs");

    /** Calls of three people, of which each has a burst in the end. */
    private static List<CallRecord> calls(Random random) {
        List<CallRecord> calls = new ArrayList<>();
        for (int person = 0; person < 3; person++) {
            calls.add(call(random, person, 0));
            for (int i = 0; i < 30; i++) {
                calls.add(
                        call(random, person, random.nextLong(Duration.ofDays(8).toMillis())));
            }
            long burst = Duration.ofDays(8).toMillis() + random.nextLong(100_000);
            for (int i = 0; i < 25 + random.nextInt(30); i++) {
                calls.add(call(random, person, burst + random.nextLong(50_000)));
            }
        }
        return calls;
    }

    private static CallRecord call(Random random, int person, long millis) {
        return CallRecord.named(APIS.get(random.nextInt(APIS.size())))
                .to("ec2.amazonaws.com")
                .with("readOnly", true)
                .by("person-" + person)
                .number(random.nextInt(1_000_000))
                .at(START.plusMillis(millis));
    }

    private static List<String> told(List<CallRecord> calls, boolean reloading) {
        Harness harness = Harness.of(new CallBurst()).learn(Duration.ofDays(7)).feed(calls);
        return (reloading ? harness.reloading() : harness)
                .findings().stream().map(Finding::explanation).sorted().toList();
    }

    @Test
    void whatIsToldOfANodeHangsNeitherOnOthersNorOnReloading() {
        Property.of(12, WatchedNodeTest::calls).holds(calls -> {
            List<String> together = told(calls, false);
            List<CallRecord> shuffled = new ArrayList<>(calls);
            Collections.shuffle(shuffled, new Random(calls.size()));
            List<String> apart = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                String name = "person-" + person;
                apart.addAll(told(
                        calls.stream()
                                .filter(call -> call.toString().contains(name))
                                .toList(),
                        false));
            }
            Collections.sort(apart);
            assertThat(together).isNotEmpty();
            assertThat(told(shuffled, true)).isEqualTo(together);
            assertThat(apart).isEqualTo(together);
        });
    }

    @Test
    void anEdgeMakesNoGarbage() {
        for (Algorithm algorithm : List.of(Algorithm.BURST, Algorithm.MIDAS_F)) {
            WatchedNode node = new WatchedNode(algorithm, 64);
            take(node, 0, 200_000);
            long before = allocated();
            take(node, 200_000, 200_000);
            assertThat(allocated() - before).as(algorithm.id()).isLessThan(20_000);
        }
    }

    private static void take(WatchedNode node, int from, int count) {
        for (int i = from; i < from + count; i++) {
            node.take(1, i % 97, 1_000L * i);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
