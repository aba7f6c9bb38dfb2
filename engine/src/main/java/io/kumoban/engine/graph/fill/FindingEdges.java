package io.kumoban.engine.graph.fill;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.GroupedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fills a graph with findings, each at the time of its first event, among the events. They are gathered first, since a file
 * of findings is in another order.
 */
public final class FindingEdges {
    /** How many findings are taken at most; some 2 kB each. */
    public static final int MOST = 100_000;

    private final GraphStore graph;
    private final List<GroupedFinding> waiting = new ArrayList<>();
    private int next;
    private boolean sorted;
    private long leftOut;

    public FindingEdges(GraphStore graph) {
        this.graph = graph;
    }

    /** Gathers a finding; one without a time, and those beyond {@link #MOST}, are left out. */
    public void gather(GroupedFinding finding) {
        if (finding.id().isEmpty()
                || finding.firstSeen() == 0
                || !GraphStore.isTime(finding.firstSeen())
                || waiting.size() == MOST) {
            leftOut++;
            return;
        }
        waiting.add(finding);
        sorted = false;
    }

    /** Adds the findings that began up to a time and were not added yet. */
    public void addUpTo(long time) {
        if (!sorted) {
            waiting.sort(Comparator.comparingLong(GroupedFinding::firstSeen).thenComparing(GroupedFinding::id));
            sorted = true;
        }
        while (next < waiting.size() && waiting.get(next).firstSeen() <= time) {
            add(waiting.get(next++));
        }
    }

    /** Findings that were left out. */
    public long leftOut() {
        return leftOut;
    }

    private void add(GroupedFinding finding) {
        graph.moveTo(Math.max(graph.now(), finding.firstSeen()));
        int node = graph.node(NodeKind.FINDING, finding.id());
        for (Entity entity : finding.entities()) {
            kind(entity).ifPresent(kind -> graph.add(EdgeKind.INVOLVES, node, graph.node(kind, entity.name()), 0));
        }
    }

    /** A role or user that was changed is named without its path there, so only sessions and callers can be told. */
    private static Optional<NodeKind> kind(Entity entity) {
        return switch (entity.kind()) {
            case SESSION -> Optional.of(NodeKind.SESSION);
            case ACCESS_KEY -> Optional.of(NodeKind.ACCESS_KEY);
            case PRINCIPAL -> Optional.of(NodeKind.PRINCIPAL);
            case INSTANCE -> Optional.of(NodeKind.INSTANCE);
            case FUNCTION -> Optional.of(NodeKind.FUNCTION);
            case INTERFACE -> Optional.of(Address.of(entity.name()).isAbsent() ? NodeKind.ENI : NodeKind.IP);
            case BUCKET -> Optional.of(NodeKind.BUCKET);
            case ADDRESS -> Optional.of(NodeKind.IP);
            case DOMAIN -> Optional.of(NodeKind.DOMAIN);
            case ROLE, CHANGED, EVENT -> Optional.empty();
        };
    }
}
