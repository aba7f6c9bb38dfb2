package io.kumoban.console.score;

import static java.util.Objects.requireNonNull;

import io.kumoban.datasets.score.Bootstrap;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.Interval;
import io.kumoban.datasets.score.Measure;
import io.kumoban.datasets.score.Ranking;
import io.kumoban.datasets.score.Resamples;
import io.kumoban.datasets.score.Score;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A score with its confidence intervals and, where scores were given, how each detector ranks: what is shown of a run. */
public final class ScoreReport {
    private final Score score;
    private final Bootstrap bootstrap;
    private final SortedMap<String, Ranking> rankings;
    private final Map<Detail, Resamples> resamples = new EnumMap<>(Detail.class);
    private final SortedMap<Integer, Interval> stealthRecall = new TreeMap<>();

    /**
     * Draws the intervals.
     *
     * @param rankings by detector; empty where no scores were given
     */
    public ScoreReport(Score score, Bootstrap bootstrap, SortedMap<String, Ranking> rankings) {
        this.score = score;
        this.bootstrap = bootstrap;
        this.rankings = rankings;
        for (Detail detail : Detail.values()) {
            resamples.put(detail, bootstrap.draw(detail.of(score)));
        }
        score.byStealth()
                .forEach((stealth, level) -> bootstrap
                        .draw(level)
                        .interval(Measure.RECALL)
                        .ifPresent(interval -> stealthRecall.put(stealth, interval)));
    }

    public Score score() {
        return score;
    }

    public SortedMap<String, Ranking> rankings() {
        return rankings;
    }

    /** The seed of the intervals. */
    public long seed() {
        return bootstrap.seed();
    }

    public Resamples resamples(Detail detail) {
        return requireNonNull(resamples.get(detail));
    }

    /** A measure, 0 to 1; NaN when it is not defined. */
    public double value(Detail detail, Measure measure) {
        return measure.of(detail.of(score).total());
    }

    /** The interval of a measure; empty when it is not defined. */
    public Optional<Interval> interval(Detail detail, Measure measure) {
        return resamples(detail).interval(measure);
    }

    /** The interval of the share of incidents found at a level of stealth; empty where none was to be found. */
    public Optional<Interval> stealthRecall(int stealth) {
        return Optional.ofNullable(stealthRecall.get(stealth));
    }

    /** The interval of false positives per account-day. */
    public Optional<Interval> falsePositives() {
        return bootstrap.interval(score.rates());
    }
}
