package io.kumoban.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Runs;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final Projection PROJECTION = Projection.of(List.of(ApiCall.EVENT_ID), List.of());
    private static final int LAST = 50;

    @TempDir
    private Path folder;

    /** Rows as they come, in text, since a run may be used again afterwards. */
    private static final class Taken implements RowSink {
        final List<OrderKey> keys = new ArrayList<>();
        final List<String> rows = new ArrayList<>();

        @Override
        public void row(Run run, int row) {
            keys.add(OrderKey.of(run, row));
            rows.add(Runs.row(run, row));
        }

        @Override
        public void finished(Run run) {}
    }

    private static Run sorted(Random random, int rows, int lastTime) {
        Kind kind = random.nextBoolean() ? Kind.API_CALL : Kind.DNS_QUERY;
        Run run = Runs.of(random, PROJECTION.layout(kind), rows, lastTime);
        run.sort();
        return run;
    }

    /** A timeline owns its runs and gives them to others. */
    private static Run copy(Run run) {
        Run copy = new Run(run.layout());
        for (int row = 0; row < run.rows(); row++) {
            copy.copy(run, row);
        }
        copy.sort();
        return copy;
    }

    @Test
    void anyRunsUnderAnyBudgetComeOutInTheTotalOrder() {
        Property.ofSizes(
                        20,
                        60,
                        random -> size -> Stream.generate(() -> sorted(random, random.nextInt(20), LAST))
                                .limit(size)
                                .toList())
                .holds(made -> {
                    List<String> expected = new ArrayList<>();
                    long used =
                            made.value().stream().filter(run -> run.rows() > 0).count();
                    made.value().forEach(run -> {
                        for (int row = 0; row < run.rows(); row++) {
                            expected.add(Runs.row(run, row));
                        }
                    });
                    for (long budget : new long[] {0, 60_000, 1 << 30}) {
                        RunPool pool = new RunPool(PROJECTION, 1 << 20);
                        Taken taken = new Taken();
                        try (Timeline timeline = new Timeline(pool, folder, budget)) {
                            made.value().stream().map(TimelineTest::copy).forEach(timeline::add);
                            for (long time = 0; time <= LAST + 1; time += 7) {
                                timeline.release(time, taken);
                                long before = time;
                                assertThat(taken.keys).allMatch(key -> key.time() < before);
                            }
                            timeline.release(Long.MAX_VALUE, taken);
                            assertThat(timeline.spills()).isEqualTo(budget == 0 ? used : timeline.spills());
                        }
                        assertThat(taken.keys).isSortedAccordingTo(Comparator.naturalOrder());
                        assertThat(taken.rows).containsExactlyInAnyOrderElementsOf(expected);
                        assertThat(folder).isEmptyDirectory();
                    }
                });
    }

    @Test
    void runsThatComeWhileOthersGoOutKeepTheOrder() {
        Property.of(20, Random::nextLong).holds(seed -> {
            Random random = new Random(seed);
            Taken taken = new Taken();
            int rows = 0;
            try (Timeline timeline = new Timeline(new RunPool(PROJECTION, 0), folder, 30_000)) {
                for (int time = 0; time < 600; time += 10) {
                    Run run = Runs.of(random, PROJECTION.layout(Kind.API_CALL), random.nextInt(50), 30);
                    for (int row = 0; row < run.rows(); row++) {
                        run.setOrderKey(row, run.time(row) + time, run.idHigh(row), row, run.recordHash(row), 0);
                    }
                    run.sort();
                    rows += run.rows();
                    timeline.add(run);
                    timeline.release(time, taken);
                }
                timeline.release(Long.MAX_VALUE, taken);
            }
            assertThat(taken.keys).hasSize(rows).isSorted();
        });
    }

    @Test
    void moreRowsThanAChunkHoldsComeBackFromDisk() throws IOException {
        Run run = sorted(new Random(3), 3 * Spill.CHUNK_ROWS + 1, 1000);
        Taken taken = new Taken();
        try (Timeline timeline = new Timeline(new RunPool(PROJECTION, 0), folder, 0)) {
            timeline.add(run);
            assertThat(timeline.spills()).isEqualTo(1);
            timeline.release(Long.MAX_VALUE, taken);
        }
        assertThat(taken.keys).hasSize(run.rows()).isSorted();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void rowsWithLongTextsAreWrittenInSmallerChunks() {
        Layout layout = PROJECTION.layout(Kind.API_CALL);
        Run run = new Run(layout);
        byte[] policy = new byte[1 << 20];
        Arrays.fill(policy, (byte) 'p');
        for (int row = 0; row < 12; row++) {
            for (int slot = 0; slot < layout.fields().size(); slot++) {
                run.setSlice(slot, run.open(), slot == 0 ? run.addText(policy, 0, policy.length, 0) : Slice.ABSENT);
            }
            run.setOrderKey(row, row, 0, 0, 0, 0);
            run.commit();
        }
        run.sort();
        List<Integer> chunks = new ArrayList<>();
        try (Timeline timeline = new Timeline(new RunPool(PROJECTION, 0), folder, 0)) {
            timeline.add(run);
            timeline.release(Long.MAX_VALUE, new RowSink() {
                @Override
                public void row(Run of, int row) {}

                @Override
                public void finished(Run of) {
                    chunks.add(of.rows());
                }
            });
        }
        assertThat(chunks).containsExactly(2, 2, 2, 2, 2, 2);
    }

    @Test
    void anEventOlderThanWhatWentOutBreaksTheBound() {
        Run run = Runs.of(new Random(1), PROJECTION.layout(Kind.API_CALL), 1, 0);
        run.setOrderKey(0, 99, 0, 0, 0, 0);
        run.sort();
        try (Timeline timeline = new Timeline(new RunPool(PROJECTION, 0), folder, 1 << 20)) {
            timeline.release(100, new Taken());
            assertThatThrownBy(() -> timeline.add(run))
                    .isInstanceOf(BoundBroken.class)
                    .hasMessage("an event of time 99 came after the stream was released up to 100");
            run.setOrderKey(0, 100, 0, 0, 0, 0);
            timeline.add(run);
            assertThat(timeline.rowsInMemory()).isEqualTo(1);
        }
    }
}
