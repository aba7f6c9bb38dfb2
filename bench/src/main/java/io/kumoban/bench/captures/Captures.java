package io.kumoban.bench.captures;

import io.kumoban.bench.Table;
import io.kumoban.bench.cases.AcceptedTypes;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.score.CaptureReader;
import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.CaptureTruth;
import io.kumoban.datasets.truth.EventLabels;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench captures}. */
@Command(
        name = "captures",
        description = {
            "Replays labelled captures of public data sets as they stand, with no options, and prints for each how"
                + " many of its incidents were found by a type that was accepted beforehand, how many by any, and how"
                + " many findings belong to none.",
            "",
            "The data sets lie in the folder that --data or the environment variable KUMOBAN_DATA names;"
                    + " docs/evaluation.md says which and where they come from. A set that is not there is left out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench captures --data sets/            all captures",
            "  KUMOBAN_DATA=sets/ kumoban bench captures      the same",
            "  kumoban bench captures --markdown              the table as docs/evaluation.md holds it"
        })
public final class Captures implements Callable<Integer> {
    private static final int NO_INPUT = 3;
    private static final String INVICTUS = "cloudtrail-invictus";

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data sets. Default: KUMOBAN_DATA.")
    @Nullable
    Path data;

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out;
    private final List<List<String>> rows = new ArrayList<>();
    private int runs;

    public Captures() {
        this(System.out);
    }

    Captures(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String named = System.getenv("KUMOBAN_DATA");
        Path folder = data != null ? data : named == null ? null : Path.of(named);
        if (folder == null || !Files.isDirectory(folder)) {
            System.err.println("There is no folder of data sets" + (folder == null ? "" : " at " + folder)
                    + "; name one with --data DIR or the environment variable KUMOBAN_DATA.");
            return NO_INPUT;
        }
        try (WorkFolder work = WorkFolder.ofSystem()) {
            for (Capture capture : Capture.all()) {
                if (Files.isDirectory(folder.resolve(capture.set()))) {
                    capture(capture, folder.resolve(capture.path()).toString(), work.path());
                }
            }
            if (Files.isDirectory(folder.resolve(INVICTUS))) {
                techniques(folder.resolve(INVICTUS), work.path());
            }
        }
        out.print(new Table(
                        List.of("set", "capture", "incidents", "found", "by any type", "beside", "types raised"), rows)
                .text(markdown));
        return 0;
    }

    private void capture(Capture capture, String logs, Path work) throws IOException, InterruptedException {
        List<Incident> truth = new ArrayList<>();
        if (capture.isHostile()) {
            CaptureTruth into = new CaptureTruth(capture.incident(), List.of(), capture.types());
            Incident incident = reader(logs, work).incident(into, capture.involving());
            if (incident == null) {
                throw new IOException("no event of " + logs + " belongs to the incident");
            }
            truth.add(incident);
        }
        add(capture.set(), capture.name(), truth, logs, work);
    }

    /** The recording with attacks one after another, whose labels name events. */
    private void techniques(Path set, Path work) throws IOException, InterruptedException {
        String logs = set.resolve("CloudTrail").toString();
        AcceptedTypes accepted = new AcceptedTypes();
        EventLabels labels = EventLabels.read(set.resolve("labels.jsonl"), "detonation");
        List<Incident> truth = reader(logs, work).incidents(labels, technique -> List.copyOf(accepted.of(technique)));
        add(INVICTUS, "CloudTrail", truth, logs, work);
    }

    private static CaptureReader reader(String logs, Path work) {
        return new CaptureReader(ReplayOptions.of(List.of(logs), work.resolve("truth")));
    }

    private void add(String set, String name, List<Incident> truth, String logs, Path work)
            throws IOException, InterruptedException {
        List<Detection> detections = CaptureRun.detections(logs, work.resolve("run-" + runs++));
        Score accepted = score(truth, Matching.STRICT, detections);
        Score any = score(truth, new Matching(true), detections);
        Map<String, Long> types = detections.stream()
                .collect(Collectors.groupingBy(Detection::type, TreeMap::new, Collectors.counting()));
        rows.add(List.of(
                set,
                name,
                Integer.toString(truth.size()),
                Long.toString(found(accepted)),
                Long.toString(found(any)),
                Integer.toString(any.falsePositives().size()),
                types.entrySet().stream()
                        .map(type -> type.getKey() + (type.getValue() > 1 ? " (" + type.getValue() + ")" : ""))
                        .collect(Collectors.joining(", "))));
    }

    private static Score score(List<Incident> truth, Matching matching, List<Detection> detections) {
        Scoring scoring = new Scoring(truth, matching);
        detections.forEach(scoring::add);
        return scoring.score(OptionalLong.empty());
    }

    private static long found(Score score) {
        return score.incidents().stream().filter(IncidentResult::isFound).count();
    }
}
