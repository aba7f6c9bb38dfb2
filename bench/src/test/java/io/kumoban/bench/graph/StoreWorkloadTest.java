package io.kumoban.bench.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreWorkloadTest {
    private static GraphStore filled() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        StoreWorkload workload = new StoreWorkload(graph, 1);
        for (int day = 0; day < StoreWorkload.DAYS; day++) {
            workload.day(day, 5_000, 1_000);
        }
        return graph;
    }

    @Test
    void thereAreAsManyEventsAndDistinctEdgesAsWereAskedFor() {
        GraphStore graph = filled();

        long events = 0;
        for (int edge = graph.firstEdge(); edge < graph.endOfEdges(); edge++) {
            events += graph.count(edge);
        }
        assertThat(graph.edgeCount()).isEqualTo(1_000 * StoreWorkload.DAYS);
        assertThat(events).isEqualTo(5_000 * StoreWorkload.DAYS);
    }

    @Test
    void eachKindOfQueryIsMeasured() {
        List<List<String>> rows = new StoreQueries(filled(), 20, 1).rows();

        assertThat(rows).hasSize(8).allSatisfy(row -> assertThat(row).hasSize(4));
    }
}
