package io.kumoban.engine.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins findings into groups. Two findings belong together when what they share weighs enough ({@link Shared}); a group is
 * what hangs together so. Findings that {@linkplain GroupedFinding#follows only follow} go to the group to which they are
 * tied most and join no two. What ties a group is kept as its strongest tree, so that it can be explained. The order of
 * the findings does not matter.
 */
public final class Grouping {
    /** How much two findings must share, 0 to 1; tuned on simulated organisations, see docs/evaluation.md. */
    static final double ENOUGH = 0.3;

    /** About 2 kB each; of more findings the later ones are in no group. */
    public static final int MOST_FINDINGS = 100_000;

    private static final Comparator<Map.Entry<Integer, Tie>> STRONGEST_FIRST = Map.Entry.<Integer, Tie>comparingByValue(
                    Comparator.comparingDouble(Tie::affinity).reversed())
            .thenComparing(Map.Entry.comparingByKey());

    private final List<GroupedFinding> joining;
    private final List<GroupedFinding> following;
    private final Shared shared;
    private final Components components;
    private final List<Branch> tree = new ArrayList<>();
    private final Map<Integer, List<GroupedFinding>> followers = new TreeMap<>();

    /** Two findings of a group and what ties them. */
    private record Branch(int root, GroupedFinding one, GroupedFinding other, Entity entity) {}

    /** Both lists in {@link GroupedFinding#ORDER}. */
    private Grouping(List<GroupedFinding> joining, List<GroupedFinding> following) {
        this.joining = joining;
        this.following = following;
        shared = new Shared(joining);
        components = new Components(joining.size());
    }

    /** The groups of two findings and more, by the time at which they begin. */
    public static List<FindingGroup> of(List<GroupedFinding> findings) {
        Map<Boolean, List<GroupedFinding>> byRole = findings.stream()
                .sorted(GroupedFinding.ORDER)
                .limit(MOST_FINDINGS)
                .collect(Collectors.partitioningBy(GroupedFinding::follows));
        Grouping grouping = new Grouping(byRole.getOrDefault(false, List.of()), byRole.getOrDefault(true, List.of()));
        grouping.join();
        List<GroupedFinding> alone = grouping.follow();
        // What only follows and found nothing to follow is grouped among itself.
        Grouping ofFollowers = new Grouping(alone, List.of());
        ofFollowers.join();
        return Stream.of(grouping, ofFollowers)
                .flatMap(each -> each.groups().stream())
                .sorted(Comparator.comparingLong(FindingGroup::from).thenComparing(FindingGroup::id))
                .toList();
    }

    private void join() {
        for (int place = 1; place < joining.size(); place++) {
            for (Map.Entry<Integer, Tie> tie : enough(shared.before(place))) {
                if (components.join(place, tie.getKey())) {
                    tree.add(new Branch(
                            place,
                            joining.get(place),
                            joining.get(tie.getKey()),
                            tie.getValue().strongest()));
                }
            }
        }
    }

    private List<GroupedFinding> follow() {
        List<GroupedFinding> alone = new ArrayList<>();
        for (GroupedFinding finding : following) {
            List<Map.Entry<Integer, Tie>> ties = enough(shared.with(finding));
            if (ties.isEmpty()) {
                alone.add(finding);
                continue;
            }
            SortedMap<Integer, Double> sums = new TreeMap<>();
            ties.forEach(tie ->
                    sums.merge(components.root(tie.getKey()), tie.getValue().affinity(), Double::sum));
            int root = sums.entrySet().stream()
                    .max(Map.Entry.<Integer, Double>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<Integer, Double>comparingByKey().reversed()))
                    .orElseThrow()
                    .getKey();
            ties.stream()
                    .filter(tie -> components.root(tie.getKey()) == root)
                    .findFirst()
                    .ifPresent(tie -> tree.add(new Branch(
                            root,
                            finding,
                            joining.get(tie.getKey()),
                            tie.getValue().strongest())));
            followers.computeIfAbsent(root, absent -> new ArrayList<>()).add(finding);
        }
        return alone;
    }

    private static List<Map.Entry<Integer, Tie>> enough(SortedMap<Integer, Tie> ties) {
        return ties.entrySet().stream()
                .filter(tie -> tie.getValue().affinity() >= ENOUGH)
                .sorted(STRONGEST_FIRST)
                .toList();
    }

    private List<FindingGroup> groups() {
        Map<Integer, List<GroupedFinding>> members = new TreeMap<>();
        for (int place = 0; place < joining.size(); place++) {
            members.computeIfAbsent(components.root(place), absent -> new ArrayList<>())
                    .add(joining.get(place));
        }
        followers.forEach((root, more) -> members.getOrDefault(root, more).addAll(more));
        Map<Integer, List<FindingGroup.Edge>> edges = new TreeMap<>();
        for (Branch branch : tree) {
            List<FindingGroup.Edge> of =
                    edges.computeIfAbsent(components.root(branch.root()), absent -> new ArrayList<>());
            of.add(new FindingGroup.Edge(branch.one().id(), branch.entity()));
            of.add(new FindingGroup.Edge(branch.other().id(), branch.entity()));
        }
        List<FindingGroup> groups = new ArrayList<>();
        members.forEach((root, list) -> {
            if (list.size() > 1) {
                groups.add(FindingGroup.of(list, edges.getOrDefault(root, List.of())));
            }
        });
        return groups;
    }
}
