package io.kumoban.engine.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a folder: good records are processed, bad ones quarantined with their place, all is counted. */
class HostileInputTest {
    private static final Field POLICY = Field.ofCall("requestParameters.policyDocument");

    @TempDir
    private Path root;

    private Path logs;

    /** Reports every call, so that findings are the events that were processed. */
    private static final class EveryCall implements Rule<ApiCall> {
        @Override
        public About about() {
            return About.finding("every-call", "Test:IAMUser/Call", Severity.LOW);
        }

        @Override
        public Interest<ApiCall> interest() {
            return Interest.in(ApiCall.class).fields(POLICY);
        }

        @Override
        public void on(ApiCall call, Context context) {
            context.report(call).say("%s", call.eventId());
        }
    }

    /** What came of a replay. */
    private record Outcome(RunSummary summary, List<String> findings, List<Reject> rejects, int restarts) {
        List<String> quarantine() {
            return rejects.stream()
                    .map(one -> one.file() + " " + one.offset() + "+" + one.length() + " " + one.reason() + " "
                            + new String(one.sample(), StandardCharsets.ISO_8859_1))
                    .toList();
        }

        RunAccount account() {
            return summary.account();
        }
    }

    private Outcome replay(int threads, boolean listening) {
        DetectorSet detectors = DetectorSet.compile(
                listening ? List.of(new EveryCall()) : List.of(),
                new Settings(Set.of(), Map.of()),
                Lists.NONE,
                Assets.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        List<String> findings = new ArrayList<>();
        List<Reject> rejects = Collections.synchronizedList(new ArrayList<>());
        int[] restarts = new int[1];
        Results results = new Results() {
            @Override
            public boolean finding(Finding finding) {
                return findings.add(finding.explanation());
            }

            @Override
            public void insight(Insight insight) {}

            @Override
            public void score(String detector, long time, String unit, double score) {}

            @Override
            public void reject(Reject reject) {
                rejects.add(reject);
            }

            @Override
            public void restart() {
                restarts[0]++;
                findings.clear();
                rejects.clear();
            }
        };
        ReplayOptions options =
                ReplayOptions.of(List.of(logs.toString()), root.resolve("work")).withThreads(threads);
        RunSummary summary =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new Replay(options, detectors).run(results));
        rejects.sort(null);
        return new Outcome(summary, findings, List.copyOf(rejects), restarts[0]);
    }

    /** Replays with one thread and with three, with and without a detector; only the findings may differ. */
    private Outcome replay() {
        Outcome outcome = replay(1, true);
        Outcome threaded = replay(3, true);
        Outcome deaf = replay(3, false);
        assertThat(outcome.account().addsUp()).isTrue();
        assertThat(threaded.account().addsUp()).isTrue();
        assertThat(deaf.account().addsUp()).isTrue();
        assertThat(threaded.findings).isEqualTo(outcome.findings);
        assertThat(threaded.quarantine()).isEqualTo(outcome.quarantine());
        assertThat(deaf.quarantine()).isEqualTo(outcome.quarantine());
        assertThat(deaf.account().processed()).isEqualTo(outcome.account().processed());
        assertThat(threaded.summary.records()).isEqualTo(outcome.summary.records());
        return outcome;
    }

    private void write(String name, byte[] bytes) throws IOException {
        if (logs == null) {
            logs = Files.createDirectories(root.resolve("logs"));
        }
        Files.write(logs.resolve(name), bytes);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(UTF_8));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static CallRecord call(String id) {
        return CallRecord.named("GetUser").with("eventID", id);
    }

