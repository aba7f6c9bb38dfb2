package io.kumoban.console.command;

import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The rules that a command of the workbench is about. */
final class RuleArguments {
    private static final int MOST_TOLD = 20;

    @Parameters(
            paramLabel = "RULES",
            arity = "1..*",
            description = "Sigma rules (YAML): files, folders, globs; or builtin or first-seen, which are shipped.")
    List<String> paths = List.of();

    @Mixin
    RuleReadingOptions reading = new RuleReadingOptions();

    /**
     * Reads them, with everything that is wrong.
     *
     * @param notes told of what pipelines hold in vain
     */
    RuleSet readAll(Consumer<String> notes) {
        return reading.read(paths, notes);
    }

    /**
     * Reads them and tells what is wrong.
     *
     * @param notes told of each problem
     * @throws CommandFailure when there is no usable rule
     */
    RuleSet read(Consumer<String> notes) {
        return usable(readAll(notes), notes);
    }

    /**
     * The same, with what is changed about rules; entries that change nothing are told, too.
     *
     * @throws CommandFailure when there is no usable rule
     */
    RuleSet read(RuleSettings settings, Consumer<String> notes) {
        RuleSet rules = usable(reading.read(paths, settings, notes), notes);
        tell(settings.idle(rules), notes);
        return rules;
    }

    private RuleSet usable(RuleSet rules, Consumer<String> notes) {
        tell(rules.problems(), notes);
        if (rules.rules().isEmpty()) {
            throw CommandFailure.wrongUsage("There is no usable rule in %s; name files or folders with Sigma rules."
                    .formatted(String.join(", ", paths)));
        }
        return rules;
    }

    static void tell(List<Problem> problems, Consumer<String> notes) {
        problems.stream().limit(MOST_TOLD).forEach(problem -> notes.accept("Rule " + problem));
        if (problems.size() > MOST_TOLD) {
            notes.accept(
                    "And %,d problems more; 'kumoban rules lint' tells all.".formatted(problems.size() - MOST_TOLD));
        }
    }
}
