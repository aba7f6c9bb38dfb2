package io.kumoban.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Format;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.testing.Property;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What detectors give out does not depend on batches, workers or reloading; misuse is told. */
class ExactTimersTest {
    /** Counts the calls of a key, wakes itself some seconds later, now and then again, and tells all of it. */
    private static final class Watch implements Detector<ApiCall, Watch.Calls> {
        static final class Calls implements State {
            int calls;
            int wakes;

            @Nullable
            Evidence last;

            @Override
            public void save(DataOutput out) throws IOException {
                out.writeInt(calls);
                out.writeInt(wakes);
                out.writeBoolean(last != null);
                if (last != null) {
                    last.save(out);
                }
            }

            @Override
            public void load(DataInput in) throws IOException {
                calls = in.readInt();
                wakes = in.readInt();
                last = in.readBoolean() ? Evidence.load(in) : null;
            }
        }

        private final String id;
        private final int most;

        Watch(String id, int most) {
            this.id = id;
            this.most = most;
        }

        @Override
        public About about() {
            return About.finding(id, "Test:IAMUser/" + id, Severity.LOW);
        }

        @Override
        public Interest<ApiCall> interest() {
            return Interest.in(ApiCall.class).by(Key.PRINCIPAL).atMost(most).forgetAfter(Duration.ofSeconds(90));
        }

        @Override
        public Calls newState() {
            return new Calls();
        }

        @Override
        public void on(ApiCall call, Calls seen, Context context) {
            seen.calls++;
            seen.last = context.remember(call);
            int choice = (int) Long.remainderUnsigned(call.eventId().hash(), 5);
            if (choice < 4) {
                context.wakeAt(call.time() + (choice - 1) * 10_000L);
            }
            context.report(call).say("call %d after %d wakes", seen.calls, seen.wakes);
            context.score(seen.calls);
        }

        @Override
        public void onTimer(Calls seen, Context context) {
            seen.wakes++;
            if (seen.last != null) {
                context.report(seen.last).say("woken at %d after %d calls", context.now(), seen.calls);
            }
            if (seen.wakes % 3 != 0) {
                context.wakeAt(context.now() + 7000);
            }
        }
    }

