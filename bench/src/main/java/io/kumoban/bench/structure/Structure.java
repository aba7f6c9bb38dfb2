package io.kumoban.bench.structure;

import io.kumoban.bench.WorkFolder;
import io.kumoban.bench.board.Mix;
import io.kumoban.bench.board.MixOptions;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.truth.Incident;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench structure}. */
@Command(
        name = "structure",
        description = {
            "What structural scores of the behaviour graph are worth, in the organisations of the score board.",
            "",
            "From the first finding of each incident, nodes are ranked by personalised PageRank and in plain ways; told"
                    + " is how soon they come to what the incident's other events name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench structure                              seeds 101 to 105, level 1",
            "  kumoban bench structure --seeds 1,2,3 --keep mixes   organisations left in, or taken from, a folder",
            "  kumoban bench structure --markdown                   the tables as docs/evaluation.md holds them"
        })
public final class Structure implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Mixin
    MixOptions mixes = new MixOptions();

    @Option(names = "--level", paramLabel = "N", description = "Level of stealth, 0 to 2. Default: ${DEFAULT-VALUE}.")
    int level = 1;

    @Option(names = "--known", description = "Pass over scenarios that are withheld from those who tune.")
    boolean known;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (mixes.senseless() || level < 0 || level > 2) {
            progress.println("--events takes a number from 1 on, --seeds at least one, --level 0, 1 or 2.");
            return WRONG_USAGE;
        }
        Path folder = mixes.open();
        Path work = Files.createTempDirectory("kumoban-structure");
        try {
            Tables tables = new Tables(
                    new RankingTable(withheld(), known),
                    new LinkTable("APIs"),
                    new LinkTable("buckets"),
                    new AlertTable(known));
            for (long seed : mixes.seeds()) {
                progress.println("seed " + seed);
                Mix mix = mixes.mix(folder, seed, level);
                add(mix, tables, work);
                mixes.leave(mix.folder());
            }
            out.println(tables.rankings.table().text(mixes.markdown()));
            for (LinkTable links : List.of(tables.apis, tables.buckets)) {
                out.println(links.title() + "\n");
                out.println(links.table().text(mixes.markdown()));
            }
            out.println(tables.alerts.table().text(mixes.markdown()));
            return 0;
        } finally {
            WorkFolder.delete(work);
            mixes.leave(folder);
        }
    }

    private record Tables(RankingTable rankings, LinkTable apis, LinkTable buckets, AlertTable alerts) {}

    private void add(Mix mix, Tables tables, Path work) throws IOException, InterruptedException {
        FindingsFile findings = mix.found();
        List<Incident> incidents = mix.truth().incidents();
        LabelledGraph graph = new LabelledGraph(findings);
        Set<String> withheld = withheld();
        IntPredicate isWithheld =
                incident -> withheld.contains(incidents.get(incident).scenario());
        long split = split(incidents);
        Partners apis = new Partners(false, split, isWithheld);
        Partners buckets = new Partners(true, split, isWithheld);
        Watches watches = new Watches(findings, split);
        List<Taker> takers = new ArrayList<>(List.of(graph, apis, buckets));
        takers.addAll(watches.takers());
        Taker.read(mix, incidents, work, takers);
        List<Clue> clues = Clue.of(incidents, graph, findings);
        progress.printf(
                "seed %d: clues to %d of %d incidents; %,d nodes, %,d edges%n",
                mix.seed(),
                clues.size(),
                incidents.size(),
                graph.graph().nodeCount(),
                graph.graph().edgeCount());
        for (Neighbourhood plain : Neighbourhood.values()) {
            tables.rankings.add(plain.words(), plain, clues);
        }
        for (Walk walk : Walk.all()) {
            tables.rankings.add(walk.words(), walk, clues);
        }
        tables.apis.add(apis);
        tables.buckets.add(buckets);
        watches.into(tables.alerts, Watches.truth(incidents, findings, isWithheld));
    }

    /** The begin of the day on which the first incident begins, milliseconds since 1970. */
    private static long split(List<Incident> incidents) {
        long first = incidents.stream().mapToLong(Incident::from).min().orElse(0);
        return Instant.ofEpochSecond(first).truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    }

    private static Set<String> withheld() {
        return Scenarios.all().stream()
                .filter(Scenario::withheld)
                .map(Scenario::name)
                .collect(Collectors.toSet());
    }
}
