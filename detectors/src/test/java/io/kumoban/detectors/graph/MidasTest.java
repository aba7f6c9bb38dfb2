package io.kumoban.detectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.detectors.graph.Edges.Edge;
import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MidasTest {
    private static final int COLUMNS = 16;
    private static final HashParameters PARAMETERS = new HashParameters(
            rows(1804289384, 846930886, 1681692778, 1714636915),
            rows(1957747794, 424238335, 719885387, 1649760492),
            rows(596516650, 1189641421, 1025202363, 1350490027));

    private static HashParameters.Rows rows(int factor, int offset, int factor2, int offset2) {
        return new HashParameters.Rows(new int[] {factor, factor2}, new int[] {offset, offset2});
    }

    private static Settings settings(double decay, double threshold) {
        return new Settings(
                1,
                OptionalInt.empty(),
                OptionalInt.of(COLUMNS),
                OptionalDouble.of(decay),
                OptionalDouble.of(threshold),
                OptionalInt.empty());
    }

    @Test
    void anEdgeInTheFirstTickSurprisesNobody() {
        for (Algorithm algorithm : List.of(Algorithm.MIDAS, Algorithm.MIDAS_R, Algorithm.MIDAS_F)) {
            assertThat(Scorers.of(algorithm, Settings.seeded(1)).score(1, 2, 1)).isZero();
        }
    }

    @Test
    void theScoreOfMidasIsTheChiSquaredStatisticOfTheCount() {
        EdgeScorer scorer = Scorers.of(Algorithm.MIDAS, Settings.seeded(1));
        scorer.score(1, 2, 1);
        scorer.score(1, 2, 4);

        // a = 2, s = 3, t = 4: (2 - 3/4)^2 * 16 / (3 * 3)
        assertThat(scorer.score(1, 2, 4)).isCloseTo(25 / 9f, within(1e-6f));
    }

    @Test
    void theScoreOfMidasRSeesTheBusyNodeBehindNewEdges() {
        EdgeScorer relational = Scorers.of(Algorithm.MIDAS_R, Settings.seeded(1));
        EdgeScorer plain = Scorers.of(Algorithm.MIDAS, Settings.seeded(1));
        float relationalScore = 0;
        float plainScore = 0;
        for (int target = 0; target < 50; target++) {
            relationalScore = relational.score(7, 100 + target, 10);
            plainScore = plain.score(7, 100 + target, 10);
        }

        assertThat(relationalScore).isGreaterThan(10 * plainScore);
    }

    @Test
    void cellsThatCatchUpAreEqualToTheBitToCellsThatAreSwept() {
        for (float factor : new float[] {0, 0.5f, 0.9f}) {
            Property.of(30, random -> Edges.stream(random, 600)).holds(edges -> {
                EdgeScorer scorer = Scorers.compatible(Algorithm.MIDAS_F, settings(factor, 50), PARAMETERS);

                assertThat(Edges.scores(scorer, edges)).containsExactly(swept(edges, factor, 50));
            });
        }
    }

    private static float[] swept(List<Edge> edges, float factor, float threshold) {
        CellHash[] hashes = {
            CellHash.original(COLUMNS, PARAMETERS.edge()),
            CellHash.original(COLUMNS, PARAMETERS.source()),
            CellHash.original(COLUMNS, PARAMETERS.destination())
        };
        SweepingSketch[] sketches = new SweepingSketch[hashes.length];
        for (int i = 0; i < sketches.length; i++) {
            sketches[i] = new SweepingSketch(hashes[i].size(), factor, threshold);
        }
        float[] scores = new float[edges.size()];
        int tick = 1;
        for (int i = 0; i < scores.length; i++) {
            Edge edge = edges.get(i);
            if (edge.tick() > tick) {
                tick = edge.tick();
                for (SweepingSketch sketch : sketches) {
                    sketch.begin(tick);
                }
            }
            float ofEdge = sketches[0].count(hashes[0].cells(edge.source(), edge.destination()), tick);
            float ofSource = sketches[1].count(hashes[1].cells(edge.source()), tick);
            float ofDestination = sketches[2].count(hashes[2].cells(edge.destination()), tick);
            scores[i] = Math.max(ofEdge, Math.max(ofSource, ofDestination));
        }
        return scores;
    }

    @Test
    void theProductOfManyTicksIsNearlyTheirStepsOneByOne() {
        TickHistory quick = new TickHistory.EveryTick();
        TickHistory exact = new TickHistory.SeenTicks();
        for (int tick = 2; tick <= 1000; tick++) {
            quick.advance(tick);
            exact.advance(tick);
        }

        // The one counts ticks, the other changes of tick.
        assertThat(quick.grown(40, 11)).isCloseTo(exact.grown(40, 10), within(0.01f));
        assertThat(quick.grown(40, 1)).isCloseTo(exact.grown(40, 0), within(0.01f));
    }

    @Test
    void aSeedDrawsTheSameScoresAgainAndAnotherOneOthers() {
        List<Edge> edges = Edges.stream(new Random(5), 3000);
        for (Algorithm algorithm : Algorithm.values()) {
            Settings narrow = new Settings(
                    3,
                    OptionalInt.empty(),
                    OptionalInt.of(COLUMNS),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty());
            Settings other =
                    new Settings(4, narrow.rows(), narrow.columns(), narrow.decay(), narrow.threshold(), narrow.keys());
            float[] scores = Edges.scores(Scorers.of(algorithm, narrow), edges);

            assertThat(Edges.scores(Scorers.of(algorithm, narrow), edges)).containsExactly(scores);
            if (algorithm.isSketch()) {
                assertThat(Edges.scores(Scorers.of(algorithm, other), edges)).isNotEqualTo(scores);
            } else {
                assertThat(Edges.scores(Scorers.of(algorithm, other), edges)).containsExactly(scores);
            }
        }
    }

    @Test
    void thereIsNoOriginalProgramForOtherAlgorithms() {
        assertThatThrownBy(() -> Scorers.compatible(Algorithm.BURST, Settings.seeded(1), PARAMETERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no original program");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> settings(1, 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> settings(Double.NaN, 1)).hasMessageContaining("decay");
        assertThatThrownBy(() -> settings(0.5, 0)).hasMessageContaining("above 0");
    }
}