    private static List<String> calls(Random random, int count) {
        List<String> calls = new ArrayList<>();
        Instant time = Instant.parse("2026-03-02T10:00:00Z");
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(random.nextInt(6) == 0 ? random.nextInt(200) : random.nextInt(2) * 5L);
            calls.add(CallRecord.named("GetUser")
                    .by("user" + random.nextInt(5))
                    .at(time)
                    .with("eventID", "e" + random.nextInt(1_000_000) + "-" + i)
                    .toString());
        }
        return calls;
    }

    /** All that two detectors give out over some calls, in batches of this size at most and by so many workers. */
    private static List<String> told(List<String> calls, int batchRows, int workers, boolean reload) {
        DetectorSet set = DetectorSet.compile(
                List.of(new Watch("alpha", 1000), new Watch("beta", 1)),
                Settings.STANDARD,
                Lists.NONE,
                Assets.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        Members members = new Members();
        AccountAges ages = new AccountAges();
        Environment environment = new Environment(set, 0, ages, new EvidenceMaker(members), true, false, reload);
        Block block = new Block();
        block.bytes = String.join("\n", calls).getBytes(StandardCharsets.UTF_8);
        block.to = block.bytes.length;
        block.member = members.add("calls");
        block.last = true;
        block.format = Format.CLOUD_TRAIL;
        Run run = new Run(set.projection().layout(Kind.API_CALL));
        new Decoders(set.projection(), PublicSuffixes.of(List.of()), 1 << 20, 100)
                .decode(block, kind -> run, new Tally());
        run.sort();
        Workers shards = new Workers(environment, workers);
        Globals globals = new Globals(set);
        List<String> told = new ArrayList<>();
        Merger merger = new Merger(environment, content -> told.add(shown(content)));
        Batch batch = new Batch(set.lanes().size(), workers);
        batch.open(0);
        for (int rank = 0; rank < run.rows(); rank++) {
            long time = run.time(run.ordered(rank));
            if (batch.size() == batchRows || batch.size() > 0 && Globals.hour(time) != Globals.hour(batch.time(0))) {
                through(batch, set, globals, shards, merger);
            }
            batch.add(run, run.ordered(rank));
        }
        batch.setLast(true);
        through(batch, set, globals, shards, merger);
        return told;
    }

    private static String shown(Emission.Content content) {
        return switch (content) {
            case Emission.Raised raised ->
                raised.finding().detector() + " " + raised.finding().resource() + " "
                        + raised.finding().primary().id() + " "
                        + raised.finding().explanation();
            case Emission.Weak weak -> weak.signal().toString();
            case Emission.Noted noted -> noted.toString();
            case Emission.Scored scored -> scored.toString();
        };
    }

    private static void through(Batch batch, DetectorSet set, Globals globals, Workers shards, Merger merger) {
        batch.group(set.lanes());
        globals.run(batch);
        for (int worker = batch.workers() - 1; worker >= 0; worker--) {
            shards.run(worker, batch);
        }
        merger.run(batch);
        batch.open(batch.base() + batch.size());
    }

    @Test
    void batchesWorkersAndReloadingChangeNothing() {
        Property.ofSizes(25, 60, random -> size -> calls(random, size)).holds(calls -> {
            List<String> expected = told(calls.value(), Batch.ROWS, 1, false);
            assertThat(expected).hasSizeGreaterThanOrEqualTo(4 * calls.size());
            for (int rows : new int[] {1, 2, 7}) {
                assertThat(told(calls.value(), rows, 1, false))
                        .as("batches of %d", rows)
                        .isEqualTo(expected);
                assertThat(told(calls.value(), rows, 3, false)).as("3 workers").isEqualTo(expected);
            }
            assertThat(told(calls.value(), Batch.ROWS, 64, false))
                    .as("64 workers")
                    .isEqualTo(expected);
            assertThat(told(calls.value(), 5, 2, true)).as("reloaded").isEqualTo(expected);
        });
    }

    @Test
    void aReloadingHarnessGivesTheSameFindings() {
        List<String> calls = calls(new Random(11), 200);

        assertThat(Harness.of(new Watch("alpha", 1000)).feed(calls).reloading().findings())
                .isNotEmpty()
                .isEqualTo(Harness.of(new Watch("alpha", 1000)).feed(calls).findings());
    }

    /** Does one thing at each call, and another when woken. */
    private record Doing(BiConsumer<ApiCall, Context> onCall, BiConsumer<Context, State> onWake)
            implements Detector<ApiCall, Watch.Calls> {
        @Override
        public About about() {
            return About.finding("doing", "Test:IAMUser/Doing", Severity.LOW);
        }

        @Override
        public Interest<ApiCall> interest() {
            return Interest.in(ApiCall.class);
        }

        @Override
        public Watch.Calls newState() {
            return new Watch.Calls();
        }

        @Override
        public void on(ApiCall call, Watch.Calls seen, Context context) {
            onCall.accept(call, context);
        }

        @Override
        public void onTimer(Watch.Calls seen, Context context) {
            onWake.accept(context, seen);
        }
    }

    private static void run(BiConsumer<ApiCall, Context> onCall, BiConsumer<Context, State> onWake) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> Harness.of(new Doing(onCall, onWake))
                        .feed(calls(new Random(1), 20))
                        .run());
    }

    @Test
    void aTimerThatWakesItselfAtItsOwnTimeIsRefused() {
        assertThatThrownBy(() -> run(
                        (call, context) -> context.wakeAt(call.time()),
                        (context, seen) -> context.wakeAt(context.now())))
                .hasMessageContaining("the detector doing asks in its timer to be woken at a time that is not later");
    }

    @Test
    void aReportThatIsNeverSaidIsRefused() {
        assertThatThrownBy(() -> run((call, context) -> context.report(call), (context, seen) -> {}))
                .hasMessage("the detector doing began a report and never said it; end it with say(...)");
    }

    @Test
    void aReportThatIsSaidTwiceIsRefused() {
        assertThatThrownBy(() -> run(
                        (call, context) -> {
                            Report report = context.report(call);
                            report.say("once");
                            report.say("twice");
                        },
                        (context, seen) -> {}))
                .hasMessage("the detector doing completed the same report twice");
    }

    @Test
    void aContextThatIsKeptIsRefused() {
        List<Context> kept = new ArrayList<>();
        List<Evidence> events = new ArrayList<>();
        run(
                (call, context) -> {
                    kept.add(context);
                    events.add(context.remember(call));
                },
                (context, seen) -> {});

        assertThatThrownBy(() -> kept.getFirst().report(events.getFirst()))
                .hasMessage("the context is used outside a call of a detector");
    }
}
