package io.kumoban.bench.structure;

import io.kumoban.bench.board.Mix;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** The ways of watching that are tried for incidents that detectors miss. */
final class Watches {
    private static final Duration LASTS = Duration.ofHours(24);
    private static final double[] BUDGETS = {0.05, 0.2, 1};

    private final Map<Contagion.Tie, Contagion> contagions = new EnumMap<>(Contagion.Tie.class);
    private final LateralPaths paths;

    /** @param split where the learned days end, milliseconds since 1970 */
    Watches(FindingsFile findings, long split) {
        for (Contagion.Tie tie : Contagion.Tie.values()) {
            contagions.put(tie, new Contagion(tie, LASTS, findings));
        }
        paths = new LateralPaths(split);
    }

    /** What has to see the events. */
    List<Taker> takers() {
        List<Taker> takers = new ArrayList<>(contagions.values());
        takers.add(paths);
        return takers;
    }

    /** Adds what they say. */
    void into(AlertTable table, AlertTable.Truth truth) {
        contagions.forEach((tie, contagion) ->
                table.add("contagion by " + tie.words(), contagion.alerts(), truth, Double.MAX_VALUE));
        for (double budget : BUDGETS) {
            table.add("lateral paths, the strangest up to " + budget, paths.alerts(), truth, budget);
        }
    }

    /** Which incidents a finding is expected of, and which of these no finding of an expected type finds. */
    static AlertTable.Truth truth(List<Incident> incidents, FindingsFile findings, IntPredicate isWithheld) {
        Scoring scoring = new Scoring(incidents, Matching.STRICT);
        Set<Incident> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Detections.read(
                findings,
                false,
                detection -> found.addAll(scoring.add(detection).right()));
        Set<Integer> known = new HashSet<>();
        Set<Integer> withheld = new HashSet<>();
        Set<Integer> missed = new HashSet<>();
        for (int i = 0; i < incidents.size(); i++) {
            if (!incidents.get(i).expectedTypes().isEmpty()) {
                (isWithheld.test(i) ? withheld : known).add(i);
                if (!found.contains(incidents.get(i))) {
                    missed.add(i);
                }
            }
        }
        return new AlertTable.Truth(known, withheld, missed, Mix.DAYS * Mix.ACCOUNTS);
    }
}