    private static String calls(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(call("e%05d".formatted(i)).with("requestID", "%08x".formatted(i * 0x9e3779b1)))
                    .append('\n');
        }
        return lines.toString();
    }

    @Test
    void ofATruncatedGzipTheWholeRecordsAreUsedAndTheRestIsBad() throws IOException {
        byte[] whole = packed(calls(0, 1000));
        write("cut.json.gz", Arrays.copyOf(whole, whole.length * 2 / 3));

        Outcome outcome = replay();

        assertThat(outcome.findings).hasSizeGreaterThan(400).doesNotHaveDuplicates();
        assertThat(outcome.rejects).singleElement().satisfies(bad -> {
            String good = calls(0, outcome.findings.size());
            assertThat(bad.offset()).isEqualTo(good.length());
        });
    }

    @Test
    void ofACorruptGzipTheRecordsBeforeTheDamageAreUsed() throws IOException {
        byte[] bytes = packed(calls(0, 1000));
        bytes[bytes.length / 2] ^= 0x40;
        write("corrupt.json.gz", bytes);
        write("good.json", calls(5000, 5010));

        Outcome outcome = replay();

        assertThat(outcome.findings).contains("e00000", "e05009");
        assertThat(outcome.rejects).isNotEmpty().allMatch(bad -> bad.file().equals("corrupt.json.gz"));
        assertThat(outcome.account().filesRead.get()).isEqualTo(2);
    }

    @Test
    void filesThatAreNoLogsAreSkippedWithAReason() throws IOException {
        byte[] binary = new byte[5000];
        new Random(7).nextBytes(binary);
        binary[0] = 0;
        write("a.bin", binary);
        write("b.json", "");
        write("c.json", calls(0, 3));
        write("d.json", "{\"Records\":[]}");

        Outcome outcome = replay();

        assertThat(outcome.findings).containsExactlyInAnyOrder("e00000", "e00001", "e00002");
        assertThat(outcome.account().skipped()).containsOnlyKeys("a.bin", "b.json");
        assertThat(outcome.account().filesFound.get()).isEqualTo(4);
        assertThat(outcome.rejects).isEmpty();
    }

    @Test
    void aRecordOfTwentyMebibytesIsBadInLinesAndInADelivery() throws IOException {
        String huge = call("huge")
                .with("requestParameters", Map.of("x", "y".repeat(20 << 20)))
                .toString();
        String lines = call("e1") + "\n" + huge + "\n" + call("e2") + "\n";
        write("lines.json.gz", packed(lines));
        write("delivery.json.gz", packed("{\"Records\":[" + call("e3") + "," + huge + "," + call("e4") + "]}"));

        Outcome outcome = replay();

        assertThat(outcome.findings).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
        assertThat(outcome.rejects)
                .hasSize(2)
                .allMatch(bad -> bad.length() == huge.length())
                .allMatch(bad -> bad.reason().contains("--max-record"));
        assertThat(outcome.rejects.getLast().offset()).isEqualTo(call("e1").length() + 1);
    }

    @Test
    void badRecordsAreQuarantinedAtTheirPlaces() throws IOException {
        List<String> bad = List.of(
                call("deep")
                        .with("requestParameters", "@")
                        .toString()
                        .replace("\"@\"", "[".repeat(200) + "]".repeat(200)),
                call("late").toString().replace("2026-03-02T10:00:00Z", "2026-02-30T10:00:00Z"),
                call("untimed").toString().replace("eventTime", "time"),
                call("").toString(),
                call("x").with("eventName", 5).toString(),
                call("x").without("eventSource").toString(),
                call("x").without("recipientAccountId").without("userIdentity").toString(),
                "[1,2]",
                "{\"eventVersion\":\"1.08\" \"eventName\":\"x\"}");
        StringBuilder text = new StringBuilder();
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < bad.size(); i++) {
            text.append(call("e" + i)).append('\n');
            offsets.add((long) text.length() + (bad.get(i).startsWith("[") ? 1 : 0));
            text.append(bad.get(i)).append('\n');
        }
        write("mixed.json", text.append(call("e9")).toString());

        Outcome outcome = replay();

        assertThat(outcome.findings).hasSize(10);
        assertThat(outcome.rejects.stream().map(Reject::offset)).containsAll(offsets);
        assertThat(outcome.rejects).hasSize(bad.size() + 1);
    }

    @Test
    void invalidUtf8IsBadInARequiredFieldAndAbsentInAnother() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((call("e1").with("userAgent", "AGENT") + "\n")
                .replace("AGENT", "\u00ff")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.write((call("e2\u00ff") + "\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.write((call("e3") + "\n").getBytes(UTF_8));
        write("a.json", bytes.toByteArray());

        Outcome outcome = replay();

        assertThat(outcome.findings).containsExactlyInAnyOrder("e1", "e3");
        assertThat(outcome.rejects).hasSize(1);
        assertThat(outcome.account().malformedValues.get()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aWrongTypeInAnOptionalFieldIsCountedAndReadsAsAbsent() throws IOException {
        write("a.json", call("e1").with("userAgent", 5).with("errorCode", List.of()) + "\n");

        Outcome outcome = replay();

        assertThat(outcome.findings).containsExactly("e1");
        assertThat(outcome.account().malformedValues.get()).isEqualTo(2);
    }

    @Test
    void linesMayHoldDeliveries() throws IOException {
        write(
                "a.json",
                "{\"Records\":[" + call("e1") + "," + call("e2") + "]}\n{\"Records\":[" + call("e3") + "]}\n"
                        + call("e4"));

        assertThat(replay().findings).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    }

    @Test
    void aFileNameThatIsNoUtf8IsReadAndShown() throws Exception {
        write("a.json", calls(0, 2));
        boolean made = new ProcessBuilder("bash", "-c", "cp a.json $'b\\xff.json'")
                        .directory(logs.toFile())
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(made, "the file system takes no such name");

        Outcome outcome = replay();

        assertThat(outcome.account().filesFound.get()).isEqualTo(2);
        assertThat(outcome.account().addsUp()).isTrue();
    }

    @Test
    void aFileWhoseNameLiesAboutItsTimeChangesNoFinding() throws IOException {
        // So many that the first days have gone out before the file of day one is read.
        int calls = Batch.ROWS * 2 / 5;
        for (int day = 1; day <= 5; day++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < calls; i++) {
                lines.append(call("d%d-%05d".formatted(day, i))
                                .at("2026-03-0%dT09:%02d:%02dZ".formatted(day, i / 60 % 60, i % 60)))
                        .append('\n');
            }
            lines.append("{broken\n");
            write("1_CloudTrail_us-east-1_202603%02dT1005Z_abcdefghijklmnop.json".formatted(day), lines.toString());
        }
        Outcome honest = replay();
        Files.move(
                logs.resolve("1_CloudTrail_us-east-1_20260301T1005Z_abcdefghijklmnop.json"),
                logs.resolve("1_CloudTrail_us-east-1_20260309T1005Z_abcdefghijklmnop.json"));
        Outcome lying = replay();

        assertThat(honest.restarts).isZero();
        assertThat(lying.restarts).isEqualTo(1);
        assertThat(lying.account().restarts.get()).isEqualTo(1);
        assertThat(lying.findings).hasSize(5 * calls).isEqualTo(honest.findings);
        assertThat(lying.rejects).hasSize(5);
    }

    @Test
    void aCallThatIsDeliveredAgainCountsOnceAndEqualFilesAreNamed() throws IOException {
        write("a.json", calls(0, 10));
        write("b.json", calls(5, 15));
        write("c.json", calls(0, 10));

        Outcome outcome = replay();

        assertThat(outcome.findings).hasSize(15).doesNotHaveDuplicates();
        assertThat(outcome.account().duplicates.get()).isEqualTo(15);
        assertThat(outcome.summary.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("a.json and c.json are equal"));
    }

    @Test
    void aFailingDetectorEndsTheReplayWithItsError() throws IOException {
        write("a.json", calls(0, 2000));
        for (int threads : new int[] {1, 3}) {
            DetectorSet detectors = DetectorSet.compile(
                    List.of(new Failing()),
                    new Settings(Set.of(), Map.of()),
                    Lists.NONE,
                    Assets.NONE,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE);
            ReplayOptions options = ReplayOptions.of(List.of(logs.toString()), root.resolve("work"))
                    .withThreads(threads);
            assertThatCode(() -> assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> new Replay(options, detectors).run(new NoResults())))
                    .hasMessageContaining("out of order");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .as("threads of a replay that has ended")
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("kumoban-"));
    }

    private static final class Failing implements Rule<ApiCall> {
        @Override
        public About about() {
            return About.finding("failing", "Test:IAMUser/Call", Severity.LOW);
        }

        @Override
        public Interest<ApiCall> interest() {
            return Interest.in(ApiCall.class);
        }

        @Override
        public void on(ApiCall call, Context context) {
            throw new IllegalStateException("out of order");
        }
    }

    private static final class NoResults implements Results {
        @Override
        public boolean finding(Finding finding) {
            return true;
        }

        @Override
        public void insight(Insight insight) {}

        @Override
        public void score(String detector, long time, String unit, double score) {}

        @Override
        public void reject(Reject reject) {}

        @Override
        public void restart() {}
    }
}
