package io.kumoban.console.score;

import io.kumoban.console.run.ScoresTable;
import io.kumoban.console.run.UnreadableRun;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.RankedScores;
import io.kumoban.datasets.score.Ranking;
import io.kumoban.datasets.score.UnitLabels;
import io.kumoban.datasets.truth.Incident;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ranks the scores of a replay, detector by detector. */
public final class Rankings {
    private static final int MOST_DETECTORS = 1000;
    /** Scores at most: ranking them takes eight bytes each, three times over. */
    private static final long MOST_SCORES = 20_000_000;

    private final List<Incident> incidents;
    private final Matching matching;
    private final Map<String, ? extends Collection<String>> types;
    private final Map<Set<String>, UnitLabels> labels = new HashMap<>();
    private final Map<String, Judged> detectors = new HashMap<>();
    private long scores;

    private record Judged(UnitLabels labels, RankedScores scores) {}

    private Rankings(List<Incident> incidents, Matching matching, Map<String, ? extends Collection<String>> types) {
        this.incidents = incidents;
        this.matching = matching;
        this.types = types;
    }

    /**
     * The ranking of each detector that has a score in the file.
     *
     * @param types the finding types of the detectors that are known; of the others, and where any type is accepted, every
     *              incident counts
     * @throws UnreadableRun when the file cannot be used
     */
    public static SortedMap<String, Ranking> read(
            Path scores, List<Incident> incidents, Matching matching, Map<String, ? extends Collection<String>> types) {
        Rankings rankings = new Rankings(incidents, matching, types);
        ScoresTable.read(scores, rankings::add);
        SortedMap<String, Ranking> byDetector = new TreeMap<>();
        rankings.detectors.forEach(
                (detector, judged) -> byDetector.put(detector, judged.scores().ranking()));
        return byDetector;
    }

    private void add(ScoresTable.Scored scored) {
        scores++;
        if (scores > MOST_SCORES) {
            throw new UnreadableRun("There are too many scores: %,d are ranked at most; replay less of the logs."
                    .formatted(MOST_SCORES));
        }
        Judged judged = detectors.computeIfAbsent(scored.detector(), this::begin);
        judged.scores().add(scored.score(), judged.labels().of(scored.time(), scored.unit()));
    }

    private Judged begin(String detector) {
        if (detectors.size() == MOST_DETECTORS) {
            throw new UnreadableRun("The scores are of more than %,d detectors; those of a replay are of fewer."
                    .formatted(MOST_DETECTORS));
        }
        Collection<String> own = types.get(detector);
        Set<String> judgedBy = matching.anyType() || own == null ? Set.of() : Set.copyOf(own);
        return new Judged(
                labels.computeIfAbsent(judgedBy, ofTypes -> new UnitLabels(incidents, ofTypes)), new RankedScores());
    }
}
