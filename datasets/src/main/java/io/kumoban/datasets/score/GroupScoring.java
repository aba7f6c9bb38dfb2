package io.kumoban.datasets.score;

import io.kumoban.datasets.truth.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds finding groups against incidents: whether an incident's findings are in one group, and what else is in it. Only
 * findings that are right for one incident alone count for its share, since one that is right for several belongs to
 * none of them more than to another. Incidents with fewer than two of these are left out.
 */
public final class GroupScoring {
    private final List<Incident> incidents;
    private final Map<String, Attribution> findings = new TreeMap<>();

    public GroupScoring(List<Incident> incidents) {
        this.incidents = List.copyOf(incidents);
    }

    /** Adds a finding as {@link Scoring#add} judged it. */
    public void add(String findingId, Attribution attribution) {
        findings.put(findingId, attribution);
    }

    /**
     * How each incident fared, in their order.
     *
     * @param groups the ids of the findings of each group; a finding in none is alone
     */
    public List<GroupResult> score(Collection<? extends Collection<String>> groups) {
        Map<String, List<String>> groupOf = new HashMap<>();
        for (Collection<String> group : groups) {
            List<String> members = group.stream().filter(findings::containsKey).toList();
            members.forEach(id -> groupOf.put(id, members));
        }
        findings.keySet().forEach(id -> groupOf.putIfAbsent(id, List.of(id)));
        List<GroupResult> results = new ArrayList<>();
        for (Incident incident : incidents) {
            List<String> own = findings.entrySet().stream()
                    .filter(finding -> finding.getValue().right().size() == 1
                            && finding.getValue().right().contains(incident))
                    .map(Map.Entry::getKey)
                    .toList();
            if (own.size() > 1) {
                results.add(result(incident, own, groupOf));
            }
        }
        return results;
    }

    private GroupResult result(Incident incident, List<String> own, Map<String, List<String>> groupOf) {
        List<String> best = List.of();
        long held = 0;
        for (String id : own) {
            List<String> group = groupOf.getOrDefault(id, List.of());
            long holds = own.stream().filter(group::contains).count();
            boolean better = holds > held || holds == held && group.size() < best.size();
            if (better) {
                best = group;
                held = holds;
            }
        }
        long others = 0;
        long strangers = 0;
        for (String id : best) {
            Attribution attribution = findings.getOrDefault(id, new Attribution(Set.of(), Set.of()));
            if (!attribution.isOf(incident)) {
                others++;
                strangers += isOfKin(attribution, incident) ? 0 : 1;
            }
        }
        return new GroupResult(incident, own.size(), held, best.size(), others, strangers);
    }

    /** Whether the finding is of an incident that shares an actor or a resource with this one, in the same account. */
    private static boolean isOfKin(Attribution attribution, Incident incident) {
        Set<String> names = names(incident);
        List<Incident> of = new ArrayList<>(attribution.right());
        of.addAll(attribution.shown());
        return of.stream()
                .anyMatch(other ->
                        other.account().equals(incident.account()) && !Collections.disjoint(names(other), names));
    }

    private static Set<String> names(Incident incident) {
        Set<String> names = new HashSet<>(incident.actors());
        names.addAll(incident.resources());
        return names;
    }
}
