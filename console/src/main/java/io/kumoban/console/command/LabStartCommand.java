package io.kumoban.console.command;

import io.kumoban.console.lab.Lab;
import io.kumoban.console.lab.LabFolder;
import io.kumoban.console.view.LabText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the logs of an exercise and says what is to be found out. */
@Command(
        name = "start",
        description = "Writes the logs of an exercise and says what to find out and how to begin.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban lab start eighth-night", "  kumoban lab start dns-tunnel --into tunnel --seed 7"})
public final class LabStartCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 1_000_000;

    private final CommonOptions common;
    private final String version;

    @Mixin
    LabSource source = new LabSource();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "The folder to write into, which must be empty or new. Default: lab-NAME.")
    @Nullable
    Path into;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Which account: the same number gives the same logs and answers. Default: a new one each time.")
    @Nullable
    Long seed;

    public LabStartCommand(CommonOptions common, String version) {
        this.common = common;
        this.version = version;
    }

    @Override
    public Integer call() {
        Lab lab = source.lab();
        Path folder = into == null ? Path.of("lab-" + lab.name()) : into;
        long drawn = seed == null ? 1 + new SecureRandom().nextInt(MOST_SEEDS) : seed;
        common.note("Writing the logs of ten days ...");
        try {
            LabText.start(common.screen(), lab, LabFolder.start(folder, lab.name(), drawn, version));
        } catch (IllegalArgumentException notEmpty) {
            throw CommandFailure.wrongUsage(
                    "The folder %s is not empty; name a new one with --into.".formatted(folder));
        }
        return ExitCodes.DONE;
    }
}
