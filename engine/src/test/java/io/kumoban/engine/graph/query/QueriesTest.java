package io.kumoban.engine.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphEvent;
import io.kumoban.engine.graph.GraphLimits;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.Model;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.testing.Property;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers are those of plain maps that are looked through from end to end. */
class QueriesTest {
    private static final GraphLimits LIMITS = GraphEvent.limits(6, 12, 120);
    private static final long DAY = 86_400_000L;

    /** Events with a graph and a model of them. */
    private record Both(GraphStore graph, Model model, Random random) {
        String node() {
            List<String> nodes = model.nodes();
            return nodes.get(random.nextInt(nodes.size()));
        }

        int number(String name) {
            return graph.find(NodeKind.IP, name);
        }

        Window window() {
            long from = GraphEvent.START + random.nextLong(20 * DAY);
            return random.nextInt(3) == 0 ? Window.ALL : new Window(from, from + 1 + random.nextLong(5 * DAY));
        }
    }

    private static void hold(int cases, Property.Check<Both> check) {
        Property.ofLists(cases, 250, GraphEvent::of).holds(events -> {
            if (!events.isEmpty()) {
                check.check(new Both(
                        GraphEvent.graph(events, LIMITS),
                        GraphEvent.model(events, LIMITS),
                        new Random(events.hashCode())));
            }
        });
    }

    @Test
    void neighboursAreThoseOfAModel() {
        hold(300, both -> {
            String node = both.node();
            Window window = both.window();
            Set<EdgeKind> kinds = both.random.nextBoolean() ? Set.of() : Set.of(EdgeKind.CALLED, EdgeKind.FAILED);

            Neighbours.Answer answer = Neighbours.of(both.graph, both.number(node), window, kinds, 1_000);

            Map<Model.Relation, Model.Sum> expected = both.model.relations(node, window.from(), window.to());
            expected.keySet().removeIf(relation -> !kinds.isEmpty() && !kinds.contains(relation.kind()));
            Map<Model.Relation, Model.Sum> found = new HashMap<>();
            answer.relations()
                    .forEach(each -> found.put(
                            new Model.Relation(
                                    each.kind(), each.out(), each.other().name()),
                            new Model.Sum(each.count(), each.bytes(), each.first(), each.last(), 0)));
            expected.replaceAll((key, sum) -> new Model.Sum(sum.count(), sum.bytes(), sum.first(), sum.last(), 0));
            assertThat(found).isEqualTo(expected);
            assertThat(answer.all()).isEqualTo(expected.size());
            assertThat(answer.relations()).isSortedAccordingTo(Relation.BY_COUNT);
        });
    }

    @Test
    void fewNeighboursAreTheFirstOfMany() {
        hold(200, both -> {
            int node = both.number(both.node());
            List<Relation> all =
                    Neighbours.of(both.graph, node, Window.ALL, Set.of(), 1_000).relations();

            assertThat(Neighbours.of(both.graph, node, Window.ALL, Set.of(), 3).relations())
                    .isEqualTo(all.subList(0, Math.min(3, all.size())));
        });
    }

    @Test
    void aPathHasAsFewStepsAsOneThatIsLookedForByTryingThemAll() {
        for (boolean inTimeOrder : new boolean[] {false, true}) {
            hold(150, both -> {
                String from = both.node();
                String to = both.node();
                if (!from.equals(to)) {
                    Paths.Answer answer = Paths.between(
                            both.graph,
                            both.number(from),
                            both.number(to),
                            Window.ALL,
                            new Paths.Bounds(4, 100_000, 1_000_000, 5, inTimeOrder, false));

                    int steps = both.model.steps(from, to, 4, inTimeOrder);
                    assertThat(answer.paths().isEmpty()).isEqualTo(steps < 0);
                    answer.paths().forEach(path -> requirePath(path, from, to, steps, inTimeOrder));
                    assertThat(answer.paths()).doesNotHaveDuplicates();
                }
            });
        }
    }

    private static void requirePath(Paths.Path path, String from, String to, int steps, boolean inTimeOrder) {
        assertThat(path.steps()).hasSize(steps);
        assertThat(path.steps().getFirst().from().name()).isEqualTo(from);
        assertThat(path.steps().getLast().to().name()).isEqualTo(to);
        for (int i = 1; i < steps; i++) {
            assertThat(path.steps().get(i).from())
                    .isEqualTo(path.steps().get(i - 1).to());
        }
        if (inTimeOrder) {
            assertThat(path.steps()).isSortedAccordingTo(Comparator.comparingLong(Paths.Step::at));
            path.steps().forEach(step -> assertThat(step.at()).isBetween(step.first(), step.last()));
        }
    }

    @Test
    void firstSeenIsTheEarliestEventOfANodeAndOfTwo() {
        hold(200, both -> {
            String node = both.node();
            String other = both.node();
            long earliest = both.model.of(node, Long.MIN_VALUE, Long.MAX_VALUE).stream()
                    .mapToLong(edge -> edge.getValue().first())
                    .min()
                    .orElseThrow();

            assertThat(FirstSeen.of(both.graph, both.number(node)).orElseThrow().time())
                    .isEqualTo(earliest);

            List<FirstSeen> together = FirstSeen.of(both.graph, both.number(node), both.number(other));
            Map<Model.Relation, Model.Sum> relations = both.model.relations(node, Long.MIN_VALUE, Long.MAX_VALUE);
            relations.keySet().removeIf(relation -> !relation.other().equals(other));
            assertThat(together.stream().map(FirstSeen::time))
                    .containsExactlyElementsOf(relations.values().stream()
                            .map(Model.Sum::first)
                            .sorted()
                            .toList());
        });
    }

