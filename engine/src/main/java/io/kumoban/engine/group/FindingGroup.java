package io.kumoban.engine.group;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.AggregationKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Findings that tell of one incident.
 *
 * @param id       32 hex digits that follow from its earliest finding: the same in every run that has that finding first
 * @param severity of its gravest finding, a step higher where it goes through three tactics or more
 * @param from     time of its first event, milliseconds since 1970
 * @param to       time of its last event
 * @param tactics  in the order of ATT&amp;CK
 * @param findings in the order of their first events, at least two
 * @param edges    which finding names what: as few as it takes to tie all findings together
 * @param summary  what happened, in plain words
 */
public record FindingGroup(
        String id,
        Severity severity,
        long from,
        long to,
        List<Tactic> tactics,
        List<GroupedFinding> findings,
        List<Edge> edges,
        String summary) {

    private static final int PLAN = 3;

    /** A finding names an entity. */
    public record Edge(String finding, Entity entity) implements Comparable<Edge> {
        private static final Comparator<Edge> ORDER =
                Comparator.comparing(Edge::entity).thenComparing(Edge::finding);

        @Override
        public int compareTo(Edge other) {
            return ORDER.compare(this, other);
        }
    }

    public FindingGroup {
        tactics = List.copyOf(tactics);
        findings = List.copyOf(findings);
        edges = List.copyOf(edges);
    }

    /** The group of some findings, at least one, tied together by these edges. */
    static FindingGroup of(List<GroupedFinding> members, List<Edge> edges) {
        List<GroupedFinding> findings = new ArrayList<>(members);
        findings.sort(GroupedFinding.ORDER);
        GroupedFinding first = findings.getFirst();
        Set<Tactic> tactics = EnumSet.noneOf(Tactic.class);
        Severity gravest = Severity.LOW;
        long to = first.lastSeen();
        for (GroupedFinding finding : findings) {
            finding.tactic().ifPresent(tactics::add);
            gravest = finding.severity().compareTo(gravest) > 0 ? finding.severity() : gravest;
            to = Math.max(to, finding.lastSeen());
        }
        Severity severity = tactics.size() >= PLAN ? raised(gravest) : gravest;
        List<Edge> tree = List.copyOf(new TreeSet<>(edges));
        return new FindingGroup(
                new AggregationKey(first.account(), first.region(), "group", first.id(), "").id(0),
                severity,
                first.firstSeen(),
                to,
                List.copyOf(tactics),
                findings,
                tree,
                GroupSummary.of(findings, tactics, tree));
    }

    /** The entities that tie it together. */
    public SortedSet<Entity> entities() {
        SortedSet<Entity> entities = new TreeSet<>();
        edges.forEach(edge -> entities.add(edge.entity()));
        return entities;
    }

    private static Severity raised(Severity severity) {
        Severity[] levels = Severity.values();
        return levels[Math.min(levels.length - 1, severity.ordinal() + 1)];
    }
}
