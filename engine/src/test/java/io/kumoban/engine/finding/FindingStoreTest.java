package io.kumoban.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FindingStoreTest {
    private static final FindingJson JSON = new FindingJson(Assets.NONE);
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    private Path work;

    @Test
    void theSameActivityAgainUpdatesItsFinding() {
        try (FindingStore store = new FindingStore(work, JSON)) {
            Aggregate first = store.add(Samples.call(Samples.MORNING));
            Aggregate second = store.add(Samples.call(Samples.MORNING + DAY));

            assertThat(first.isNew()).isTrue();
            assertThat(second)
                    .isEqualTo(new Aggregate(
                            first.id(),
                            2,
                            Samples.MORNING,
                            Samples.MORNING + DAY,
                            Samples.MORNING,
                            Samples.MORNING + DAY,
                            false));
            assertThat(store.size()).isOne();
            assertThat(store.updates()).isOne();
        }
    }

    @Test
    void severalRaisingsAtOnceAreCountedAsOneByOne() {
        try (FindingStore oneByOne = new FindingStore(work, JSON);
                FindingStore together = new FindingStore(work, JSON)) {
            oneByOne.add(Samples.call(Samples.MORNING));
            oneByOne.add(Samples.call(Samples.MORNING + DAY / 2));
            Aggregate last = oneByOne.add(Samples.call(Samples.MORNING + DAY));
            together.add(Samples.call(Samples.MORNING));

            assertThat(together.add(Samples.call(Samples.MORNING + DAY), 2)).isEqualTo(last);
            assertThat(together.updates()).isEqualTo(oneByOne.updates()).isEqualTo(2);
        }
    }

    @Test
    void aNewGenerationBeginsAfterNinetyDaysOfSilence() {
        try (FindingStore store = new FindingStore(work, JSON)) {
            Aggregate first = store.add(Samples.call(0));
            Aggregate stillThere = store.add(Samples.call(90 * DAY));
            Aggregate anew = store.add(Samples.call(180 * DAY + 1));

            assertThat(stillThere.id()).isEqualTo(first.id());
            assertThat(anew.id()).isNotEqualTo(first.id());
            assertThat(anew.count()).isOne();
            assertThat(store.size()).isEqualTo(2);
        }
    }

    @Test
    void theFirstEventSeenIsTheEarliestShown() {
        try (FindingStore store = new FindingStore(work, JSON)) {
            Aggregate scan = store.add(Samples.scan(Samples.MORNING));

            assertThat(scan.firstSeen()).isEqualTo(Samples.MORNING - 60_000);
            assertThat(scan.createdAt()).isEqualTo(Samples.MORNING);
        }
    }

    @Test
    void theLatestSeverityAndEvidenceStand() {
        try (FindingStore store = new FindingStore(work, JSON)) {
            store.add(raising(1, Samples.MORNING, Severity.HIGH));
            store.add(raising(1, Samples.MORNING + 1_000, Severity.LOW));

            JsonNode finding = findings(store).getFirst();

            assertThat(finding.path("severity").asInt()).isEqualTo(2);
            assertThat(finding.path("kumoban")
                            .path("evidence")
                            .path(0)
                            .path("time")
                            .asString())
                    .isEqualTo("2026-03-01T08:00:01.000Z");
        }
    }

    @Test
    void howManyBodiesAreHeldChangesNothing() {
        long seed = 20_260_301;
        try (FindingStore tiny = new FindingStore(work, JSON, 1, 4_096);
                FindingStore huge = new FindingStore(work, JSON, 1_000_000, 4_096)) {
            SplittableRandom random = new SplittableRandom(seed);
            long time = Samples.MORNING;
            for (int i = 0; i < 3_000; i++) {
                time += random.nextLong(2 * DAY);
                Severity severity = Severity.values()[random.nextInt(4)];
                Finding raising = raising(random.nextInt(200), time, severity);
                assertThat(tiny.add(raising)).as("seed %d", seed).isEqualTo(huge.add(raising));
            }

            assertThat(lines(tiny)).as("seed %d", seed).isEqualTo(lines(huge));
            assertThat(tiny.size()).isGreaterThan(200);
        }
    }

    @Test
    void theFileOfBodiesIsCompactedWhenItIsMostlyWaste() {
        try (FindingStore store = new FindingStore(work, JSON, 1, 4_096)) {
            long largest = 0;
            for (int i = 0; i < 2_000; i++) {
                store.add(raising(i % 3, Samples.MORNING + i, Severity.LOW));
                largest = Math.max(largest, store.bytesOnDisk());
            }

            assertThat(largest).isLessThan(64 << 10);
            assertThat(findings(store)).hasSize(3);
        }
    }

    @Test
    void findingsComeInTheOrderOfTheirCreation() {
        try (FindingStore store = new FindingStore(work, JSON, 1, 4_096)) {
            store.add(raising(7, 1_000, Severity.LOW));
            store.add(raising(3, 2_000, Severity.LOW));
            store.add(raising(7, 3_000, Severity.LOW));

            assertThat(findings(store))
                    .extracting(
                            finding -> finding.path("kumoban").path("resource").asString())
                    .containsExactly("resource-7", "resource-3");
        }
    }

    @Test
    void aClearedStoreBeginsAnew() {
        try (FindingStore store = new FindingStore(work, JSON, 1, 4_096)) {
            store.add(raising(1, 1_000, Severity.LOW));
            store.add(raising(2, 1_000, Severity.LOW));
            store.clear();
            Aggregate again = store.add(raising(1, 1_000, Severity.LOW));

            assertThat(again.isNew()).isTrue();
            assertThat(findings(store)).hasSize(1);
            assertThat(store.updates()).isZero();
        }
    }

    @Test
    void theTemporaryFileIsRemoved() throws Exception {
        try (FindingStore store = new FindingStore(work, JSON)) {
            store.add(Samples.call(1));
        }

        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void partsOfAKeyDoNotRunIntoEachOther() {
        assertThat(new AggregationKey("1", "eu", "t", "ab", "c").id(0))
                .isNotEqualTo(new AggregationKey("1", "eu", "t", "a", "bc").id(0))
                .matches("[0-9a-f]{32}");
    }

    private static Finding raising(int number, long time, Severity severity) {
        Finding call = Samples.call(time);
        return new Finding(
                call.detector(),
                call.type(),
                severity,
                call.techniques(),
                call.title(),
                "raised at " + time,
                call.account(),
                call.region(),
                "resource-" + number,
                call.resourceRole(),
                "",
                call.observed(),
                call.usual(),
                number / 3.0,
                Map.of(),
                call.evidence(),
                null);
    }

    private static List<String> lines(FindingStore store) {
        List<String> lines = new ArrayList<>();
        store.forEachLine(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private static List<JsonNode> findings(FindingStore store) {
        return lines(store).stream().map(Json::read).toList();
    }
}
