package io.kumoban.console.command;

import io.kumoban.console.score.ScoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What a score must reach. */
final class GoalOption {
    @Option(
            names = "--fail-below",
            paramLabel = "MEASURE=N",
            converter = AtLeast.Converter.class,
            description = "End with 1 when a measure is below N (0 to 1): incident-, entity- or event- with precision,"
                    + " recall or f1, or type-recall. May be given several times.")
    List<AtLeast> goals = new ArrayList<>();

    boolean isGiven() {
        return !goals.isEmpty();
    }

    /** Whether all goals are reached; says of each that is not what it came to. */
    boolean areReached(ScoreReport report, CommonOptions common) {
        boolean all = true;
        for (AtLeast goal : goals) {
            if (!goal.holds(report)) {
                all = false;
                double observed = goal.observed(report);
                common.note("%s is %s, below %s."
                        .formatted(
                                goal.name(),
                                Double.isNaN(observed) ? "not defined" : String.format(Locale.ROOT, "%.4f", observed),
                                goal.value()));
            }
        }
        return all;
    }
}
