package io.kumoban.console.command;

import io.kumoban.console.rules.RuleSkeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a rule. */
@Command(
        name = "new",
        description = "Writes the beginning of a rule with an id of its own, and a test beside it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban rules new 'Trail stopped' --out own/",
            "  kumoban rules new 'Desktop reached from outside' --logsource vpcflow --out own/"
        })
public final class RulesNewCommand implements Callable<Integer> {
    private static final int LONGEST_TITLE = 256;

    private final CommonOptions common;

    @Parameters(paramLabel = "TITLE", description = "What the rule finds, in a few words.")
    String title = "";

    @Option(
            names = "--logsource",
            paramLabel = "SOURCE",
            defaultValue = "cloudtrail",
            description = "cloudtrail, vpcflow or dns. Default: ${DEFAULT-VALUE}.")
    RuleSkeleton.Source source = RuleSkeleton.Source.CLOUDTRAIL;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder to write into. Default: this one.")
    Path out = Path.of(".");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Make the id of this number, so that it is always the same.")
    @Nullable
    Long seed;

    public RulesNewCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (title.isBlank() || title.length() > LONGEST_TITLE || title.chars().anyMatch(c -> c < ' ')) {
            throw CommandFailure.wrongUsage(
                    "A title is one line of 1 to %d characters; give another.".formatted(LONGEST_TITLE));
        }
        RuleSkeleton skeleton = RuleSkeleton.of(title.strip(), source, seed);
        Path rule = out.resolve(skeleton.name() + ".yml");
        Path test = out.resolve(skeleton.name() + ".test.yaml");
        for (Path file : new Path[] {rule, test}) {
            if (Files.exists(file)) {
                throw CommandFailure.wrongUsage(
                        "The file %s is there already; choose another title or folder.".formatted(file));
            }
        }
        write(rule, skeleton.rule());
        write(test, skeleton.test());
        common.screen().line(rule.toString());
        common.screen().line(test.toString());
        common.note("Change both, then 'kumoban rules lint %s' and 'kumoban rules test %s'.".formatted(rule, test));
        return ExitCodes.DONE;
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw CommandFailure.wrongUsage("The file %s cannot be written (%s); name another folder with --out."
                    .formatted(file, unwritable.getClass().getSimpleName()));
        }
    }
}
