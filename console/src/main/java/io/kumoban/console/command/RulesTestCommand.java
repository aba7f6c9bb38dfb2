package io.kumoban.console.command;

import io.kumoban.console.rules.JUnitXml;
import io.kumoban.console.rules.Sarif;
import io.kumoban.console.rules.TrialFile;
import io.kumoban.console.rules.TrialFiles;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.SafeText;
import io.kumoban.console.view.Screen;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.trial.Trial;
import io.kumoban.detectors.sigma.trial.TrialRunner;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests that stand beside rules. */
@Command(
        name = "test",
        description =
                "Runs tests of rules: files NAME.test.yaml beside the rules NAME.yml. Ends with 1 when one fails.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules test own/",
            "  kumoban rules test own/stopped.test.yaml --junit tests.xml",
            "  kumoban rules test --rules builtin"
        })
public final class RulesTestCommand implements Callable<Integer> {
    private static final String FAILED = "rule-test";

    private final CommonOptions common;
    private final String version;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Folders with files of tests below them, or such files.")
    List<Path> paths = List.of();

    @Option(
            names = "--rules",
            paramLabel = "NAME",
            description = "Run the tests that are shipped with this set of rules: builtin.")
    @Nullable
    String shipped;

    @Option(names = "--junit", paramLabel = "F", description = "Also write the outcomes as JUnit XML.")
    @Nullable
    Path junit;

    @Option(names = "--sarif", paramLabel = "F", description = "Also write the failures as SARIF 2.1.0.")
    @Nullable
    Path sarif;

    @Mixin
    RuleReadingOptions reading = new RuleReadingOptions();

    public RulesTestCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        if (paths.isEmpty() && shipped == null) {
            throw CommandFailure.wrongUsage("Name a folder of tests, or --rules builtin for those that are shipped.");
        }
        Map<String, List<Trial.Outcome>> outcomes = new LinkedHashMap<>();
        if (shipped != null) {
            String set = shipped;
            String name = set + ".test.yaml";
            String text = ShippedRules.tests(set)
                    .orElseThrow(() -> CommandFailure.wrongUsage(
                            "No tests are shipped for the rules '%s'; say builtin.".formatted(set)));
            outcomes.put(name, run(TrialFile.read(name, text, set, null)));
        }
        if (!paths.isEmpty()) {
            for (Path file : TrialFiles.of(paths)) {
                outcomes.put(file.toString(), run(TrialFile.read(file, TrialFiles.beside(file))));
            }
        }
        return report(outcomes);
    }

    private List<Trial.Outcome> run(TrialFile file) {
        RuleSet rules = reading.read(List.of(file.rules()), common::note);
        RuleArguments.tell(rules.problems(), common::note);
        TrialRunner runner = new TrialRunner(rules);
        return file.trials().stream().map(runner::run).toList();
    }

    private int report(Map<String, List<Trial.Outcome>> outcomes) {
        Screen screen = common.screen();
        List<Trial.Outcome> all =
                outcomes.values().stream().flatMap(List::stream).toList();
        List<Trial.Outcome> failed =
                all.stream().filter(outcome -> !outcome.passed()).toList();
        for (Trial.Outcome outcome : failed) {
            Trial trial = outcome.trial();
            screen.line(SafeText.of(trial.place().toString()) + ": " + screen.ink(Ink.RED, "failed") + ": "
                    + SafeText.of(trial.name() + ": " + outcome.reason() + " (rule " + trial.rule() + ")"));
        }
        screen.line("%,d tests passed, %,d failed.".formatted(all.size() - failed.size(), failed.size()));
        screen.out().flush();
        if (junit != null) {
            write(junit, JUnitXml.of(outcomes));
        }
        if (sarif != null) {
            Sarif log = new Sarif(version);
            log.kind(FAILED, "A rule does not do what its test expects.");
            failed.forEach(outcome -> log.add(
                    FAILED, "error", outcome.trial().place(), outcome.trial().name() + ": " + outcome.reason()));
            write(sarif, Json.page(log.document()));
        }
        return failed.isEmpty() ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw CommandFailure.wrongUsage("The file %s cannot be written (%s); name another."
                    .formatted(file, unwritable.getClass().getSimpleName()));
        }
    }
}
