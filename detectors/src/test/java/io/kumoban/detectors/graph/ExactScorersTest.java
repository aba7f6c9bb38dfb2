package io.kumoban.detectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.detectors.graph.Edges.Edge;
import io.kumoban.engine.testing.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactScorersTest {
    private static EdgeScorer scorer(Algorithm algorithm) {
        return Scorers.of(algorithm, Settings.seeded(1));
    }

    @Test
    void aDecayedCountIsTheSumOfWhatIsLeftOfEachEdge() {
        EdgeScorer scorer = scorer(Algorithm.COUNT_EDGE);
        scorer.score(1, 2, 1);
        scorer.score(1, 2, 3);

        assertThat(scorer.score(1, 2, 4)).isCloseTo(0.729f + 0.9f + 1, within(1e-5f));
        assertThat(scorer.score(2, 1, 4)).isEqualTo(1);
    }

    @Test
    void aCountOfTheTickForgetsTheTickBefore() {
        EdgeScorer scorer = scorer(Algorithm.TICK_NODE);
        scorer.score(1, 2, 1);
        scorer.score(1, 3, 1);

        assertThat(scorer.score(1, 4, 1)).isEqualTo(3);
        assertThat(scorer.score(1, 4, 2)).isEqualTo(1);
    }

    @Test
    void onlyAnEdgeThatIsNewIsFirstSeen() {
        EdgeScorer scorer = scorer(Algorithm.FIRST_SEEN);

        assertThat(scorer.score(1, 2, 1)).isEqualTo(1);
        assertThat(scorer.score(1, 2, 9)).isZero();
        assertThat(scorer.score(2, 1, 9)).isEqualTo(1);
    }

    @Test
    void aScanOfNewNeighboursScoresAboveAsManyEdgesToAnOldOne() {
        EdgeScorer scorer = scorer(Algorithm.BURST);
        for (int tick = 1; tick <= 300; tick++) {
            scorer.score(1, 2, tick);
            scorer.score(3, 4, tick);
        }
        float known = 0;
        float scan = 0;
        for (int i = 0; i < 20; i++) {
            known = scorer.score(1, 2, 301);
            scan = scorer.score(3, 100 + i, 301);
        }

        assertThat(scan).isGreaterThan(10 * known);
    }

    @Test
    void whatGoesOnAsEverScoresFarBelowASuddenFlood() {
        EdgeScorer scorer = scorer(Algorithm.BURST);
        float steady = 0;
        for (int tick = 1; tick <= 500; tick++) {
            for (int i = 0; i < 10; i++) {
                steady = scorer.score(1, 2, tick);
            }
        }
        float flood = 0;
        for (int i = 0; i < 100; i++) {
            flood = scorer.score(5, 6, 500);
        }

        assertThat(flood).isGreaterThan(100 * steady);
    }

    @Test
    void aFloodThatGoesOnDoesNotBecomeUsual() {
        EdgeScorer scorer = scorer(Algorithm.BURST);
        for (int tick = 1; tick <= 200; tick++) {
            scorer.score(1, 2, tick);
        }
        float first = 0;
        float last = 0;
        for (int tick = 201; tick <= 400; tick++) {
            for (int i = 0; i < 50; i++) {
                last = scorer.score(1, 2, tick);
            }
            first = tick == 220 ? last : first;
        }

        assertThat(last).isGreaterThan(first);
    }

    /** The order of edges within a tick tells only who of them came later. */
    @Test
    void anyOrderWithinATickLeavesTheSameCountsBehind() {
        Property.of(30, random -> random.nextLong()).holds(seed -> {
            List<Edge> edges = Edges.stream(new Random(seed), 500);
            List<Edge> shuffled = shuffledWithinTicks(edges, new Random(seed + 1));
            for (Algorithm algorithm :
                    List.of(Algorithm.COUNT_NODE, Algorithm.COUNT_EDGE, Algorithm.TICK_NODE, Algorithm.TICK_EDGE)) {
                EdgeScorer one = scorer(algorithm);
                EdgeScorer other = scorer(algorithm);
                Edges.scores(one, edges);
                Edges.scores(other, shuffled);
                int next = edges.getLast().tick() + 1;
                for (int node = 0; node < 30; node++) {
                    assertThat(one.score(node, node, next)).isCloseTo(other.score(node, node, next), within(1e-3f));
                }
            }
        });
    }

    private static List<Edge> shuffledWithinTicks(List<Edge> edges, Random random) {
        Map<Integer, List<Edge>> ticks = new HashMap<>();
        edges.forEach(edge ->
                ticks.computeIfAbsent(edge.tick(), unused -> new ArrayList<>()).add(edge));
        List<Edge> shuffled = new ArrayList<>();
        ticks.keySet().stream().sorted().forEach(tick -> {
            List<Edge> same = ticks.getOrDefault(tick, List.of());
            Collections.shuffle(same, random);
            shuffled.addAll(same);
        });
        return shuffled;
    }

    @Test
    void noScoreIsNegativeOrNoNumber() {
        Property.of(20, random -> Edges.stream(random, 800)).holds(edges -> {
            for (Algorithm algorithm : Algorithm.values()) {
                for (float score : Edges.scores(scorer(algorithm), edges)) {
                    assertThat(score).isNotNegative().isFinite();
                }
            }
        });
    }
}
