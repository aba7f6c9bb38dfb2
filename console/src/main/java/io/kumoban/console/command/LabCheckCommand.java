package io.kumoban.console.command;

import io.kumoban.console.lab.AnswerCheck;
import io.kumoban.console.lab.Ask;
import io.kumoban.console.lab.Lab;
import io.kumoban.console.lab.LabFolder;
import io.kumoban.console.lab.TuningCheck;
import io.kumoban.console.lab.Verdict;
import io.kumoban.console.replay.Interruption;
import io.kumoban.console.view.LabText;
import io.kumoban.engine.yaml.Nearest;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks answers to an exercise. */
@Command(
        name = "check",
        description = "Checks answers. Says which are wrong, and never what is right.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban lab check eighth-night user=support-sync stopped='2026-03-10 02:41'",
            "  kumoban lab check noisy-rule config=config.yaml --in lab-noisy-rule",
            "%nEnds with 0 when all answers are right, else with 1."
        })
public final class LabCheckCommand implements Callable<Integer> {
    private final CommonOptions common;
    private final String version;

    @Mixin
    LabSource source = new LabSource();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ANSWER",
            description = "What was found out, as name=value; 'kumoban lab start' says which names are asked for.")
    List<String> answers = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "The folder in which the exercise was started. Default: lab-NAME, or this one.")
    @Nullable
    Path in;

    public LabCheckCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        Lab lab = source.lab();
        Map<Ask, String> given = given(lab);
        LabFolder folder = folder(lab);
        if (!folder.version().equals(version)) {
            common.note("Version %s wrote the logs, and this is %s: it may draw another account from the same seed."
                    .formatted(folder.version(), version));
        }
        AnswerCheck check = new AnswerCheck(folder.account().facts());
        List<Verdict> verdicts = new ArrayList<>();
        for (Ask ask : lab.asks()) {
            String answer = given.get(ask);
            if (answer == null) {
                verdicts.add(Verdict.missing(ask));
            } else if (ask.kind() != Ask.Kind.FILE) {
                verdicts.add(check.judge(ask, answer));
            } else {
                Optional<Verdict> verdict = triedOut(lab, folder, ask, answer);
                if (verdict.isEmpty()) {
                    return ExitCodes.INTERRUPTED;
                }
                verdicts.add(verdict.get());
            }
        }
        LabText.verdicts(common.screen(), lab, verdicts);
        return verdicts.stream().allMatch(Verdict::isRight) ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private Map<Ask, String> given(Lab lab) {
        Map<Ask, String> given = new LinkedHashMap<>();
        for (String answer : answers) {
            int equals = answer.indexOf('=');
            String name = equals < 0 ? answer : answer.substring(0, equals).strip();
            Optional<Ask> ask = lab.ask(name);
            if (equals < 0 || ask.isEmpty()) {
                throw unknown(lab, answer, name);
            }
            given.put(ask.get(), answer.substring(equals + 1));
        }
        return given;
    }

    private static CommandFailure unknown(Lab lab, String answer, String name) {
        List<String> names = lab.asks().stream().map(Ask::name).toList();
        String meant = Nearest.to(name, names)
                .map(near -> " Did you mean '" + near + "=...'?")
                .orElse("");
        return CommandFailure.wrongUsage("An answer to %s is written name=value with one of the names %s, not '%s'.%s"
                .formatted(lab.name(), String.join(", ", names), answer, meant));
    }

    private LabFolder folder(Lab lab) {
        Path standard = Path.of("lab-" + lab.name());
        Path folder = in != null ? in : standard.toFile().isDirectory() ? standard : Path.of("");
        LabFolder opened;
        try {
            opened = LabFolder.open(folder);
        } catch (IOException none) {
            throw CommandFailure.noInput(
                    "No exercise was started in '%s' (%s); name its folder with --in, or start it with 'kumoban lab start %s'."
                            .formatted(folder.toAbsolutePath(), none.getMessage(), lab.name()));
        }
        if (!opened.lab().equals(lab.name())) {
            throw CommandFailure.wrongUsage("The folder '%s' is of the exercise %s, not of %s; name another with --in."
                    .formatted(folder, opened.lab(), lab.name()));
        }
        return opened;
    }

    private Optional<Verdict> triedOut(Lab lab, LabFolder folder, Ask ask, String file) {
        Lab.Tuning tuning = lab.tuning();
        if (tuning == null) {
            throw new IllegalStateException(
                    "the exercise " + lab.name() + " asks for a file and does not say for what");
        }
        common.note("Replaying the logs with " + file + " ...");
        try (Interruption interruption = Interruption.watch(common.screen(), ExitCodes.INTERRUPTED)) {
            return new TuningCheck(folder, tuning).judge(ask, Path.of(file), common.watch(), interruption);
        } catch (InvalidPathException noPath) {
            throw CommandFailure.wrongUsage("'%s' is no name of a file.".formatted(file));
        }
    }
}
