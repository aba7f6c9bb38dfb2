package io.kumoban.console.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows are kept to be measured. */
class KeptRowsTest {
    private static final int FLOWS = 40_000;

    @TempDir
    Path folder;

    @Test
    void aSampleIsBoundedAndEvenlySpread() throws IOException {
        Run kept = kept(flows()).of(Kind.FLOW).rows();
        long early = IntStream.range(0, kept.rows())
                .filter(row -> kept.time(row) < 1_772_000_000_000L + FLOWS / 2 * 1000L)
                .count();

        assertThat(kept.rows()).isBetween(8_000, 16_384);
        assertThat((double) early / kept.rows()).isBetween(0.47, 0.53);
    }

    @Test
    void theSameLogsKeepTheSameRows() throws IOException {
        List<Long> times = times(kept(flows()).of(Kind.FLOW).rows());

        assertThat(times(kept(flows()).of(Kind.FLOW).rows())).isEqualTo(times).isSorted();
    }

    @Test
    void aThinnedSampleIsPartOfTheSample() throws IOException {
        KeptRows.Sample sample = kept(flows()).of(Kind.FLOW);
        Run thin = sample.thinned(1_000).rows();

        assertThat(thin.rows()).isBetween(400, 1_000);
        assertThat(times(sample.rows())).containsAll(times(thin));
    }

    @Test
    void aFamilyWithoutRowsHasAnEmptySample() {
        assertThat(new KeptRows().of(Kind.DNS_QUERY).rows().rows()).isZero();
    }

    private KeptRows kept(Path logs) {
        KeptRows kept = new KeptRows();
        LogReading reading = LogReading.of(
                ReplayOptions.of(List.of(logs.toString()), folder), Set.of(), Assets.NONE, new AtomicLong(), kept::add);
        assertThat(reading.count(Kind.FLOW)).isEqualTo(FLOWS);
        return kept;
    }

    private Path flows() throws IOException {
        return Files.writeString(
                folder.resolve("flows.log"),
                IntStream.range(0, FLOWS)
                        .mapToObj(second ->
                                "2 111122223333 eni-0a 10.0.0.5 198.51.100.9 40000 443 6 9 900 %1$d %1$d ACCEPT OK\n"
                                        .formatted(1_772_000_000L + second))
                        .collect(Collectors.joining()));
    }

    private static List<Long> times(Run run) {
        List<Long> times = new ArrayList<>();
        for (int row = 0; row < run.rows(); row++) {
            times.add(run.time(row));
        }
        return times;
    }
}
