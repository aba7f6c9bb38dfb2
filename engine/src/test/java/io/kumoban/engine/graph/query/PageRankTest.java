package io.kumoban.engine.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.engine.testing.Property;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pushing is held against power iteration over the whole of small graphs at random. */
class PageRankTest {
    private static final int NODES = 12;

    /** An edge that tests make up. */
    private record Edge(int one, int other, double weight) {
        private static Edge of(Random random) {
            return new Edge(random.nextInt(NODES), random.nextInt(NODES), 0.01 + random.nextDouble());
        }
    }

    /** All of a graph as a matrix of weights, which counts what it is asked for. */
    private static final class Matrix implements Bonds {
        private final double[][] weights = new double[NODES][NODES];
        private long walked;

        private Matrix(List<Edge> edges) {
            for (Edge edge : edges) {
                if (edge.one != edge.other) {
                    weights[edge.one][edge.other] = edge.weight;
                    weights[edge.other][edge.one] = edge.weight;
                }
            }
        }

        @Override
        public int[] others(int node) {
            walked += degree(node);
            return IntStream.range(0, NODES)
                    .filter(other -> weights[node][other] > 0)
                    .toArray();
        }

        @Override
        public double[] weights(int node) {
            return Arrays.stream(weights[node]).filter(weight -> weight > 0).toArray();
        }

        @Override
        public int degree(int node) {
            return (int)
                    Arrays.stream(weights[node]).filter(weight -> weight > 0).count();
        }

        @Override
        public int size() {
            return NODES;
        }

        /** Where somebody is who walks for ever and begins anew as told; what has no neighbour stays. */
        private double[] walk(double[] beginnings, double alpha) {
            double[] at = beginnings.clone();
            for (int round = 0; round < 400; round++) {
                double[] next = new double[NODES];
                for (int node = 0; node < NODES; node++) {
                    double sum = Arrays.stream(weights[node]).sum();
                    next[node] += alpha * beginnings[node] + (sum == 0 ? (1 - alpha) * at[node] : 0);
                    for (int other = 0; other < NODES && sum > 0; other++) {
                        next[other] += (1 - alpha) * at[node] * weights[node][other] / sum;
                    }
                }
                at = next;
            }
            return at;
        }
    }

    @Test
    void whatIsSettledAndWhatStillWaitsComeToThePageRank() {
        Property.ofLists(300, 40, Edge::of).holds(edges -> {
            Random random = new Random(edges.hashCode());
            Matrix graph = new Matrix(edges);
            double alpha = 0.1 + 0.8 * random.nextDouble();
            double epsilon = Math.pow(10, -1 - 4 * random.nextDouble());
            int[] seeds = IntStream.range(0, 1 + random.nextInt(3)).toArray();

            PageRank rank = PageRank.of(graph, seeds, alpha, epsilon);

            long walked = graph.walked;
            double[] beginnings = new double[NODES];
            double[] waiting = new double[NODES];
            Arrays.stream(seeds).forEach(seed -> beginnings[seed] = 1.0 / seeds.length);
            double[] exact = graph.walk(beginnings, alpha);
            for (int node = 0; node < NODES; node++) {
                waiting[node] = rank.waiting(node);
                assertThat(waiting[node]).isBetween(0.0, epsilon * Math.max(1, graph.degree(node)));
            }
            double[] rest = graph.walk(waiting, alpha);
            for (int node = 0; node < NODES; node++) {
                assertThat(rank.settled(node) + rest[node]).isCloseTo(exact[node], within(1e-9));
                assertThat(rank.score(node)).isBetween(0.0, exact[node] + 1e-9);
            }
            assertThat(walked).isLessThanOrEqualTo((long) (1 / (alpha * epsilon)));
        });
    }

    @Test
    void aFineSearchComesToThePageRankItself() {
        Property.ofLists(100, 40, Edge::of).holds(edges -> {
            Matrix graph = new Matrix(edges);
            double[] beginnings = new double[NODES];
            beginnings[0] = 1;

            PageRank rank = PageRank.of(graph, new int[] {0}, 0.3, 1e-10);

            double[] exact = graph.walk(beginnings, 0.3);
            for (int node = 0; node < NODES; node++) {
                assertThat(rank.score(node)).isCloseTo(exact[node], within(1e-7));
            }
        });
    }

    @Test
    void stepsAndTheWayThereAreTold() {
        Matrix line = new Matrix(List.of(new Edge(0, 1, 1), new Edge(1, 2, 1), new Edge(2, 3, 1)));

        PageRank rank = PageRank.of(line, new int[] {0}, 0.5, 1e-6);

        assertThat(IntStream.range(0, 4).map(rank::steps)).containsExactly(0, 1, 2, 3);
        assertThat(IntStream.range(1, 4).map(rank::from)).containsExactly(0, 1, 2);
        assertThat(IntStream.range(1, 4).mapToDouble(rank::score).boxed())
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }
}
