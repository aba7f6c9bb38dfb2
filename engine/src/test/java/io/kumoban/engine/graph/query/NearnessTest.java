package io.kumoban.engine.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphEvent;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.testing.Property;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearnessTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = GraphEvent.START + 12 * HOUR;

    private final GraphStore graph = new GraphStore(GraphLimits.STANDARD);

    private int node(String name) {
        return graph.node(NodeKind.IP, name);
    }

    private void meet(String one, String other, long time) {
        graph.moveTo(time);
        graph.add(EdgeKind.CONNECTED, node(one), node(other), 0);
    }

    private static Nearness.Question question(int seed, Window window, List<Long> times) {
        return new Nearness.Question(Set.of(seed), window, times, Set.of(), 100);
    }

    private Nearness.Answer near(String seed, Window window, List<Long> times) {
        return Nearness.of(graph, question(node(seed), window, times), Weighing.STANDARD, Nearness.Effort.STANDARD);
    }

    private List<String> names(String seed, Window window, List<Long> times) {
        return near(seed, window, times).places().stream()
                .map(place -> place.node().name())
                .toList();
    }

    @Test
    void thePrivateFriendOfANodeIsNearerThanAHub() {
        for (int i = 0; i < 50; i++) {
            meet("hub", "n" + i, NOON);
        }
        meet("a", "hub", NOON);
        meet("a", "friend", NOON);

        assertThat(names("a", Window.ALL, List.of()))
                .startsWith("friend", "hub")
                .hasSize(52);
    }

    @Test
    void whoWasMetAtTheTimeInQuestionIsNearerThanWhoWasMetLongBefore() {
        meet("a", "early", NOON);
        meet("a", "late", NOON + 6 * HOUR);

        assertThat(names("a", Window.ALL, List.of(NOON + 5 * HOUR))).containsExactly("late", "early");
        assertThat(names("a", Window.ALL, List.of(NOON + HOUR))).containsExactly("early", "late");
    }

    @Test
    void whoIsMetForTheFirstTimeIsNearerThanAnOldAcquaintance() {
        meet("a", "old", NOON - 48 * HOUR);
        meet("a", "old", NOON);
        meet("a", "new", NOON);

        assertThat(names("a", new Window(NOON - HOUR, NOON + HOUR), List.of())).containsExactly("new", "old");
    }

    @Test
    void nothingOutsideTheWindowIsNear() {
        meet("a", "before", NOON - 48 * HOUR);
        meet("a", "within", NOON);
        meet("within", "after", NOON + 48 * HOUR);

        assertThat(names("a", new Window(NOON - HOUR, NOON + HOUR), List.of())).containsExactly("within");
    }

    @Test
    void theWayLeadsAroundWhatAllShareAndAroundFindings() {
        meet("a", "b", NOON);
        graph.add(EdgeKind.CALLED, node("a"), graph.node(NodeKind.API, "s3:GetObject"), 0);
        graph.add(EdgeKind.CALLED, node("c"), graph.node(NodeKind.API, "s3:GetObject"), 0);
        graph.add(EdgeKind.INVOLVES, graph.node(NodeKind.FINDING, "f"), node("a"), 0);
        graph.add(EdgeKind.INVOLVES, graph.node(NodeKind.FINDING, "f"), node("d"), 0);

        assertThat(names("a", Window.ALL, List.of())).containsExactly("b");
        assertThat(Nearness.of(
                                graph,
                                question(node("a"), Window.ALL, List.of()),
                                Weighing.STANDARD.through(true),
                                Nearness.Effort.STANDARD)
                        .places())
                .extracting(place -> place.node().name())
                .containsExactlyInAnyOrder("b", "c", "s3:GetObject");
    }

    @Test
    void aSearchBeyondItsLooksSaysSo() {
        for (int i = 0; i < 100; i++) {
            meet("hub", "n" + i, NOON);
        }
        meet("a", "hub", NOON);

        Nearness.Answer answer = Nearness.of(
                graph,
                question(node("a"), Window.ALL, List.of()),
                Weighing.STANDARD,
                new Nearness.Effort(0.5, 1e-6, 50));

        assertThat(answer.cut()).isTrue();
        assertThat(answer.places()).extracting(place -> place.node().name()).containsExactly("hub");
        assertThat(near("a", Window.ALL, List.of()).cut()).isFalse();
    }

    @Test
    void findingsBringWhatTheyNameAndTheirTimes() {
        meet("a", "b", NOON);
        int finding = graph.node(NodeKind.FINDING, "f");
        graph.add(EdgeKind.INVOLVES, finding, node("a"), 0);
        graph.moveTo(NOON + 48 * HOUR);
        graph.add(EdgeKind.INVOLVES, graph.node(NodeKind.FINDING, "g"), node("b"), 0);

        assertThat(FindingSeeds.of(graph, finding)).isEqualTo(new FindingSeeds(Set.of(node("a")), Set.of(NOON)));
        assertThat(FindingSeeds.in(graph, new Window(NOON + HOUR, Long.MAX_VALUE))
                        .nodes())
                .containsExactly(node("b"));
        assertThat(FindingSeeds.of(graph, node("a")).nodes()).isEmpty();
    }

    @Test
    void scoresAreSharesAndTheNearestComesFirst() {
        Property.ofLists(200, 250, GraphEvent::of).holds(events -> {
            if (events.isEmpty()) {
                return;
            }
            GraphStore some = GraphEvent.graph(events, GraphEvent.limits(6, 12, 120));
            GraphEvent last = GraphEvent.inOrder(events).getLast();
            int seed = some.find(NodeKind.IP, last.source());

            Nearness.Answer answer = Nearness.of(
                    some,
                    question(seed, Window.ALL, List.of(last.time())),
                    Weighing.STANDARD,
                    Nearness.Effort.STANDARD);

            assertThat(answer.places())
                    .extracting(Nearness.Place::score)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(answer.places().stream()
                            .mapToDouble(Nearness.Place::score)
                            .sum())
                    .isBetween(0.0, 1.0);
            assertThat(answer.places()).extracting(Nearness.Place::node).doesNotHaveDuplicates();
            assertThat(answer.places())
                    .allSatisfy(place -> assertThat(place.steps()).isPositive());
        });
    }

    @Test
    void effortsAndWeighingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Nearness.Effort(0, 1e-4, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nearness.Effort(0.5, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weighing(true, Duration.ZERO, 1, 0, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> question(0, Window.ALL, List.of()).seeds().add(1))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
