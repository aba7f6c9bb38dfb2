package io.kumoban.bench.structure;

import io.kumoban.bench.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What ways of watching would find of incidents that detectors miss, and how much they would raise about ordinary life.
 */
final class AlertTable {
    private final boolean onlyKnown;
    private final Map<String, Standing> standings = new LinkedHashMap<>();

    /** @param onlyKnown whether withheld scenarios are passed over */
    AlertTable(boolean onlyKnown) {
        this.onlyKnown = onlyKnown;
    }

    /**
     * Incidents of a mix, by their places in the truth.
     *
     * @param known    those of known scenarios of which a finding is expected
     * @param withheld those of withheld ones
     * @param missed   those of both that no finding of an expected type finds
     */
    record Truth(Set<Integer> known, Set<Integer> withheld, Set<Integer> missed, int accountDays) {}

    /**
     * Adds what a way of watching says of a mix.
     *
     * @param perAccountDay the strangest alerts are taken until so many about ordinary life are among them
     */
    void add(String words, List<Alert> alerts, Truth truth, double perAccountDay) {
        Standing standing = standings.computeIfAbsent(words, unused -> new Standing());
        Set<Integer> touched = new HashSet<>();
        long most = (long) (perAccountDay * truth.accountDays);
        long wrong = 0;
        for (Alert alert : alerts.stream()
                .sorted(Comparator.comparingDouble(Alert::strangeness).reversed())
                .toList()) {
            if (alert.incidents().isEmpty() && ++wrong > most) {
                wrong--;
                break;
            }
            touched.addAll(alert.incidents());
        }
        standing.known.add(touched, truth.known, truth.missed);
        standing.withheld.add(touched, truth.withheld, truth.missed);
        standing.wrong += wrong;
        standing.accountDays += truth.accountDays;
    }

    Table table() {
        List<String> heads = new ArrayList<>(List.of("watched", "known incidents touched", "of those that are missed"));
        if (!onlyKnown) {
            heads.addAll(List.of("withheld incidents touched", "of those that are missed"));
        }
        heads.add("wrong an account-day");
        List<List<String>> rows = new ArrayList<>();
        standings.forEach((words, standing) -> {
            List<String> row = new ArrayList<>(List.of(words));
            row.addAll(standing.known.cells());
            if (!onlyKnown) {
                row.addAll(standing.withheld.cells());
            }
            row.add(String.format(Locale.ROOT, "%.3f", (double) standing.wrong / standing.accountDays));
            rows.add(row);
        });
        return new Table(heads, rows);
    }

    private static final class Standing {
        private final Share known = new Share();
        private final Share withheld = new Share();
        private long wrong;
        private int accountDays;
    }

    private static final class Share {
        private int all;
        private int touched;
        private int missed;
        private int won;

        private void add(Set<Integer> alerted, Set<Integer> incidents, Set<Integer> unfound) {
            all += incidents.size();
            touched += count(incidents, alerted);
            Set<Integer> lost = new HashSet<>(incidents);
            lost.retainAll(unfound);
            missed += lost.size();
            won += count(lost, alerted);
        }

        private static int count(Set<Integer> some, Set<Integer> others) {
            return (int) some.stream().filter(others::contains).count();
        }

        private List<String> cells() {
            return List.of(touched + " of " + all, won + " of " + missed);
        }
    }
}
