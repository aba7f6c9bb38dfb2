package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says of a finished run which silent detectors came nearest to a finding, and what kept the others silent. */
@Command(
        name = "why",
        description = "Says which detectors came near to a finding in a run, and what kept them silent.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban detectors why",
            "  kumoban detectors why port-scan",
            "  kumoban detectors why --run other-run"
        })
public final class DetectorsWhyCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            defaultValue = "kumoban-run",
            description = "The folder of the run. Default: ${DEFAULT-VALUE}.")
    Path run = RunFolder.STANDARD;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this detector.")
    @Nullable
    String id;

    public DetectorsWhyCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(run)) {
            throw CommandFailure.noInput(
                    "There is no run in %s; run 'kumoban replay' first, or name a run's folder with --run."
                            .formatted(run));
        }
        Screen screen = common.screen();
        RunFolder folder = RunFolder.of(run);
        boolean near = nearMisses(screen, folder);
        boolean silent = silence(screen, folder.metrics().path("detectors"), near);
        if (!near && !silent) {
            common.note(
                    id == null
                            ? "No detector came near to a finding, and none was kept silent."
                            : "The run says nothing of a detector '%s': it raised what it had to, or saw nothing near."
                                    .formatted(id));
        }
        return ExitCodes.DONE;
    }

    private boolean nearMisses(Screen screen, RunFolder folder) {
        List<JsonNode> nearest;
        try (Stream<JsonNode> all = folder.nearMisses()) {
            nearest = all.filter(miss -> isWanted(miss.path("detector").asString("")))
                    .sorted(Comparator.comparingDouble(DetectorsWhyCommand::share)
                            .reversed()
                            .thenComparing(miss -> miss.path("detector").asString("")))
                    .toList();
        }
        if (nearest.isEmpty()) {
            return false;
        }
        screen.heading("Nearest to a finding");
        Table table = new Table()
                .column("DETECTOR")
                .column("PARAMETER")
                .number("REACHED")
                .number("NEEDED")
                .number("SHARE")
                .column("TIME (UTC)")
                .shrinking("EVENT");
        for (JsonNode miss : nearest) {
            JsonNode event = miss.path("event");
            table.row(
                    miss.path("detector").asString(""),
                    miss.path("parameter").asString(""),
                    Amounts.value(miss.path("observed").asDouble(0)),
                    Amounts.value(miss.path("threshold").asDouble(0)),
                    reached(miss),
                    event.path("time").asString(""),
                    event.path("id").asString(""));
        }
        table.print(screen);
        return true;
    }

    /** The part of the threshold that was reached; more than all of it where another condition did not hold. */
    private static String reached(JsonNode miss) {
        double threshold = miss.path("threshold").asDouble(0);
        return threshold == 0 ? "" : Math.round(miss.path("observed").asDouble(0) / threshold * 100) + "%";
    }

    /** How much of the threshold was reached; of a threshold that is undershot, the other way round. */
    private static double share(JsonNode miss) {
        double observed = miss.path("observed").asDouble(0);
        double threshold = miss.path("threshold").asDouble(0);
        double larger = Math.max(Math.abs(observed), Math.abs(threshold));
        return larger == 0 ? 0 : Math.min(Math.abs(observed), Math.abs(threshold)) / larger;
    }

    private boolean silence(Screen screen, JsonNode detectors, boolean separated) {
        Table table = new Table().column("DETECTOR").shrinking("WHY IT WAS SILENT");
        for (JsonNode inactive : detectors.path("inactive")) {
            add(
                    table,
                    inactive.path("id").asString(""),
                    "inactive: " + inactive.path("reason").asString(""));
        }
        detectors
                .path("learning")
                .properties()
                .forEach(entry -> add(
                        table,
                        entry.getKey(),
                        "an account was still being learned at %s; see replay --learn"
                                .formatted(Amounts.count(entry.getValue().asLong(0), "event"))));
        for (JsonNode never : detectors.path("neverEvaluated")) {
            add(table, never.asString(""), "no event reached it");
        }
        if (table.isEmpty()) {
            return false;
        }
        if (separated) {
            screen.line();
        }
        screen.heading("Kept silent");
        table.print(screen);
        return true;
    }

    private void add(Table table, String detector, String why) {
        if (isWanted(detector)) {
            table.row(detector, why);
        }
    }

    private boolean isWanted(String detector) {
        return id == null || id.equals(detector);
    }
}
