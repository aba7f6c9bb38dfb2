package io.kumoban.console.command;

import io.kumoban.console.graph.EdgeFile;
import io.kumoban.console.graph.EdgeReader;
import io.kumoban.console.graph.EdgeScoring;
import io.kumoban.console.graph.TickClock;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores each edge of a stream by how unusual it is for what came before. */
@Command(
        name = "score",
        description = {
            "Scores each edge of a stream by how unusual it is for what came before it, and writes src,dst,time,score,"
                    + " one line an edge, in the order of the stream.",
            "",
            "An edge is a line source,destination,time; the nodes may have any names, a heading may stand first, and"
                    + " further columns are passed over. The edges must be in the order of time."
        },
        sortOptions = false,
        footerHeading = "%nAlgorithms:%n",
        footer = {
            "  burst               Kumoban's own: traffic of late, weighed by novelty,",
            "                      over what is usual for the node",
            "  node-filter         MIDAS-F on exact counts of nodes alone",
            "  node-filter-volume  the same, times the decayed count of the node",
            "  midas               AAAI 2020: an edge's count in this tick against its mean",
            "  midas-r             the same of decayed counts, for the edge and its nodes",
            "  midas-f             TKDD 2022: what is anomalous does not become usual",
            "  anoedge-l           KDD 2023: how near an edge is to a dense part",
            "  count-node, count-edge, count-source, count-destination",
            "                      trivial: decayed counts, of both nodes the larger",
            "  tick-node, tick-edge, first-seen",
            "                      trivial: counts of the tick; 1 for a new edge",
            "%nExamples:%n",
            "  kumoban graph score edges.csv --out scores.csv",
            "  kumoban graph score flows.csv.gz --tick 60s --out scores.csv",
            "  kumoban graph edges logs/ --as host-host | kumoban graph score - --tick 60s",
            "  kumoban graph score edges.csv --algorithm midas-f --seed 7 --buckets 4096",
            "  kumoban graph score edges.csv --algorithm midas-r --compat parameters.txt"
        })
public final class GraphScoreCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "EDGES", description = "The edges, also packed with gzip; - for standard input.")
    String edges = EdgeFile.STANDARD_INPUT;

    @Option(names = "--out", paramLabel = "F", description = "The file of scores. Default: standard output.")
    @Nullable
    Path out;

    @Option(
            names = "--tick",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How long a tick is, such as 60s; times are then seconds since 1970, or like"
                    + " 2026-03-01T12:00:00Z. Without it times are the numbers of ticks.")
    @Nullable
    Duration tick;

    @Mixin
    ScorerOptions scorer = new ScorerOptions();

    public GraphScoreCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        TickClock clock = clock();
        long count;
        long start = System.nanoTime();
        try (EdgeFile file = EdgeFile.open(edges);
                ScoreTarget target = ScoreTarget.of(out, common.screen())) {
            EdgeReader reader = new EdgeReader(file.name(), file.plain(), clock, scorer.isCompatible());
            EdgeScoring scoring = new EdgeScoring(reader, scorer.make());
            try (ProgressLine line = common.progress(seconds -> text(file, scoring, seconds))) {
                count = scoring.run(target.stream());
            }
            if (count == 0) {
                throw CommandFailure.noInput("There is no edge in " + file.name() + ".");
            }
            target.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        common.note("%s scored by %s in %.1f s."
                .formatted(Amounts.count(count, "edge"), scorer.algorithm().id(), seconds));
        return ExitCodes.DONE;
    }

    private TickClock clock() {
        if (tick == null) {
            return new TickClock.Numbered();
        }
        if (scorer.isCompatible()) {
            throw CommandFailure.wrongUsage(
                    "--compat takes ticks as they are numbered in the edges; leave --tick out.");
        }
        try {
            return new TickClock.Spans(tick);
        } catch (IllegalArgumentException refused) {
            throw CommandFailure.wrongUsage(String.valueOf(refused.getMessage()));
        }
    }

    private static String text(EdgeFile file, EdgeScoring scoring, double seconds) {
        return ProgressLine.bar(file.share())
                + Amounts.count(scoring.scored(), "edge") + "  "
                + Amounts.rate(scoring.scored() / Math.max(seconds, 1e-3)) + " edges/s";
    }
}
