package io.kumoban.bench.board;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.truth.LabelledData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  kumoban bench board --without='graph-*' --each       and what each of them alone",
            "  kumoban bench board --markdown                       the tables as docs/evaluation.md holds them"
        })
public final class Board implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Mixin
    MixOptions mixes = new MixOptions();

    @Option(names = "--levels", paramLabel = "N", split = ",", description = "Levels of stealth. Default: 0, 1, 2.")
    List<Integer> levels = List.of(0, 1, 2);

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

    @Option(
            names = "--each",
            description =
                    "With --without: replay each mix once more for each of the detectors, with it alone switched off.")
    boolean each;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (mixes.senseless() || levels.stream().anyMatch(level -> level < 0 || level > 2)) {
            progress.println("--events takes a number from 1 on, --seeds at least one, --levels 0, 1 or 2.");
            return WRONG_USAGE;
        }
        String mistake = mistake();
        if (!mistake.isEmpty()) {
            progress.println(mistake);
            return WRONG_USAGE;
        }
        Path folder = mixes.open();
        try {
            List<Variant> variants = variants(folder);
            Standings standard = new Standings();
            for (long seed : mixes.seeds()) {
                for (int level : levels) {
                    Mix mix = mixes.mix(folder, seed, level);
                    play(mix, standard, variants);
                    mixes.leave(mix.folder());
                }
            }
            print(standard, variants);
            return 0;
        } finally {
            mixes.leave(folder);
        }
    }

    /** What is wrong with --without; empty where nothing is. */
    private String mistake() {
        if (without.isEmpty()) {
            return each ? "--each needs --without." : "";
        }
        if (!against.isEmpty() || with.stream().anyMatch(option -> option.startsWith("--config"))) {
            return "--without brings settings of its own; leave out --against, and --config in --with.";
        }
        return Ablation.unknown(without)
                .map(name -> "--without names no detector: " + name + ". See kumoban detectors list.")
                .orElse("");
    }

    /** The ways in which each mix is replayed again; where detectors are switched off, all of them come first. */
    private List<Variant> variants(Path folder) throws IOException {
        List<Variant> variants = new ArrayList<>();
        if (!against.isEmpty()) {
            variants.add(new Variant("against", against));
        }
        if (!without.isEmpty()) {
            variants.add(Variant.without("all", without, folder));
            for (String id : each ? Ablation.ids(without) : List.<String>of()) {
                variants.add(Variant.without(id, List.of(id), folder));
            }
        }
        return variants;
    }

    private void play(Mix mix, Standings standard, List<Variant> variants) throws IOException, InterruptedException {
        LabelledData truth = mix.truth();
        add(standard, mix, truth, mix.findings("run", with));
        for (Variant variant : variants) {
            List<String> options = new ArrayList<>(with);
            options.addAll(variant.options());
            add(variant.standings(), mix, truth, mix.findings("run-" + variant.name(), options));
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

    private void print(Standings standard, List<Variant> variants) {
        BoardTables tables = tables(standard);
        out.printf(
                Locale.ROOT,
                "Seeds %s; %,d ordinary records of %d accounts and %d days in each mix; library %s.%n%n",
                mixes.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                mixes.events,
                Mix.ACCOUNTS,
                Mix.DAYS,
                Scenarios.fingerprint());
        out.println(tables.levelTable().text(mixes.markdown()));
        out.println(tables.typeTable().text(mixes.markdown()));
        out.println(tables.missTable().text(mixes.markdown()));
        out.println(BoardTables.severityTable(standard.bySeverity()).text(mixes.markdown()));
        if (variants.isEmpty()) {
            return;
        }
        Standings other = variants.getFirst().standings();
        if (without.isEmpty()) {
            out.println(tables.comparedWith(tables(other)).text(mixes.markdown()));
            out.println(BoardTables.severityTable(other.bySeverity()).text(mixes.markdown()));
        } else {
            out.printf("Without %s:%n%n", String.join(", ", Ablation.ids(without)));
            out.println(tables(other).gainedBy(tables).text(mixes.markdown()));
        }
        if (each) {
            SortedMap<String, BoardTables> alone = new TreeMap<>();
            variants.stream().skip(1).forEach(variant -> alone.put(variant.name(), tables(variant.standings())));
            out.println(tables.gainedWithEach(alone).text(mixes.markdown()));
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
