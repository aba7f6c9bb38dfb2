package io.kumoban.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangesTest {
    private record Range(long first, long last, int value) {}

    private static Range range(Random random) {
        long first = random.nextInt(60) - 30L;
        return new Range(first, first + random.nextInt(25), 1 + random.nextInt(5));
    }

    /** Of the ranges that hold a number: the one that begins last, the shortest of these, the last of these. */
    private static int plain(List<Range> ranges, long number) {
        Range best = null;
        for (Range range : ranges) {
            boolean holds = range.first <= number && number <= range.last;
            boolean better =
                    best == null || range.first > best.first || range.first == best.first && range.last <= best.last;
            if (holds && better) {
                best = range;
            }
        }
        return best == null ? 0 : best.value;
    }

    private static RangeTable table(List<Range> ranges) {
        Ranges gathered = new Ranges();
        ranges.forEach(range -> gathered.add(range.first, range.last, range.value));
        return gathered.table();
    }

    @Test
    void theInnermostRangeCounts() {
        Property.ofLists(2_000, 12, RangesTest::range).holds(ranges -> {
            RangeTable table = table(ranges);
            for (long number = -40; number < 70; number++) {
                assertThat(table.find(number)).as("%d", number).isEqualTo(plain(ranges, number));
            }
        });
    }

    @Test
    void twoTablesTogetherSayWhatBothSay() {
        Property.of(
                        1_000,
                        random -> List.of(
                                List.of(range(random), range(random), range(random)),
                                List.of(range(random), range(random))))
                .holds(parts -> {
                    RangeTable left = table(parts.getFirst());
                    RangeTable right = table(parts.getLast());
                    RangeTable both = left.and(right, (one, other) -> 10 * one + other);
                    for (long number = -40; number < 70; number++) {
                        assertThat(both.find(number))
                                .as("%d", number)
                                .isEqualTo(10 * left.find(number) + right.find(number));
                    }
                });
    }

    @Test
    void theEndsOfTheLineAreNoExceptions() {
        Ranges ranges = new Ranges();
        ranges.add(Long.MIN_VALUE, Long.MIN_VALUE + 5, 1);
        ranges.add(Long.MAX_VALUE - 5, Long.MAX_VALUE, 2);
        RangeTable table = ranges.table();

        assertThat(table.find(Long.MIN_VALUE)).isOne();
        assertThat(table.find(Long.MIN_VALUE + 6)).isZero();
        assertThat(table.find(0)).isZero();
        assertThat(table.find(Long.MAX_VALUE)).isEqualTo(2);
        assertThat(table.size()).isEqualTo(2);
    }
}
