package io.kumoban.bench.structure;

import io.kumoban.bench.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How soon rankings come to what incidents are made of, over all clues that were added. */
final class RankingTable {
    private static final int FEW = 10;
    private static final int MORE = 20;
    private static final List<String> FIGURES = List.of("recall at 10", "at 20", "mean reciprocal rank");

    private final Set<String> withheld;
    private final boolean onlyKnown;
    private final Map<String, Standing[]> standings = new LinkedHashMap<>();

    /**
     * @param withheld  names of scenarios
     * @param onlyKnown whether these are passed over
     */
    RankingTable(Set<String> withheld, boolean onlyKnown) {
        this.withheld = withheld;
        this.onlyKnown = onlyKnown;
    }

    void add(String name, Ranking ranking, List<Clue> clues) {
        Standing[] both = standings.computeIfAbsent(name, unused -> new Standing[] {new Standing(), new Standing()});
        for (Clue clue : clues) {
            boolean isWithheld = withheld.contains(clue.incident().scenario());
            if (!isWithheld || !onlyKnown) {
                both[isWithheld ? 1 : 0].add(clue, ranking);
            }
        }
    }

    Table table() {
        List<String> heads = new ArrayList<>(List.of("ranking"));
        FIGURES.forEach(figure -> heads.add("known: " + figure));
        if (!onlyKnown) {
            FIGURES.forEach(figure -> heads.add("withheld: " + figure));
        }
        heads.add("ms a clue");
        List<List<String>> rows = new ArrayList<>();
        standings.forEach((name, both) -> {
            List<String> row = new ArrayList<>(List.of(name));
            row.addAll(both[0].cells());
            if (!onlyKnown) {
                row.addAll(both[1].cells());
            }
            row.add(String.format(
                    Locale.ROOT,
                    "%.1f",
                    (both[0].nanos + both[1].nanos) / 1e6 / Math.max(1, both[0].clues + both[1].clues)));
            rows.add(row);
        });
        return new Table(heads, rows);
    }

    private static final class Standing {
        private int clues;
        private double few;
        private double more;
        private double reciprocal;
        private long nanos;

        private void add(Clue clue, Ranking ranking) {
            long begin = System.nanoTime();
            List<Integer> ranked = ranking.of(clue);
            nanos += System.nanoTime() - begin;
            clues++;
            few += recall(ranked, clue, FEW);
            more += recall(ranked, clue, MORE);
            for (int i = 0; i < ranked.size(); i++) {
                if (clue.wanted().contains(ranked.get(i))) {
                    reciprocal += 1.0 / (i + 1);
                    break;
                }
            }
        }

        /** Of an incident with more nodes than places, those that have a place. */
        private static double recall(List<Integer> ranked, Clue clue, int places) {
            long found = ranked.stream()
                    .limit(places)
                    .filter(clue.wanted()::contains)
                    .count();
            return (double) found / Math.min(places, clue.wanted().size());
        }

        private List<String> cells() {
            return List.of(mean(few), mean(more), mean(reciprocal));
        }

        private String mean(double sum) {
            return clues == 0 ? "" : String.format(Locale.ROOT, "%.3f", sum / clues);
        }
    }
}
