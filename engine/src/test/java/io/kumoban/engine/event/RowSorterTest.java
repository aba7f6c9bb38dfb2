package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSorterTest {
    private static Run run(Random random, int rows, long unit, int lastTime) {
        Kind kind = random.nextBoolean() ? Kind.API_CALL : Kind.DNS_QUERY;
        Run run = Runs.of(random, Runs.layout(kind), rows, lastTime);
        for (int row = 0; row < rows; row++) {
            long high = random.nextInt(3) == 0 ? run.idHigh(row) : random.nextLong();
            run.setOrderKey(row, run.time(row) * unit, high, run.idLow(row), run.recordHash(row), run.part(row));
        }
        return run;
    }

    private static List<OrderKey> sorted(List<Run> runs) {
        RowSorter sorter = new RowSorter();
        sorter.clear();
        runs.forEach(run -> {
            run.sort();
            sorter.add(run, 0, run.rows());
        });
        sorter.sort();
        List<OrderKey> keys = new ArrayList<>();
        for (int rank = 0; rank < sorter.size(); rank++) {
            keys.add(OrderKey.of(sorter.run(rank), sorter.row(rank)));
        }
        return keys;
    }

    private static void agreesWithComparison(long unit, int lastTime) {
        Property.ofSizes(40, 3000, random -> size -> {
                    List<Run> runs = new ArrayList<>();
                    for (int left = size; left > 0; ) {
                        int rows = Math.min(left, 1 + random.nextInt(size));
                        runs.add(run(random, rows, unit, lastTime));
                        left -= rows;
                    }
                    return runs;
                })
                .holds(made -> {
                    List<OrderKey> expected = new ArrayList<>();
                    for (Run run : made.value()) {
                        for (int row = 0; row < run.rows(); row++) {
                            expected.add(OrderKey.of(run, row));
                        }
                    }
                    expected.sort(Comparator.naturalOrder());
                    assertThat(sorted(made.value())).isEqualTo(expected);
                });
    }

    @Test
    void wholeSecondsWithManyTiesComeOutAsByComparison() {
        agreesWithComparison(1000, 20);
    }

    @Test
    void millisecondsOverDaysComeOutAsByComparison() {
        agreesWithComparison(1, 1_000_000_000);
    }

    @Test
    void timesTooFarApartForAKeyComeOutAsByComparison() {
        agreesWithComparison(1L << 40, 1 << 22);
    }

    @Test
    void rowsThatDifferOnlyInTheLastPartComeOutInOrder() {
        Run run = Runs.of(new Random(5), Runs.layout(Kind.API_CALL), 500, 0);
        for (int row = 0; row < 500; row++) {
            run.setOrderKey(row, 7, 1, 1, 1, 499 - row);
        }
        assertThat(sorted(List.of(run))).isSorted();
    }
}
