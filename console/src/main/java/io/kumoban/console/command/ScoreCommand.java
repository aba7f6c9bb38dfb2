package io.kumoban.console.command;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.ComparisonJson;
import io.kumoban.console.score.ComparisonText;
import io.kumoban.console.score.Detections;
import io.kumoban.console.score.LongCsv;
import io.kumoban.console.score.Rankings;
import io.kumoban.console.score.ScoreJson;
import io.kumoban.console.score.ScoreReport;
import io.kumoban.console.score.ScoreText;
import io.kumoban.console.view.Screen;
import io.kumoban.datasets.score.Bootstrap;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Ranking;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Holds the findings of a run, or of two, against what is known to have happened. */
@Command(
        name = "score",
        description = {
            "Measures how well a run found what is known to have happened: precision, recall and F1 of incidents,"
                    + " entities and events, time to detect, and false positives.",
            "Ends with 1 when a measure is below what --fail-below asks for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban score --truth demo-account --findings demo-account/kumoban-run",
            "  kumoban score --truth truth.jsonl --scores scores.csv --plots plots",
            "  kumoban score --truth demo-account --format json --any-type",
            "  kumoban score --truth demo-account --compare run-before run-after",
            "  kumoban score --truth demo-account --fail-below incident-recall=0.9"
        })
public final class ScoreCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "T",
            description = "What happened: a truth.jsonl, or a data set's folder with it and dataset.json.")
    Path truth = Path.of("truth.jsonl");

    @Option(
            names = "--findings",
            paramLabel = "F",
            description = "What was found: a run's folder or a file of findings. Default: kumoban-run.")
    @Nullable
    Path findings;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "F",
            description = "Two runs or files of findings: what the second won and lost against the first.")
    List<Path> compared = new ArrayList<>();

    @Option(
            names = "--scores",
            paramLabel = "S",
            description = "The scores of the replay (replay --scores): how well each detector ranks.")
    @Nullable
    Path scores;

    @Option(
            names = "--any-type",
            description = "A finding of any type finds an incident, not only one that the truth expects.")
    boolean anyType;

    @Option(names = "--archived", description = "Also findings that a suppression rule put aside.")
    boolean archived;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "Another number draws the confidence intervals from other samples. Default:" + " ${DEFAULT-VALUE}.")
    long seed = 1;

    @Mixin
    PlotOption plots = new PlotOption();

    @Mixin
    GoalOption goals = new GoalOption();

    @Mixin
    DetectorSource detectors = new DetectorSource();

    public ScoreCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        requireSense();
        LabelledData data = LabelledData.read(truth);
        if (!compared.isEmpty()) {
            return compare(data);
        }
        Path found = findings == null ? RunFolder.STANDARD : findings;
        ScoreReport report = report(data, found, rankings(data));
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> ScoreText.print(screen, report);
            default -> print(screen, ScoreJson.of(report));
        }
        screen.out().flush();
        plots.draw(report, common);
        return goals.areReached(report, common) ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private void requireSense() {
        if (format == OutputFormat.JSONL) {
            throw CommandFailure.wrongUsage("A score is one document; ask for --format json.");
        }
        if (compared.size() > 2) {
            throw CommandFailure.wrongUsage("--compare takes two runs, once.");
        }
        boolean ofOneRun = findings != null || scores != null || plots.isGiven() || goals.isGiven();
        if (!compared.isEmpty() && ofOneRun) {
            throw CommandFailure.wrongUsage(
                    "--compare takes two runs by itself; leave out --findings, --scores, --plots and --fail-below.");
        }
    }

    private int compare(LabelledData data) {
        ScoreReport before = report(data, compared.getFirst(), Collections.emptySortedMap());
        ScoreReport after = report(data, compared.getLast(), Collections.emptySortedMap());
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> ComparisonText.print(screen, before, after);
            default -> print(screen, ComparisonJson.of(before, after));
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private ScoreReport report(LabelledData data, Path found, SortedMap<String, Ranking> rankings) {
        Scoring scoring = new Scoring(data.incidents(), new Matching(anyType));
        Detections.read(findingsOf(found), archived, scoring::add);
        return new ScoreReport(scoring.score(data.benignAccountDays()), new Bootstrap(seed), rankings);
    }

    private static FindingsFile findingsOf(Path found) {
        if (Files.isDirectory(found)) {
            return FindingsFile.ofRun(found);
        }
        if (!Files.exists(found)) {
            throw CommandFailure.noInput(
                    "There are no findings in %s; run 'kumoban replay' first, or name them with --findings."
                            .formatted(found));
        }
        return new FindingsFile(found);
    }

    private SortedMap<String, Ranking> rankings(LabelledData data) {
        if (scores == null) {
            return Collections.emptySortedMap();
        }
        common.note("Ranking the scores ...");
        Map<String, List<String>> types = detectors.load().stream()
                .map(Detector::about)
                .collect(Collectors.toMap(
                        About::id, about -> List.copyOf(about.types().keySet())));
        return Rankings.read(scores, data.incidents(), new Matching(anyType), types);
    }

    private void print(Screen screen, ObjectNode document) {
        screen.out().print(format == OutputFormat.CSV ? LongCsv.of(document) : Json.page(document));
    }
}
