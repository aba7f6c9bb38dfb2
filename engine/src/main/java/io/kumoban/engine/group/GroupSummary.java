package io.kumoban.engine.group;

import io.kumoban.engine.event.Tactic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a group in one paragraph: how many findings, when, how it began, how far it went, and what ties it together. */
final class GroupSummary {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_NAMED = 3;

    private GroupSummary() {}

    static String of(List<GroupedFinding> findings, Set<Tactic> tactics, List<FindingGroup.Edge> edges) {
        GroupedFinding first = findings.getFirst();
        GroupedFinding gravest = findings.stream()
                .max(Comparator.comparing(GroupedFinding::severity))
                .orElse(first);
        long last = findings.stream().mapToLong(GroupedFinding::lastSeen).max().orElse(first.lastSeen());
        StringBuilder text = new StringBuilder("%d findings in %s, %s to %s UTC, belong together."
                .formatted(findings.size(), accounts(findings), time(first.firstSeen()), time(last)));
        text.append(" The first is %s on %s".formatted(first.type(), first.resource()));
        if (!gravest.equals(first)) {
            text.append("; the gravest is %s on %s".formatted(gravest.type(), gravest.resource()));
        }
        text.append('.');
        if (!tactics.isEmpty()) {
            text.append(" They tell of %s."
                    .formatted(tactics.stream().map(Tactic::word).collect(list())));
        }
        String ties = ties(findings, edges);
        if (!ties.isEmpty()) {
            text.append(" What ties them is ").append(ties).append('.');
        }
        return text.toString();
    }

    private static String accounts(List<GroupedFinding> findings) {
        List<String> accounts = findings.stream()
                .map(GroupedFinding::account)
                .distinct()
                .sorted()
                .toList();
        return (accounts.size() == 1 ? "account " : "accounts ")
                + accounts.stream().collect(Collectors.joining(", "));
    }

    /** The entities of the edges that most findings name. */
    private static String ties(List<GroupedFinding> findings, List<FindingGroup.Edge> edges) {
        Map<Entity, Long> named = new TreeMap<>();
        edges.stream()
                .map(FindingGroup.Edge::entity)
                .filter(entity -> entity.kind() != EntityKind.EVENT)
                .distinct()
                .forEach(entity -> named.put(
                        entity,
                        findings.stream()
                                .filter(finding -> finding.names(entity))
                                .count()));
        String most = named.entrySet().stream()
                .sorted(Map.Entry.<Entity, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMED)
                .map(entry -> "the %s (%d findings)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return named.size() > MOST_NAMED ? most + " and %d more".formatted(named.size() - MOST_NAMED) : most;
    }

    private static java.util.stream.Collector<CharSequence, ?, String> list() {
        return Collectors.joining(", ");
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }
}
