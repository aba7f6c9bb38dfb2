package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.PluginJar;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.pipeline.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay that does not come to its end, or that foreign detectors take part in. */
@Timeout(60)
class BreakingOffTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aReplayThatIsInterruptedWritesWhatItFoundAndAccountsForTheRest(int threads) throws Exception {
        Path logs = calls(
                CallRecord.named("StopLogging").to("cloudtrail.amazonaws.com").at("2026-03-02T10:00:00Z"), 500);
        AtomicReference<@Nullable Replay> running = new AtomicReference<>();
        List<Detector<?, ?>> detectors = new ArrayList<>(Detectors.load(List.of()));
        detectors.add(
                new AtTheFirstCall(() -> inAnotherThread(() -> running.get().interrupt())));

        Result result = WholeRun.of(folder.resolve("run"), detectors)
                .with(with -> with.withThreads(threads).withSpeed(1))
                .showing(running::set)
                .read(logs);

        assertThat(result.summary().interrupted()).isTrue();
        assertThat(result.raised()).contains("trail-stopped/Stealth:IAMUser/CloudTrailLoggingDisabled");
        assertThat(result.summary().account().addsUp()).isTrue();
        assertThat(result.run().metrics().path("records").path("processed").asLong())
                .isPositive();
        assertThat(threadsOfReplays()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatADetectorThrowsIsThrownByTheReplay(int threads) throws Exception {
        Path logs = calls(CallRecord.named("ListUsers"), 40_000);
        IllegalStateException thrown = new IllegalStateException("thrown on purpose");
        WholeRun run = WholeRun.of(folder.resolve("run"), List.of(new AtTheFirstCall(() -> {
                    throw thrown;
                })))
                .with(with -> with.withThreads(threads));

        assertThatThrownBy(() -> run.read(logs)).isSameAs(thrown);
        assertThat(threadsOfReplays()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatADetectorOfSignalsThrowsIsThrownByTheReplay(int threads) throws Exception {
        Path logs = calls(CallRecord.named("CreateUser"), 40_000);
        List<Detector<?, ?>> detectors = new ArrayList<>(Detectors.load(List.of()));
        detectors.add(new ThrowingAtSignals());
        WholeRun run = WholeRun.of(folder.resolve("run"), detectors).with(with -> with.withThreads(threads));

        assertThatThrownBy(() -> run.read(logs)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(threadsOfReplays()).isEmpty();
    }

    @Test
    void thePlugInOfTheDocumentationTakesPart() throws Exception {
        Path logs = calls(CallRecord.named("ListUsers").at("2026-03-02T10:00:00Z"), 1);
        Files.writeString(
                folder.resolve("night.json"),
                CallRecord.named("ConsoleLogin")
                                .to("signin.amazonaws.com")
                                .with("responseElements.ConsoleLogin", "Success")
                                .at("2026-03-12T23:30:00Z")
                        + "\n");

        Result result = WholeRun.of(folder.resolve("run"), Detectors.load(List.of(PluginJar.sample(folder))))
                .read(logs, folder.resolve("night.json"));

        assertThat(result.raised()).contains("sign-in-at-night/InitialAccess:IAMUser/SignInAtNight");
    }

    /** A file with a call again and again, a minute apart. */
    private Path calls(CallRecord call, int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        Instant time = Instant.parse("2026-03-02T10:00:00Z");
        for (int i = 0; i < count; i++) {
            lines.append(call.number(i).at(time.plusSeconds(60L * i)).toString())
                    .append('\n');
        }
        return Files.writeString(folder.resolve("calls.json"), lines);
    }

    private static void inAnotherThread(Runnable task) {
        Thread other = Thread.ofPlatform().start(task);
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> threadsOfReplays() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("kumoban-"))
                .toList();
    }

    /** Does something when the first call comes, then nothing. */
    private static final class AtTheFirstCall implements Rule<ApiCall> {
        private final AtomicReference<@Nullable Runnable> deed;

        AtTheFirstCall(Runnable deed) {
            this.deed = new AtomicReference<>(deed);
        }

        @Override
        public About about() {
            return About.finding("at-the-first-call", "Test:Call/First", Severity.LOW)
                    .title("The first call");
        }

        @Override
        public Interest<ApiCall> interest() {
            return Interest.in(ApiCall.class).by(Key.PRINCIPAL);
        }

        @Override
        public void on(ApiCall call, Context context) {
            Runnable first = deed.getAndSet(null);
            if (first != null) {
                first.run();
            }
        }
    }

    private static final class ThrowingAtSignals implements Rule<Signal> {
        @Override
        public About about() {
            return About.finding("throwing-at-signals", "Test:Signal/Thrown", Severity.LOW)
                    .title("A signal");
        }

        @Override
        public Interest<Signal> interest() {
            return Interest.in(Signal.class).by(Key.ACTOR);
        }

        @Override
        public void on(Signal signal, Context context) {
            throw new UnsupportedOperationException("thrown on purpose");
        }
    }
}
