package io.kumoban.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.testing.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The store holds what plain maps hold, whatever is forgotten. */
class GraphStoreTest {
    private static final String A = "a";

    private static Map<Model.Key, Model.Sum> edges(GraphStore graph) {
        Map<Model.Key, Model.Sum> edges = new LinkedHashMap<>();
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            edges.put(
                    new Model.Key(
                            graph.kind(edge),
                            graph.name(graph.source(edge)),
                            graph.name(graph.target(edge)),
                            graph.bucket(edge)),
                    new Model.Sum(
                            graph.count(edge),
                            graph.bytes(edge),
                            graph.first(edge),
                            graph.last(edge),
                            graph.hours(edge)));
        }
        return edges;
    }

    @Test
    void itHoldsWhatAModelOfMapsHoldsInTheSameOrder() {
        Property.ofLists(200, 300, GraphEvent::of).holds(events -> {
            Random random = new Random(events.hashCode());
            GraphLimits limits =
                    GraphEvent.limits(random.nextBoolean() ? 1 : 24, 1 + random.nextInt(30), 1 + random.nextInt(200));

            Map<Model.Key, Model.Sum> edges = edges(GraphEvent.graph(events, limits));

            assertThat(List.copyOf(edges.entrySet()))
                    .isEqualTo(
                            List.copyOf(GraphEvent.model(events, limits).edges().entrySet()));
        });
    }

    @Test
    void sweepingChangesNothingButNumbers() {
        Property.ofLists(100, 300, GraphEvent::of).holds(events -> {
            GraphLimits limits = GraphEvent.limits(6, 5, 50);
            GraphStore swept = new GraphStore(limits);
            Random random = new Random(events.size());
            for (GraphEvent event : GraphEvent.inOrder(events)) {
                event.into(swept);
                if (random.nextInt(20) == 0) {
                    swept.sweep();
                }
            }

            assertThat(edges(swept)).isEqualTo(edges(GraphEvent.graph(events, limits)));
        });
    }

    @Test
    void manyMoreEdgesThanAreKeptGoThroughInBoundedMemory() {
        GraphLimits limits = GraphEvent.limits(1, 365, 10_000);
        GraphStore graph = new GraphStore(limits);
        Model model = new Model(limits);
        long most = 0;
        for (int i = 0; i < 400_000; i++) {
            GraphEvent event = new GraphEvent(EdgeKind.CONNECTED, A + i % 977, "b" + i, GraphEvent.START + i * 10L, i);
            event.into(graph);
            event.into(model);
            most = Math.max(most, graph.nodeCount());
        }

        assertThat(graph.edgeCount()).isEqualTo(10_000);
        assertThat(graph.forgotten()).isEqualTo(390_000);
        assertThat(edges(graph)).isEqualTo(model.edges());
        assertThat(most).isLessThan(100_000);
        assertThat(graph.heapBytes()).isLessThan(12_000_000);
    }

    @Test
    void aNodeIsFoundAsLongAsItHasAnEdge() {
        GraphStore graph = new GraphStore(GraphEvent.limits(24, 1, 10));
        new GraphEvent(EdgeKind.CALLED, A, "b", GraphEvent.START, 0).into(graph);

        assertThat(graph.find(NodeKind.IP, A)).isNotNegative();
        assertThat(graph.find(NodeKind.BUCKET, A)).isEqualTo(GraphStore.NONE);

        new GraphEvent(EdgeKind.CALLED, "c", "b", GraphEvent.START + 3 * 86_400_000L, 0).into(graph);

        assertThat(graph.find(NodeKind.IP, A)).isEqualTo(GraphStore.NONE);
        assertThat(graph.find(NodeKind.IP, "b")).isNotNegative();
    }

    @Test
    void namesThatAreTooLongAreCutAndToldApart() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        String start = "ü".repeat(400);
        graph.moveTo(GraphEvent.START);
        int one = graph.node(NodeKind.USER_AGENT, start + "1");
        int two = graph.node(NodeKind.USER_AGENT, start + "2");

        assertThat(one).isNotEqualTo(two).isEqualTo(graph.node(NodeKind.USER_AGENT, start + "1"));
        assertThat(graph.name(one)).startsWith("ü".repeat(200)).doesNotContain("�");
        assertThat(graph.nameBytes(one)).hasSizeLessThanOrEqualTo(512);
    }

    @Test
    void countsAndBytesStopAtTheLargestNumber() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int a = graph.node(NodeKind.IP, A);
        graph.count(0, a, a, 1, 1, 0, 0, Integer.MAX_VALUE, Long.MAX_VALUE);
        graph.count(0, a, a, 1, 1, 0, 0, Integer.MAX_VALUE, Long.MAX_VALUE);

        assertThat(graph.count(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(graph.bytes(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void timeDoesNotRunBackwards() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(2);

        assertThatThrownBy(() -> graph.moveTo(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> graph.moveTo(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> GraphEvent.limits(5, 1, 1)).hasMessageContaining("bucket");
        assertThatThrownBy(() -> GraphEvent.limits(24, 0, 1)).hasMessageContaining("retention");
        assertThatThrownBy(() -> GraphEvent.limits(24, 1, 0)).hasMessageContaining("edges");
    }

    @Test
    void anEdgeAmongManyTakesLessThanSixtyFourBytes() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        for (int i = 0; i < 400_000; i++) {
            graph.add(
                    EdgeKind.CONNECTED,
                    graph.node(NodeKind.INSTANCE, "i-" + i % 2_000),
                    graph.node(NodeKind.IP, "198.51.100." + i / 10),
                    1);
        }

        assertThat((double) graph.heapBytes() / graph.edgeCount()).isLessThan(64);
    }
}
