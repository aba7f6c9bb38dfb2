package io.kumoban.engine.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who names what: findings by entity, and from that how strongly one finding is tied to others. What two findings share
 * weighs the less the more findings share it within a day, and the longer there is between them.
 */
final class Shared {
    /** Findings further apart are not tied. */
    static final long WINDOW = Duration.ofHours(72).toMillis();

    /** After so long a tie weighs about a third. */
    private static final double FADES = Duration.ofHours(36).toMillis();

    private static final long CROWD = Duration.ofHours(24).toMillis();
    /** What each further finding that names an entity takes from it. */
    private static final double CROWDING = 0.3;

    private static final int MOST_COUNTED = 1_000;
    /** Of the findings that name an entity, so many before one are compared with it; a crowd's ties are weak anyway. */
    private static final int MOST_COMPARED = 64;

    private static final int MOST_FOLLOWED = 512;

    private final List<GroupedFinding> findings;
    private final Map<Entity, List<Integer>> members = new HashMap<>();
    private final Map<Entity, int[]> crowds = new HashMap<>();

    /** @param findings in {@link GroupedFinding#ORDER} */
    Shared(List<GroupedFinding> findings) {
        this.findings = findings;
        for (int i = 0; i < findings.size(); i++) {
            for (Entity entity : findings.get(i).entities()) {
                members.computeIfAbsent(entity, absent -> new ArrayList<>(2)).add(i);
            }
        }
        members.forEach((entity, list) -> crowds.put(entity, crowds(list)));
    }

    /** For each of the findings that name an entity: how many others do so within a day. */
    private int[] crowds(List<Integer> list) {
        int[] crowds = new int[list.size()];
        for (int i = 0; i < crowds.length; i++) {
            GroupedFinding one = findings.get(list.get(i));
            for (int j = i - 1; j >= Math.max(0, i - MOST_COUNTED); j--) {
                if (findings.get(list.get(j)).gap(one) <= CROWD) {
                    crowds[i] = Math.min(MOST_COUNTED, crowds[i] + 1);
                    crowds[j] = Math.min(MOST_COUNTED, crowds[j] + 1);
                }
            }
        }
        return crowds;
    }

    /** The ties of a finding to those before it, by their place. */
    SortedMap<Integer, Tie> before(int place) {
        GroupedFinding one = findings.get(place);
        SortedMap<Integer, Tie> ties = new TreeMap<>();
        for (Entity entity : one.entities()) {
            List<Integer> list = members.getOrDefault(entity, List.of());
            int[] crowd = crowds.getOrDefault(entity, new int[0]);
            int at = list.indexOf(place);
            for (int j = at - 1; j >= Math.max(0, at - MOST_COMPARED); j--) {
                long gap = findings.get(list.get(j)).gap(one);
                int others = Math.min(crowd[at], crowd[j]) - (gap <= CROWD ? 1 : 0);
                tie(ties, list.get(j), entity, weight(entity, gap, others));
            }
            tieToChanges(ties, one, entity);
        }
        return ties;
    }

    /** Ties a finding to those that changed, before it, by whose rights it acts. */
    private void tieToChanges(SortedMap<Integer, Tie> ties, GroupedFinding one, Entity entity) {
        Optional<Entity> byRightsOf = entity.rights().filter(members::containsKey);
        if (byRightsOf.isEmpty()) {
            return;
        }
        Entity rights = byRightsOf.get();
        List<Integer> list = members.getOrDefault(rights, List.of());
        int[] crowd = crowds.getOrDefault(rights, new int[0]);
        for (int j = 0, compared = 0; j < list.size() && compared < MOST_COMPARED; j++) {
            GroupedFinding change = findings.get(list.get(j));
            long gap = change.gap(one);
            if (change.firstSeen() < one.firstSeen() && gap <= WINDOW) {
                tie(ties, list.get(j), rights, weight(rights, gap, crowd[j]));
                compared++;
            }
        }
    }

    /** The ties of a finding that is none of them. */
    SortedMap<Integer, Tie> with(GroupedFinding one) {
        SortedMap<Integer, Tie> ties = new TreeMap<>();
        for (Entity entity : one.entities()) {
            List<Integer> list = members.getOrDefault(entity, List.of());
            int[] crowd = crowds.getOrDefault(entity, new int[0]);
            for (int j = 0, compared = 0; j < list.size() && compared < MOST_FOLLOWED; j++) {
                long gap = findings.get(list.get(j)).gap(one);
                if (gap <= WINDOW) {
                    tie(ties, list.get(j), entity, weight(entity, gap, crowd[j]));
                    compared++;
                }
            }
            tieToChanges(ties, one, entity);
        }
        return ties;
    }

    private static void tie(Map<Integer, Tie> ties, int other, Entity entity, double weight) {
        if (weight <= 0) {
            return;
        }
        Tie known = ties.get(other);
        if (known == null) {
            ties.put(other, new Tie(entity, weight));
        } else {
            known.add(entity, weight);
        }
    }

    private static double weight(Entity entity, long gap, int others) {
        if (gap > WINDOW) {
            return 0;
        }
        double rare = entity.kind() == EntityKind.EVENT ? 1 : 1 / Math.log(Math.E + CROWDING * Math.max(0, others));
        return entity.kind().strength() * rare * Math.exp(-gap / FADES);
    }
}
