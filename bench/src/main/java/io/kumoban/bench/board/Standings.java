package io.kumoban.bench.board;

import static java.util.Objects.requireNonNull;

import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.event.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one way of replaying found in all mixes, by level of stealth and by the least severity that one listens to. */
final class Standings {
    private final SortedMap<Integer, SortedMap<Severity, List<Standing>>> played = new TreeMap<>();

    /** Adds a mix and returns its standing when findings of all severities are listened to. */
    Standing add(int level, LabelledData truth, List<Detection> findings) {
        SortedMap<Severity, List<Standing>> ofLevel = played.computeIfAbsent(level, unused -> new TreeMap<>());
        for (Severity least : Severity.values()) {
            List<Detection> heard = findings.stream()
                    .filter(finding -> finding.severity().compareTo(least) >= 0)
                    .toList();
            ofLevel.computeIfAbsent(least, unused -> new ArrayList<>()).add(Standing.of(truth, heard));
        }
        return requireNonNull(ofLevel.get(Severity.LOW)).getLast();
    }

    boolean isEmpty() {
        return played.isEmpty();
    }

    /** The mixes of each level together, by level. */
    SortedMap<Integer, Standing> byLevel() {
        SortedMap<Integer, Standing> byLevel = new TreeMap<>();
        played.forEach((level, bySeverity) ->
                byLevel.put(level, Standing.together(requireNonNull(bySeverity.get(Severity.LOW)))));
        return byLevel;
    }

    /** The mixes of each level together, by level and least severity. */
    SortedMap<Integer, SortedMap<Severity, Standing>> bySeverity() {
        SortedMap<Integer, SortedMap<Severity, Standing>> all = new TreeMap<>();
        played.forEach((level, bySeverity) -> {
            SortedMap<Severity, Standing> together = new TreeMap<>();
            bySeverity.forEach((least, mixes) -> together.put(least, Standing.together(mixes)));
            all.put(level, together);
        });
        return all;
    }
}
