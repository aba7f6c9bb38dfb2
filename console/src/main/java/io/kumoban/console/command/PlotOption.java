package io.kumoban.console.command;

import io.kumoban.console.score.ScorePlots;
import io.kumoban.console.score.ScoreReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where charts of a score go. */
final class PlotOption {
    @Option(names = "--plots", paramLabel = "DIR", description = "Also draw charts (SVG) into this folder.")
    @Nullable
    Path folder;

    boolean isGiven() {
        return folder != null;
    }

    /** Draws the charts that were asked for. */
    void draw(ScoreReport report, CommonOptions common) {
        if (folder == null) {
            return;
        }
        make(folder);
        List<Path> files = drawn(folder, report);
        common.note(
                files.isEmpty()
                        ? "There is nothing to draw."
                        : files.stream().map(Path::toString).collect(Collectors.joining(", ", "Drawn: ", ".")));
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.wrongUsage(
                    "The folder %s cannot be made (%s); name another with --plots.".formatted(folder, e.getMessage()));
        }
    }

    private static List<Path> drawn(Path folder, ScoreReport report) {
        try {
            return ScorePlots.write(folder, report);
        } catch (LinkageError | InternalError | UnsupportedOperationException cannot) {
            throw CommandFailure.wrongUsage(
                    "Charts cannot be drawn by this Java (%s); install fontconfig and a font, or leave out --plots."
                            .formatted(cannot.getMessage()));
        }
    }
}
