package io.kumoban.console.investigate;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Weighing;
import io.kumoban.engine.graph.query.Window;
import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.list.AddressSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where to look beside what findings name: what is near to that in a behaviour graph. */
public final class Surroundings {
    private static final int MOST = 10;

    private Surroundings() {}

    /**
     * The nearest first, at most ten; none where the graph knows nothing of the subject and of what findings name.
     *
     * @param findings those that name the subject
     * @param scope    of the investigation
     */
    public static List<Nearness.Place> of(GraphStore graph, String subject, List<FoundFinding> findings, Window scope) {
        Set<String> names = new TreeSet<>(Set.of(subject));
        Set<Long> times = new TreeSet<>();
        for (FoundFinding finding : findings) {
            GroupedFinding.of(finding.json(), AddressSet.EMPTY).entities().stream()
                    .map(Entity::name)
                    .forEach(names::add);
            times.add(finding.firstSeen());
        }
        Set<Integer> seeds = new TreeSet<>();
        for (String name : names) {
            for (NodeKind kind : NodeKind.values()) {
                int node = kind.isShared() ? GraphStore.NONE : graph.find(kind, name);
                if (node != GraphStore.NONE) {
                    seeds.add(node);
                }
            }
        }
        if (seeds.isEmpty()) {
            return List.of();
        }
        Nearness.Question question = new Nearness.Question(seeds, scope, times, Set.of(), MOST);
        return Nearness.of(graph, question, Weighing.STANDARD, Nearness.Effort.STANDARD)
                .places();
    }
}
