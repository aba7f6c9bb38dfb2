package io.kumoban.bench.graph;

import io.kumoban.bench.Table;
import io.kumoban.detectors.graph.Algorithm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many edges a second each algorithm scores on one core, and beside the MIDAS family the authors' program where it
 * can be had: in pairs, one right after the other, of whose ratios the median counts.
 */
final class Rates {
    private static final List<String> HEADS = List.of(
            "algorithm", "M edges/s", "as the original", "authors' C++", "ratio", "ratio as the original", "scores");
    private static final List<String> FAMILY =
            List.of(Algorithm.MIDAS.id(), Algorithm.MIDAS_R.id(), Algorithm.MIDAS_F.id());

    private final Path edges;
    private final Path work;
    private final @Nullable AuthorsProgram peer;
    private final PrintStream progress;

    Rates(EdgeStream stream, Path work, @Nullable AuthorsProgram peer, PrintStream progress) throws IOException {
        this.edges = work.resolve("edges.bin");
        this.work = work;
        this.peer = peer;
        this.progress = progress;
        RateProcess.write(edges, stream);
    }

    /** The table; empty cells where the authors' program is not there or has no such algorithm. */
    Table table(int rounds) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        if (peer == null) {
            for (Algorithm algorithm : Algorithm.values()) {
                progress.println("measuring " + algorithm.id());
                rows.add(List.of(algorithm.id(), text(rate(algorithm.id(), List.of())), "", "", "", "", ""));
            }
            return new Table(HEADS, rows);
        }
        double[][] own = new double[FAMILY.size()][rounds];
        double[][] alike = new double[FAMILY.size()][rounds];
        double[][] theirs = new double[FAMILY.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            progress.printf("measuring beside the authors' program, round %d of %d%n", round + 1, rounds);
            Map<String, Double> rates = peer.rates();
            for (int i = 0; i < FAMILY.size(); i++) {
                String id = FAMILY.get(i);
                theirs[i][round] = rates.getOrDefault(id, Double.NaN);
                own[i][round] = rate(id, List.of());
                alike[i][round] = rate(
                        id, List.of(peer.parameters(id).toString(), scores(id).toString()));
            }
        }
        for (Algorithm algorithm : Algorithm.values()) {
            int at = FAMILY.indexOf(algorithm.id());
            if (at >= 0) {
                rows.add(row(algorithm.id(), own[at], alike[at], theirs[at]));
            } else {
                rows.add(List.of(algorithm.id(), text(rate(algorithm.id(), List.of())), "", "", "", "", ""));
            }
        }
        return new Table(HEADS, rows);
    }

    private List<String> row(String id, double[] own, double[] alike, double[] theirs) throws IOException {
        double[] ratios = new double[own.length];
        double[] alikeRatios = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            ratios[i] = own[i] / theirs[i];
            alikeRatios[i] = alike[i] / theirs[i];
        }
        AuthorsProgram authors = Objects.requireNonNull(peer);
        long mismatch = Files.mismatch(scores(id), authors.scores(id));
        return List.of(
                id,
                text(median(own)),
                text(median(alike)),
                text(median(theirs)),
                String.format(Locale.ROOT, "%.2f", median(ratios)),
                String.format(Locale.ROOT, "%.2f", median(alikeRatios)),
                mismatch < 0 ? "equal to the bit" : "differ from edge " + mismatch / Float.BYTES);
    }

    private Path scores(String id) {
        return work.resolve(id + ".own");
    }

    /** Millions of edges a second, measured in a JVM of its own. */
    private double rate(String id, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                RateProcess.class.getName(),
                edges.toString(),
                id));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("The process that measures " + id + " ended early.");
            }
            return Double.parseDouble(line);
        } finally {
            // The next measurement begins when this JVM is gone.
            process.onExit().join();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String text(double rate) {
        return String.format(Locale.ROOT, "%.1f", rate);
    }
}
