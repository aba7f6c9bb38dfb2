package io.kumoban.bench.flood;

import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kumoban bench flood}: replays a flood of generated flow logs in a bounded heap. */
@Command(
        name = "flood",
        description = {
            "Writes flow logs of many pairs of interfaces and remote addresses, replays them in a JVM of its own with"
                    + " a bounded heap, and prints its resident memory over time, the peak, and the rate.",
            "",
            "A hundred million records take about 3.5 GB of disk, which are free again afterwards."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban bench flood",
            "  kumoban bench flood --records 100000000",
            "  kumoban bench flood --records 1000000 --heap 512m --threads 1"
        })
public final class Flood implements Callable<Integer> {
    private static final int MOST_LINES = 24;

    @Option(names = "--records", paramLabel = "N", description = "Flow records. Default: ${DEFAULT-VALUE}.")
    long records = 5_000_000;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Pairs of interface and remote address. Default: ${DEFAULT-VALUE}.")
    int pairs = 5_000_000;

    @Option(names = "--remotes", paramLabel = "N", description = "Remote addresses. Default: ${DEFAULT-VALUE}.")
    int remotes = 1_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "Another number makes other logs. Default: 1.")
    long seed = 1;

    @Option(names = "--heap", paramLabel = "SIZE", description = "The replay's -Xmx. Default: ${DEFAULT-VALUE}.")
    String heap = "1g";

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the replay. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Write the logs here and keep them; logs that are there already are replayed as they are.")
    @Nullable
    Path keep;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    private record Sample(double seconds, Resident memory) {}

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path work = Files.createTempDirectory("kumoban-flood");
            try {
                return replay(logs(work), work);
            } finally {
                WorkFolder.delete(work);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The flood cannot be written or replayed; check java.io.tmpdir and its free space.", failed);
        }
    }

    private Path logs(Path work) throws IOException {
        Path folder = keep == null ? work.resolve("logs") : keep;
        if (Files.isDirectory(folder)) {
            progress.println("replaying what is in " + folder);
            return folder;
        }
        progress.printf("writing %,d flow records%n", records);
        long bytes = new FlowFlood(records, pairs, remotes, seed).write(folder);
        progress.printf("%,d MB of packed logs%n", bytes / 1_000_000);
        return folder;
    }

    private int replay(Path logs, Path work) throws IOException, InterruptedException {
        Path metrics = work.resolve("metrics.json");
        Process process = new ProcessBuilder(command(logs, work, metrics))
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile())
                .start();
        List<Sample> samples = new ArrayList<>();
        long began = System.nanoTime();
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                samples.add(new Sample((System.nanoTime() - began) / 1e9, Resident.of(process)));
            }
        } finally {
            process.destroy();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            out.print(Files.readString(work.resolve("err")));
            out.printf("the replay ended with %d%n", process.exitValue());
            return CommandLine.ExitCode.SOFTWARE;
        }
        print(samples, seconds, Files.readString(metrics));
        return CommandLine.ExitCode.OK;
    }

    private List<String> command(Path logs, Path work, Path metrics) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.kumoban.console.Kumoban",
                "replay",
                logs.toString(),
                "--quiet",
                "--threads",
                Integer.toString(threads),
                "--out",
                work.resolve("run").toString(),
                "--metrics",
                metrics.toString());
    }

    private void print(List<Sample> samples, double seconds, String metrics) {
        out.println("seconds  resident MiB  peak MiB");
        int step = Math.max(1, (samples.size() + MOST_LINES - 1) / MOST_LINES);
        long peak = 0;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            peak = Math.max(peak, sample.memory.peak());
            if (i % step == step - 1 || i == samples.size() - 1) {
                out.printf("%7.0f  %,12d  %,8d%n", sample.seconds, sample.memory.now(), sample.memory.peak());
            }
        }
        out.printf(
                "%,d records in %.1f s: %,.0f records/s; peak resident %,d MiB with -Xmx%s and %d threads%n",
                records, seconds, records / seconds, peak, heap, threads);
        out.println("spilled: " + after(metrics, "\"spilled\" :"));
    }

    private static String after(String metrics, String name) {
        int at = metrics.indexOf(name);
        return at < 0
                ? "not told"
                : metrics.substring(at + name.length())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip();
    }
}
