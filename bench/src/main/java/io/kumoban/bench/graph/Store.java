package io.kumoban.bench.graph;

import io.kumoban.bench.Machine;
import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command {@code kumoban bench graph-store}. */
@Command(
        name = "graph-store",
        description = {
            "Streams generated events into the behaviour graph in a JVM of its own with a bounded heap, then asks it at"
                    + " random, and prints bytes an edge, events a second and latencies.",
            "",
            "A hundred million events take some minutes; progress goes to standard error."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench graph-store",
            "  kumoban bench graph-store --events 1M --edges 200k --queries 1000 --heap 256m",
            "  kumoban bench graph-store --events 100M --edges 10M --markdown   the tables of docs/graph.md"
        })
public final class Store implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;
    /** More pairs than these the smallest relation does not have in a day. */
    private static final long MOST_EDGES = 100_000_000;

    private static final int MOST_QUERIES = 10_000_000;

    @Option(
            names = "--events",
            paramLabel = "N",
            converter = Count.class,
            description = "Events, such as 100M. Default: 10M.")
    long events = 10_000_000;

    @Option(
            names = "--edges",
            paramLabel = "N",
            converter = Count.class,
            description = "Distinct edges among them, such as 10M. Default: 1M.")
    long edges = 1_000_000;

    @Option(
            names = "--queries",
            paramLabel = "N",
            converter = Count.class,
            description = "Queries of each kind; 0 for none. Default: 10k.")
    long queries = 10_000;

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes other events. Default: 1.")
    long seed = 1;

    @Option(names = "--heap", paramLabel = "SIZE", description = "The -Xmx of the JVM. Default: ${DEFAULT-VALUE}.")
    String heap = "1g";

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    /** Reads {@code 250000}, {@code 10k}, {@code 100M}. */
    static final class Count implements ITypeConverter<Long> {
        private static final Pattern COUNT = Pattern.compile("(\\d{1,9})([km]?)");

        @Override
        public Long convert(String text) {
            Matcher count = COUNT.matcher(text.toLowerCase(Locale.ROOT));
            if (!count.matches()) {
                throw new TypeConversionException("a number is written like 250000, 10k or 100M, not '" + text + "'");
            }
            return Long.parseLong(count.group(1))
                    * switch (count.group(2)) {
                        case "k" -> 1_000;
                        case "m" -> 1_000_000;
                        default -> 1;
                    };
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (edges < 1 || edges > MOST_EDGES || events < edges || queries > MOST_QUERIES) {
            progress.printf(
                    "--edges must be 1 to %,d, --events no fewer, and --queries %,d at most.%n",
                    MOST_EDGES, MOST_QUERIES);
            return WRONG_USAGE;
        }
        Machine machine = Machine.here();
        out.printf("%d processors (%s), %s, -Xmx%s%n%n", machine.processors(), machine.model(), machine.java(), heap);
        out.flush();
        Path work = Files.createTempDirectory("kumoban-graph-store");
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap,
                            "-XX:+UseSerialGC",
                            "--sun-misc-unsafe-memory-access=allow",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoreProcess.class.getName(),
                            Long.toString(events),
                            Long.toString(edges),
                            Long.toString(queries),
                            Long.toString(seed),
                            work.toString(),
                            Boolean.toString(markdown)))
                    .inheritIO()
                    .start()
                    .waitFor();
        } finally {
            WorkFolder.delete(work);
        }
    }
}
