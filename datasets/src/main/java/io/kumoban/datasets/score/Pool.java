package io.kumoban.datasets.score;

import io.kumoban.engine.event.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Scores of several data sets as that of one: their incidents side by side, their account-days added up. */
public final class Pool {
    private Pool() {}

    /**
     * The score of all together.
     *
     * @throws IllegalArgumentException when there is none, or they do not count alike
     */
    public static Score of(Collection<Score> scores) {
        Matching matching = scores.stream()
                .map(Score::matching)
                .reduce((one, other) -> {
                    if (!one.equals(other)) {
                        throw new IllegalArgumentException("scores that match findings differently cannot be pooled");
                    }
                    return one;
                })
                .orElseThrow(() -> new IllegalArgumentException("there is no score to pool"));
        List<IncidentResult> incidents = new ArrayList<>();
        List<FalsePositive> falsePositives = new ArrayList<>();
        SortedMap<String, TypeResult> byType = new TreeMap<>();
        Verdicts verdicts = new Verdicts(0, 0, 0);
        for (Score score : scores) {
            incidents.addAll(score.incidents());
            falsePositives.addAll(score.falsePositives());
            score.byType().forEach((type, result) -> byType.merge(type, result, TypeResult::plus));
            verdicts = new Verdicts(
                    verdicts.right() + score.verdicts().right(),
                    verdicts.further() + score.verdicts().further(),
                    verdicts.wrong() + score.verdicts().wrong());
        }
        return new Score(
                matching,
                incidents,
                verdicts,
                levels(scores, Score::incident),
                levels(scores, Score::entity),
                levels(scores, Score::event),
                byType,
                rates(scores),
                falsePositives);
    }

    private static Level levels(Collection<Score> scores, Function<Score, Level> part) {
        List<Tally> incidents = new ArrayList<>();
        SortedMap<AccountDay, Long> wrong = new TreeMap<>();
        for (Score score : scores) {
            Level level = part.apply(score);
            incidents.addAll(level.incidents());
            level.wrong().forEach((day, count) -> wrong.merge(day, count, Long::sum));
        }
        return new Level(incidents, wrong);
    }

    private static FalsePositiveRates rates(Collection<Score> scores) {
        long accountDays = 0;
        long onEventfulDays = 0;
        boolean ofDataSet = true;
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        SortedMap<AccountDay, Long> byDay = new TreeMap<>();
        for (Score score : scores) {
            FalsePositiveRates rates = score.rates();
            accountDays += rates.accountDays();
            onEventfulDays += rates.onEventfulDays();
            ofDataSet &= rates.ofDataSet();
            rates.bySeverity().forEach((severity, count) -> bySeverity.merge(severity, count, Long::sum));
            rates.byDay().forEach((day, count) -> byDay.merge(day, count, Long::sum));
        }
        return new FalsePositiveRates(accountDays, ofDataSet, bySeverity, byDay, onEventfulDays);
    }
}
