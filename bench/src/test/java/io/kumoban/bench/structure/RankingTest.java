package io.kumoban.bench.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long AT = 1_772_532_000_000L;

    private final GraphStore graph = new GraphStore(GraphLimits.STANDARD);

    private int node(String name) {
        return graph.node(NodeKind.IP, name);
    }

    private void meet(String one, String other, long time, int times) {
        graph.moveTo(time);
        for (int i = 0; i < times; i++) {
            graph.add(EdgeKind.CONNECTED, node(one), node(other), 0);
        }
    }

    private Clue clue(String scenario, String... wanted) {
        Incident incident =
                new Incident(scenario, 1, List.of(), List.of(), 0, 0, "111122223333", List.of(), List.of(), List.of());
        return new Clue(
                incident,
                graph,
                Set.of(node("seed")),
                Set.copyOf(List.of(wanted).stream().map(this::node).toList()),
                AT);
    }

    private List<String> names(Ranking ranking) {
        return ranking.of(clue("a", "busy")).stream().map(graph::name).toList();
    }

    private void friends() {
        meet("seed", "busy", AT - 72 * HOUR, 1);
        meet("seed", "busy", AT - 6 * HOUR, 9);
        meet("seed", "new", AT - HOUR, 1);
        meet("seed", "late", AT + 6 * HOUR, 2);
        meet("late", "far", AT + 6 * HOUR, 1);
        meet("seed", "never", AT + 48 * HOUR, 1);
    }

    @Test
    void neighboursAreOrderedByCountByTimeAndByNovelty() {
        friends();

        assertThat(names(Neighbourhood.BY_COUNT)).containsExactly("busy", "late", "new");
        assertThat(names(Neighbourhood.BY_LAST)).containsExactly("late", "new", "busy");
        assertThat(names(Neighbourhood.BY_GAP)).containsExactly("new", "busy", "late");
        assertThat(names(Neighbourhood.NEW)).containsExactly("new", "late");
        assertThat(names(Neighbourhood.HOPS_BY_COUNT)).containsExactly("busy", "late", "new", "far");
    }

    @Test
    void aWalkComesToTheSameNodesInItsOwnOrder() {
        friends();

        assertThat(names(Walk.all().getFirst()))
                .startsWith("new")
                .containsExactlyInAnyOrder("new", "late", "busy", "far");
    }

    @Test
    void recallIsOfAsManyAsThereArePlacesFor() {
        Ranking ranking = clue -> List.of(node("x"), node("busy"));
        RankingTable table = new RankingTable(Set.of("hidden"), false);

        table.add("some", ranking, List.of(clue("a", "busy", "other"), clue("hidden", "x")));

        assertThat(table.table().rows().getFirst().subList(0, 7))
                .containsExactly("some", "0.500", "0.500", "0.500", "1.000", "1.000", "1.000");
    }

    @Test
    void whatIsWithheldIsPassedOverWhenOnlyTheKnownAreWanted() {
        RankingTable table = new RankingTable(Set.of("hidden"), true);

        table.add("some", clue -> List.of(), List.of(clue("hidden", "x")));

        assertThat(table.table().heads()).noneMatch(head -> head.startsWith("withheld"));
        assertThat(table.table().rows().getFirst().get(1)).isEmpty();
    }
}
