package io.kumoban.console.command;

import io.kumoban.console.graph.LogEdges;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.view.Amounts;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.sink.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an edge stream of logs. */
@Command(
        name = "edges",
        description = "Makes an edge stream of logs: source,destination,time, one line an event, in the order of time.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban graph edges AWSLogs/ --as host-host --out edges.csv",
            "  kumoban graph edges dns.gz --as client-domain | kumoban graph score - --tick 10m",
            "%nTimes are seconds since 1970, as 'kumoban graph score --tick' reads them."
        })
public final class GraphEdgesCommand implements Callable<Integer> {
    private static final int MILLIS_DIGITS = 3;

    private final CommonOptions common;

    @Mixin
    InputOptions input = new InputOptions();

    @Option(
            names = "--as",
            paramLabel = "EDGES",
            required = true,
            description =
                    "host-host or host-port of flows, client-domain of DNS queries, principal-call, principal-role or"
                            + " network-principal of API calls.")
    Kind kind = Kind.HOST_HOST;

    @Option(names = "--out", paramLabel = "F", description = "The file of edges. Default: standard output.")
    @Nullable
    Path out;

    /** The kinds, as they are written on the command line. */
    enum Kind {
        HOST_HOST(LogEdges.HOST_HOST),
        HOST_PORT(LogEdges.HOST_PORT),
        CLIENT_DOMAIN(LogEdges.CLIENT_DOMAIN),
        PRINCIPAL_CALL(LogEdges.PRINCIPAL_CALL),
        PRINCIPAL_ROLE(LogEdges.PRINCIPAL_ROLE),
        NETWORK_PRINCIPAL(LogEdges.NETWORK_PRINCIPAL);

        private final LogEdges edges;

        Kind(LogEdges edges) {
            this.edges = edges;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public GraphEdgesCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Assets assets = input.context == null ? Assets.NONE : AssetsFile.read(input.context);
        try (ScoreTarget target = ScoreTarget.of(out, common.screen());
                WorkFolder work = WorkFolder.ofSystem()) {
            ReplayOptions options = input.options(work.path(), Duration.ZERO, 0, false);
            Lines lines = new Lines(target.stream());
            lines.write(List.of("source", "destination", "time"));
            RunAccount account = EventFeed.read(
                    options,
                    kind.edges.fields(),
                    assets,
                    (row, file) -> {
                        kind.edges.of(row, lines);
                        return true;
                    },
                    unused -> {});
            if (lines.count == 0) {
                throw CommandFailure.noInput("No event makes an edge of the kind %s.".formatted(kind));
            }
            target.commit();
            common.note(Amounts.count(lines.count, "edge") + " of " + Amounts.count(account.recordsRead.get(), "record")
                    + ".");
        }
        return ExitCodes.DONE;
    }

    private static final class Lines implements LogEdges.Taker {
        private final OutputStream out;
        private long count;

        private Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void take(String source, String destination, long millis) {
            String seconds = BigDecimal.valueOf(millis, MILLIS_DIGITS)
                    .stripTrailingZeros()
                    .toPlainString();
            write(List.of(source, destination, seconds));
            count++;
        }

        private void write(List<String> cells) {
            try {
                out.write(Csv.row(cells).getBytes(StandardCharsets.UTF_8));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
