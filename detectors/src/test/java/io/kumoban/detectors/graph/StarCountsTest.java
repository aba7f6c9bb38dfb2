package io.kumoban.detectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StarCountsTest {
    private static final int DAY = 10;

    private final StarCounts counts = new StarCounts(4, DAY);

    @Test
    void anEdgeIsHeldAgainstEarlierDaysAlone() {
        count(7, 1, 3);
        count(7, DAY + 1, 5);
        count(7, DAY + 2, 9);
        assertThat(counts.now()).isEqualTo(9);
        assertThat(counts.before()).isEqualTo(3);
        count(7, 2 * DAY + 1, 1);
        assertThat(counts.before()).isEqualTo(9);
    }

    @Test
    void allEdgesTogetherAreToo() {
        count(7, 1, 3);
        count(8, 1, 2);
        count(9, DAY + 1, 1);
        assertThat(counts.allNow()).isEqualTo(1);
        assertThat(counts.edgesNow()).isEqualTo(1);
        assertThat(counts.allBefore()).isEqualTo(5);
        assertThat(counts.edgesBefore()).isEqualTo(2);
    }

    @Test
    void anEdgeThatGaveWayIsNewAgain() {
        count(7, 1, 3);
        for (int other = 100; other < 110; other++) {
            count(other, 2, 1);
        }
        count(7, DAY + 1, 1);
        assertThat(counts.before()).isZero();
    }

    private void count(long destination, int tick, int times) {
        for (int i = 0; i < times; i++) {
            counts.count(1, destination, tick);
        }
    }
}
