package io.kumoban.bench.board;

import io.kumoban.bench.WorkFolder;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.truth.LabelledData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench board}. */
@Command(
        name = "board",
        description = {
            "The score board: simulates an organisation of 5 accounts for 14 days with every scenario of the library,"
                    + " once for each seed and level of stealth, replays it, and prints what was found and what was"
                    + " wrongly raised.",
            "",
            "With --against a second replay of the same logs is held against the first one; with --without it is one"
                    + " in which some detectors are switched off, and what these add is told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench board                                  seeds 101 to 105, levels 0, 1 and 2",
            "  kumoban bench board --seeds 1 --levels 1 --keep mix  one mix, left in the folder mix",
            "  kumoban bench board --against=--config=other.yaml    with other settings beside the standard ones",
            "  kumoban bench board --without='graph-*' --levels 1   what the graph detectors add",
            "  kumoban bench board --markdown                       the tables as docs/evaluation.md holds them"
        })
public final class Board implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description = "Seeds of the organisations. Default: 101 to 105.")
    List<Long> seeds = List.of(101L, 102L, 103L, 104L, 105L);

    @Option(names = "--levels", paramLabel = "N", split = ",", description = "Levels of stealth. Default: 0, 1, 2.")
    List<Integer> levels = List.of(0, 1, 2);

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Ordinary records in each mix. Default: ${DEFAULT-VALUE}.")
    long events = 3_000_000;

    @Option(
            names = "--with",
            paramLabel = "OPTION",
            description = "An option for the replays, such as --with=--config=F; may be given several times.")
    List<String> with = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "OPTION",
            description = "Replay each mix again with this option beside those of --with, and compare; may be given"
                    + " several times.")
    List<String> against = new ArrayList<>();

    @Option(
            names = "--without",
            paramLabel = "DETECTOR",
            split = ",",
            description = "Replay each mix again with these detectors switched off, and tell what they add; a name that"
                    + " ends in * stands for all that begin so. Not beside --against, nor with a --config of its own.")
    List<String> without = new ArrayList<>();

    @Option(names = "--keep", paramLabel = "DIR", description = "Leave logs and findings in this folder.")
    @Nullable
    Path keep;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (events < 1 || seeds.isEmpty() || levels.stream().anyMatch(level -> level < 0 || level > 2)) {
            progress.println("--events takes a number from 1 on, --seeds at least one, --levels 0, 1 or 2.");
            return WRONG_USAGE;
        }
        String mistake = mistake();
        if (!mistake.isEmpty()) {
            progress.println(mistake);
            return WRONG_USAGE;
        }
        Path folder = keep == null ? Files.createTempDirectory("kumoban-board") : Files.createDirectories(keep);
        try {
            if (!without.isEmpty()) {
                against = List.of("--config=" + Ablation.write(without, folder));
            }
            Standings standard = new Standings();
            Standings other = new Standings();
            for (long seed : seeds) {
                for (int level : levels) {
                    Mix mix = new Mix(seed, level, folder.resolve("seed" + seed + "-level" + level));
                    play(mix, standard, other);
                    if (keep == null) {
                        WorkFolder.delete(mix.folder());
                    }
                }
            }
            print(standard, other);
            return 0;
        } finally {
            if (keep == null) {
                WorkFolder.delete(folder);
            }
        }
    }

    /** What is wrong with --without; empty where nothing is. */
    private String mistake() {
        if (without.isEmpty()) {
            return "";
        }
        if (!against.isEmpty() || with.stream().anyMatch(option -> option.startsWith("--config"))) {
            return "--without brings settings of its own; leave out --against, and --config in --with.";
        }
        return Ablation.unknown(without)
                .map(name -> "--without names no detector: " + name + ". See kumoban detectors list.")
                .orElse("");
    }

    private void play(Mix mix, Standings standard, Standings other) throws IOException, InterruptedException {
        if (!Files.exists(mix.folder())) {
            mix.make(events);
        }
        LabelledData truth = mix.truth();
        add(standard, mix, truth, mix.findings("run", with));
        if (!against.isEmpty()) {
            List<String> options = new ArrayList<>(with);
            options.addAll(against);
            add(other, mix, truth, mix.findings("run-against", options));
        }
    }

    private void add(Standings into, Mix mix, LabelledData truth, List<Detection> findings) {
        Standing standing = into.add(mix.level(), truth, findings);
        progress.printf(
                Locale.ROOT,
                "seed %d, level %d: %d incidents, recall %.3f, %.3f wrong High findings an account-day%n",
                mix.seed(),
                mix.level(),
                truth.incidents().size(),
                standing.strict().incident().total().recall(),
                standing.falseHigh());
    }

    private void print(Standings standard, Standings other) {
        BoardTables tables = tables(standard);
        out.printf(
                Locale.ROOT,
                "Seeds %s; %,d ordinary records of %d accounts and %d days in each mix; library %s.%n%n",
                seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                events,
                Mix.ACCOUNTS,
                Mix.DAYS,
                Scenarios.fingerprint());
        out.println(tables.levelTable().text(markdown));
        out.println(tables.typeTable().text(markdown));
        out.println(tables.missTable().text(markdown));
        out.println(BoardTables.severityTable(standard.bySeverity()).text(markdown));
        if (!without.isEmpty()) {
            out.printf("Without %s:%n%n", String.join(", ", Ablation.ids(without)));
            out.println(tables(other).gainedBy(tables).text(markdown));
        } else if (!other.isEmpty()) {
            out.println(tables.comparedWith(tables(other)).text(markdown));
            out.println(BoardTables.severityTable(other.bySeverity()).text(markdown));
        }
    }

    private static BoardTables tables(Standings standings) {
        Set<String> withheld = Scenarios.all().stream()
                .filter(Scenario::withheld)
                .map(Scenario::name)
                .collect(Collectors.toSet());
        return new BoardTables(standings.byLevel(), withheld);
    }
}
