package io.kumoban.console.endtoend;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import io.kumoban.datasets.demo.ScenarioAccount;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Replays scenarios among the demo company's ordinary days with all shipped detectors. The days before are learned once:
 * each replay begins with that baseline on the day of the scenario. A scenario with habits of its own is replayed from
 * its first habit on, without the baseline.
 */
final class ScenarioReplays {
    /** Longer than any detector's history. */
    private static final int DAY = 15;

    private static final int DAYS = DAY + 5;
    private static final long SEED = 1;

    private final Path folder;
    private final DemoSummary ordinary;
    private final Path baseline;
    private int runs;

    private ScenarioReplays(Path folder, DemoSummary ordinary, Path baseline) {
        this.folder = folder;
        this.ordinary = ordinary;
        this.baseline = baseline;
    }

    /** Writes the ordinary days into a new folder and learns from those before the scenarios. */
    static ScenarioReplays prepare(Path folder) {
        DemoOptions options = new DemoOptions(SEED, DAYS, DemoOptions.DEFAULT.start());
        DemoSummary ordinary = ScenarioAccount.writeQuiet(folder.resolve("ordinary"), options);
        Path baseline = folder.resolve("learned.baseline");
        fill(ordinary);
        WholeRun.into(folder.resolve("learning"))
                .knowing(ordinary.intelligence(), ordinary.context())
                .locatedBy(ordinary.places())
                .learning(null, baseline)
                .read(days(ordinary.logs(), 0, DAY - 1).toArray(Path[]::new));
        return new ScenarioReplays(folder, ordinary, baseline);
    }

    /** Plays and replays a scenario at a level, and says how it fared. */
    IncidentResult replay(Scenario scenario, int stealth) {
        Path own = folder.resolve("scenario-" + runs);
        ScenarioAccount.Written written = ScenarioAccount.writeAlone(own, scenario, stealth, SEED, DAY);
        boolean habits = !scenario.levels().get(stealth).habits().isEmpty();
        int lastDay = Math.min(
                DAYS - 1,
                LocalDate.ofInstant(
                                        Instant.ofEpochSecond(
                                                written.play().incident().to()),
                                        ZoneOffset.UTC)
                                .getDayOfYear()
                        - LocalDate.ofInstant(DemoOptions.DEFAULT.start(), ZoneOffset.UTC)
                                .getDayOfYear()
                        + 1);
        List<Path> paths = new ArrayList<>(days(ordinary.logs(), habits ? 0 : DAY, lastDay));
        paths.add(written.summary().logs());
        fill(written.summary());
        WholeRun run = WholeRun.into(folder.resolve("run-" + runs++))
                .knowing(written.summary().intelligence(), ordinary.context())
                .locatedBy(written.summary().places());
        if (!habits) {
            run.learning(baseline, null);
        }
        WholeRun.Result result = run.read(paths.toArray(Path[]::new));
        Scoring scoring = new Scoring(List.of(written.play().incident()), Matching.STRICT);
        Detections.read(new FindingsFile(result.outputs().findings()), false, scoring::add);
        return scoring.score(OptionalLong.empty()).incidents().getFirst();
    }

    /** A baseline fits only where the same detectors run, so every list that one needs must be there, if with a stranger. */
    private static void fill(DemoSummary account) {
        try {
            for (Detector<?, ?> detector : Detectors.load(List.of())) {
                for (String list : detector.interest().lists()) {
                    Path file = account.intelligence().resolve(list + ".txt");
                    if (!Files.exists(file)) {
                        Files.writeString(file, stranger(list));
                    }
                }
            }
            if (!Files.exists(account.places())) {
                Files.writeString(account.places(), "192.0.2.250,192.0.2.250,NO,,,Oslo,,59.91,10.75,");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The lists of " + account.folder() + " cannot be completed.", e);
        }
    }

    private static String stranger(String list) {
        if (list.endsWith("-keys")) {
            return "AKIAIOSFODNN7EXAMPLE";
        }
        return list.endsWith("-domains") ? "nobody.invalid" : "192.0.2.250";
    }

    /** The folders of these days, both included, whatever they belong to. */
    private static List<Path> days(Path logs, int first, int last) {
        List<String> wanted = new ArrayList<>();
        LocalDate start = LocalDate.ofInstant(DemoOptions.DEFAULT.start(), ZoneOffset.UTC);
        for (int day = first; day <= last; day++) {
            LocalDate date = start.plusDays(day);
            wanted.add("%d/%02d/%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
        }
        try (Stream<Path> all = Files.walk(logs)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> wanted.stream().anyMatch(path::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + logs + " cannot be listed.", e);
        }
    }
}
