package io.kumoban.bench.structure;

import static java.util.Objects.requireNonNull;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import io.kumoban.engine.graph.query.FindingSeeds;
import io.kumoban.engine.graph.query.Node;
import io.kumoban.engine.graph.query.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an investigator has of an incident at first, and what is to be found from there.
 *
 * @param graph    that is asked
 * @param seeds    nodes that the first finding names
 * @param wanted   nodes that the incident's events name beside these
 * @param at       time of the finding's first event, milliseconds since 1970
 */
record Clue(Incident incident, GraphStore graph, Set<Integer> seeds, Set<Integer> wanted, long at) {
    private static final long SPAN = Duration.ofHours(12).toMillis();
    private static final Comparator<Detection> EARLIEST =
            Comparator.comparingLong(Detection::firstSeen).thenComparing(Detection::id);

    /** Around the finding. */
    Window window() {
        return new Window(at - SPAN, at + SPAN);
    }

    /** Whether a node may be an answer. */
    boolean isAnswer(int node) {
        NodeKind kind = graph.kindOfNode(node);
        return !kind.isShared() && kind != NodeKind.FINDING && !seeds.contains(node);
    }

    /** The clues to incidents of which a finding shows an event, where this names a node and leaves some to be found. */
    static List<Clue> of(List<Incident> incidents, LabelledGraph labelled, FindingsFile findings) {
        Map<Incident, Detection> first = firstFindings(incidents, findings);
        GraphStore graph = labelled.graph();
        List<Clue> clues = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            Incident incident = incidents.get(i);
            int finding = first.containsKey(incident)
                    ? graph.find(
                            NodeKind.FINDING,
                            requireNonNull(first.get(incident)).id())
                    : GraphStore.NONE;
            if (finding == GraphStore.NONE) {
                continue;
            }
            Set<Integer> seeds = FindingSeeds.of(graph, finding).nodes();
            Set<Integer> wanted = new TreeSet<>();
            for (Node node : labelled.nodes(i)) {
                int number = graph.find(node.kind(), node.name());
                if (number != GraphStore.NONE && !seeds.contains(number)) {
                    wanted.add(number);
                }
            }
            if (!wanted.isEmpty()) {
                clues.add(new Clue(
                        incident,
                        graph,
                        seeds,
                        wanted,
                        requireNonNull(first.get(incident)).firstSeen()));
            }
        }
        return clues;
    }

    private static Map<Incident, Detection> firstFindings(List<Incident> incidents, FindingsFile findings) {
        Scoring scoring = new Scoring(incidents, new Matching(true));
        Map<Incident, Detection> first = new IdentityHashMap<>();
        Detections.read(
                findings,
                false,
                detection -> scoring.add(detection)
                        .shown()
                        .forEach(incident ->
                                first.merge(incident, detection, (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b)));
        return first;
    }
}