    @Test
    void aProfileAddsUpToTheModel() {
        hold(200, both -> {
            String node = both.node();
            Window window = both.window();
            Profile profile = Profile.of(both.graph, both.number(node), window);

            Map<Model.Relation, Model.Sum> expected = both.model.relations(node, window.from(), window.to());
            assertThat(profile.kinds().stream().mapToLong(Profile.Kind::count).sum())
                    .isEqualTo(expected.values().stream()
                            .mapToLong(Model.Sum::count)
                            .sum());
            assertThat(profile.kinds().stream().mapToLong(Profile.Kind::others).sum())
                    .isEqualTo(expected.size());
            long hours = both.model.of(node, window.from(), window.to()).stream()
                    .mapToLong(edge -> (long) Integer.bitCount(edge.getValue().hours())
                            * (edge.getKey().source().equals(edge.getKey().target()) ? 2 : 1))
                    .sum();
            assertThat(profile.hoursOfWeek().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(hours);
        });
    }

    @Test
    void anHourOfTheWeekIsThatOfTheCalendar() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        // 2026-03-03, a Tuesday, at five in the morning.
        new GraphEvent(EdgeKind.CALLED, "a", "b", GraphEvent.START + 2 * DAY + 5 * 3_600_000L, 0).into(graph);

        List<Long> hours =
                Profile.of(graph, graph.find(NodeKind.IP, "a"), Window.ALL).hoursOfWeek();

        assertThat(hours.get(24 + 5)).isOne();
        assertThat(hours.stream().mapToLong(Long::longValue).sum()).isOne();
    }

    @Test
    void aPathLeadsAroundWhatManyShareUnlessAskedOtherwise() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int api = graph.node(NodeKind.API, "s3:GetObject");
        int alice = graph.node(NodeKind.PRINCIPAL, "alice");
        int bob = graph.node(NodeKind.PRINCIPAL, "bob");
        graph.add(EdgeKind.CALLED, alice, api, 0);
        graph.add(EdgeKind.CALLED, bob, api, 0);

        assertThat(Paths.between(graph, alice, bob, Window.ALL, Paths.Bounds.STANDARD)
                        .paths())
                .isEmpty();
        assertThat(Paths.between(graph, alice, api, Window.ALL, Paths.Bounds.STANDARD)
                        .paths())
                .hasSize(1);
        assertThat(Paths.between(graph, alice, bob, Window.ALL, new Paths.Bounds(2, 100, 100, 10, false, true))
                        .paths())
                .hasSize(1);
    }

    @Test
    void aSearchThatBecomesTooWideSaysSo() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int hub = graph.node(NodeKind.IP, "hub");
        for (int i = 0; i < 100; i++) {
            graph.add(EdgeKind.CONNECTED, hub, graph.node(NodeKind.IP, "n" + i), 0);
        }
        int far = graph.node(NodeKind.IP, "far");
        graph.add(EdgeKind.CONNECTED, graph.node(NodeKind.IP, "n0"), far, 0);

        assertThat(Paths.between(graph, hub, far, Window.ALL, new Paths.Bounds(5, 10, 1_000, 1, false, false))
                        .cut())
                .isTrue();
        assertThat(Paths.between(graph, hub, far, Window.ALL, new Paths.Bounds(5, 1_000, 50, 1, false, false))
                        .cut())
                .isTrue();
        assertThat(Paths.between(graph, hub, far, Window.ALL, Paths.Bounds.STANDARD)
                        .paths())
                .hasSize(1);
    }

    @Test
    void lineageFollowsKeysAndSessionsInBothDirections() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int user = graph.node(NodeKind.PRINCIPAL, "alice");
        int first = graph.node(NodeKind.SESSION, "first");
        int second = graph.node(NodeKind.SESSION, "second");
        int role = graph.node(NodeKind.ROLE, "admin");
        graph.add(EdgeKind.ASSUMED, user, first, 0);
        graph.add(EdgeKind.ASSUMED, first, second, 0);
        graph.add(EdgeKind.OF_ROLE, second, role, 0);
        graph.add(EdgeKind.USED_IP, first, graph.node(NodeKind.IP, "198.51.100.7"), 0);

        Lineage lineage = Lineage.of(graph, second, Window.ALL, 10);

        assertThat(lineage.origins().stream()
                        .map(link -> link.depth() + " " + link.from() + " "
                                + link.kind().word()))
                .containsExactly("1 session:first assumed", "2 principal:alice assumed");
        assertThat(lineage.descendants().stream().map(link -> link.kind().word() + " " + link.to()))
                .containsExactly("of-role role:admin");
        assertThat(lineage.cut()).isFalse();
        assertThat(Lineage.of(graph, second, Window.ALL, 1).cut()).isTrue();
    }

    @Test
    void lineageOfACircleEnds() {
        GraphStore graph = new GraphStore(GraphLimits.STANDARD);
        graph.moveTo(GraphEvent.START);
        int a = graph.node(NodeKind.SESSION, "a");
        int b = graph.node(NodeKind.SESSION, "b");
        graph.add(EdgeKind.ASSUMED, a, b, 0);
        graph.add(EdgeKind.ASSUMED, b, a, 0);

        assertThat(Lineage.of(graph, a, Window.ALL, 10).origins()).hasSize(2);
    }

    @Test
    void statisticsCountNodesAndEdgesByKind() {
        hold(50, both -> {
            Statistics statistics = Statistics.of(both.graph);

            assertThat(statistics.edgeCount()).isEqualTo(both.model.edges().size());
            assertThat(statistics.nodeCount()).isEqualTo(both.model.nodes().size());
            assertThat(statistics.edges().stream()
                            .mapToLong(Statistics.Edges::events)
                            .sum())
                    .isEqualTo(both.model.edges().values().stream()
                            .mapToLong(Model.Sum::count)
                            .sum());
        });
    }
}
