package io.kumoban.bench.graph;

import io.kumoban.bench.Machine;
import io.kumoban.bench.Table;
import io.kumoban.detectors.graph.Algorithm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench graph}. */
@Command(
        name = "graph",
        description = {
            "Scores labelled edges with every algorithm of 'kumoban graph score' and prints how well attacks are told"
                    + " from the rest, beside trivial scores, and how fast; beside the C++ program of the MIDAS"
                    + " authors where it can be had.",
            "",
            "The data sets lie in the folder that --data or the environment variable KUMOBAN_DATA names;"
                    + " docs/graph.md says which. A whole run takes about five minutes; progress goes to standard"
                    + " error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench graph --data sets/                     how well and how fast",
            "  kumoban bench graph --data sets/ --peers programs/   and beside programs/midas/run",
            "  kumoban bench graph --no-rates --markdown            the tables of docs/graph.md",
            "  kumoban bench graph --mix mixes/seed1-level1         and those of docs/evaluation.md"
        })
public final class Graph implements Callable<Integer> {
    private static final int NO_INPUT = 3;
    private static final int WRONG_USAGE = 2;
    private static final long MINUTE = 60_000;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of data sets. Default: KUMOBAN_DATA.")
    @Nullable
    Path data = folder("KUMOBAN_DATA");

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            description = "The folder in which the authors' program is midas/run. Default: KUMOBAN_PEERS.")
    @Nullable
    Path peers = folder("KUMOBAN_PEERS");

    @Option(
            names = "--mix",
            paramLabel = "DIR",
            description =
                    "Judge the edges of this folder of 'kumoban bench board --keep' instead, as the graph detectors"
                            + " see them.")
    @Nullable
    Path mix;

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds of each sketch. Default: ${DEFAULT-VALUE}.")
    int seeds = 10;

    @Option(names = "--rounds", paramLabel = "N", description = "Pairs of rates. Default: ${DEFAULT-VALUE}.")
    int rounds = 3;

    @Option(names = "--no-rates", description = "Do not measure how fast.")
    boolean noRates;

    @Option(names = "--no-quality", description = "Do not measure how well.")
    boolean noQuality;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out;
    private final PrintStream progress = System.err;

    public Graph() {
        this(System.out);
    }

    Graph(PrintStream out) {
        this.out = out;
    }

    private static @Nullable Path folder(String variable) {
        String named = System.getenv(variable);
        return named == null || named.isEmpty() ? null : Path.of(named);
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1 || rounds < 1) {
            progress.println("--seeds and --rounds must be 1 or more.");
            return WRONG_USAGE;
        }
        if (mix != null) {
            return mix(mix);
        }
        Path folder = data;
        if (folder == null || !Files.isDirectory(folder)) {
            progress.println("There is no folder of data sets" + (folder == null ? "" : " at " + folder)
                    + "; name one with --data DIR or the environment variable KUMOBAN_DATA.");
            return NO_INPUT;
        }
        Path work = Files.createTempDirectory("kumoban-graph");
        try {
            boolean any = darpa(folder, work);
            any |= !noQuality && captures(folder, work);
            if (!any) {
                progress.println("The folder " + folder + " has none of the data sets of docs/graph.md.");
                return NO_INPUT;
            }
            return 0;
        } finally {
            delete(work);
        }
    }

    private int mix(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("AWSLogs"))) {
            progress.println("There are no logs in " + folder + "; make a mix with kumoban bench board --keep DIR.");
            return NO_INPUT;
        }
        Path work = Files.createTempDirectory("kumoban-graph");
        try {
            progress.println("reading the edges of " + folder);
            for (OwnedEdges edges : MixEdges.read(folder, MINUTE, work)) {
                progress.println("scoring " + edges.kind());
                MixStanding standing = new MixStanding(edges);
                List<List<String>> rows =
                        Arrays.stream(Algorithm.values()).map(standing::row).toList();
                out.println(standing.title());
                out.println();
                out.println(new Table(MixStanding.HEADS, rows).text(markdown));
            }
            return 0;
        } finally {
            delete(work);
        }
    }

    private boolean darpa(Path folder, Path work) throws IOException {
        if (!DarpaEdges.isIn(folder)) {
            return false;
        }
        progress.println("reading the edges of DARPA 1998");
        DarpaEdges darpa = DarpaEdges.read(folder);
        EdgeStream stream = darpa.stream();
        if (!noQuality) {
            EdgeStream.Part first = stream.part(0, darpa.lastWeeks());
            EdgeStream.Part last = stream.part(darpa.lastWeeks(), stream.size());
            judge(
                    stream,
                    List.of(stream.whole(), first, last),
                    List.of(
                            "DARPA 1998, all nine weeks",
                            "DARPA 1998, the first seven weeks",
                            "DARPA 1998, the last two weeks, scored after the others"));
        }
        if (!noRates) {
            AuthorsProgram program = peers == null ? null : new AuthorsProgram(peers, folder, work);
            Table table = new Rates(stream, work, program, progress).table(rounds);
            out.printf(
                    "Rates on one core, edges in memory (%s).%n%n",
                    Machine.here().text());
            out.println(table.text(markdown));
        }
        return true;
    }

    private boolean captures(Path folder, Path work) throws IOException {
        boolean any = false;
        for (CaptureEdges set : CaptureEdges.all()) {
            if (set.isIn(folder)) {
                any = true;
                EdgeStream stream = set.read(folder, work);
                judge(stream, List.of(stream.whole()), List.of("Captures: " + set.name()));
            }
        }
        return any;
    }

    private void judge(EdgeStream stream, List<EdgeStream.Part> parts, List<String> titles) {
        List<Standing> standings = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            progress.println("scoring with " + algorithm.id());
            standings.add(Standing.of(algorithm, stream, parts, seeds));
        }
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            EdgeStream.Part part = parts.get(i);
            long attacks = Arrays.stream(stream.attacks(), part.from(), part.to())
                    .filter(attack -> attack != 0)
                    .count();
            out.printf("%s: %,d edges, %,d of them of attacks.%n%n", titles.get(i), part.to() - part.from(), attacks);
            List<List<String>> rows =
                    standings.stream().map(standing -> standing.row(at)).toList();
            out.println(new Table(Standing.HEADS, rows).text(markdown));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
