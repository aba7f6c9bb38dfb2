package io.kumoban.bench.mutate;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench mutate}. */
@Command(
        name = "mutate",
        description = {
            "Makes mutated CloudTrail, flow and Resolver records and decodes them on the quick and on the plain way.",
            "",
            "No exception may escape, both must give the same rows, counts and rejects, and every record must be"
                + " accepted, ignored or rejected. Ends with 1, and shows the smallest text that fails, when that is"
                + " not so."
        })
public final class Mutate implements Callable<Integer> {
    @Option(names = "--records", paramLabel = "N", description = "How many records. Default: ${DEFAULT-VALUE}.")
    long records = 10_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes other records. Default: 1.")
    long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Default: as many as there are processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(out);
        Trials trials = new Trials(seed, records);
        Failure failure = trials.run(Math.max(1, threads), progress);
        progress.end(trials.count());
        if (failure != null) {
            out.print(failure.shown());
            return 1;
        }
        out.println("no exception, no difference, no record unaccounted for; seed " + seed);
        return 0;
    }
}
