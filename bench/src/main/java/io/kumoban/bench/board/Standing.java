package io.kumoban.bench.board;

import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Pool;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.event.Severity;
import java.util.Collection;
import java.util.List;

/**
 * How the findings of one mix, or of several together, meet the truth.
 *
 * @param strict  a finding of an expected type finds an incident
 * @param anyType a finding of any type does
 * @param accountDays days watched, summed over accounts, whatever happened on them
 */
record Standing(Score strict, Score anyType, long accountDays) {
    /** The standing of one mix. */
    static Standing of(LabelledData truth, List<Detection> findings) {
        return new Standing(
                score(truth, findings, false), score(truth, findings, true), (long) Mix.DAYS * Mix.ACCOUNTS);
    }

    private static Score score(LabelledData truth, List<Detection> findings, boolean anyType) {
        Scoring scoring = new Scoring(truth.incidents(), new Matching(anyType));
        findings.forEach(scoring::add);
        return scoring.score(truth.benignAccountDays());
    }

    /** Several together. */
    static Standing together(Collection<Standing> standings) {
        return new Standing(
                Pool.of(standings.stream().map(Standing::strict).toList()),
                Pool.of(standings.stream().map(Standing::anyType).toList()),
                standings.stream().mapToLong(Standing::accountDays).sum());
    }

    /** Wrong findings of High severity and above an account-day, of all days, those with incidents too. */
    double falseHigh() {
        return perDay(strict.falsePositives().stream()
                .filter(wrong -> wrong.severity().compareTo(Severity.HIGH) >= 0)
                .count());
    }

    /** Wrong findings an account-day, of all severities and days. */
    double falseAlarms() {
        return perDay(strict.falsePositives().size());
    }

    /** Findings of any type that belong to no incident, an account-day. */
    double unrelated() {
        return perDay(anyType.falsePositives().size());
    }

    private double perDay(long count) {
        return (double) count / accountDays;
    }
}
