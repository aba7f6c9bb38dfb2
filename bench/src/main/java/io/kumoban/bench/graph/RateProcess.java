package io.kumoban.bench.graph;

import io.kumoban.console.graph.HashParametersFile;
import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.EdgeScorer;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A JVM that scores edges in memory with one algorithm, since one that ran several is slower at each: passes that do not
 * count, then several of which the median is printed, in millions of edges a second.
 */
final class RateProcess {
    private static final int WARM = 6;
    private static final int PASSES = 5;

    private RateProcess() {}

    /**
     * Arguments: the edges that {@link #write} wrote, the algorithm, and where wanted the hash parameters of the authors'
     * program and a file for the scores.
     */
    public static void main(String[] arguments) throws IOException {
        Algorithm algorithm = Algorithm.named(arguments[1]).orElseThrow();
        Settings settings = Settings.seeded(Standing.FIRST_SEED);
        Supplier<EdgeScorer> scorer = arguments.length > 2
                ? () -> Scorers.compatible(algorithm, settings, HashParametersFile.read(Path.of(arguments[2])))
                : () -> Scorers.of(algorithm, settings);
        Edges edges = Edges.read(Path.of(arguments[0]));
        float[] scores = new float[edges.ticks.length];
        double[] seconds = new double[PASSES];
        for (int pass = -WARM; pass < PASSES; pass++) {
            double spent = edges.score(scorer.get(), scores);
            if (pass >= 0) {
                seconds[pass] = spent;
            }
        }
        Arrays.sort(seconds);
        if (arguments.length > 2) {
            writeScores(Path.of(arguments[3]), scores);
        }
        System.out.println(scores.length / seconds[PASSES / 2] / 1e6);
    }

    /** As the authors' program leaves them: floats, the lowest byte first. */
    private static void writeScores(Path file, float[] scores) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * scores.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(scores);
        Files.write(file, bytes.array());
    }

    /** Writes edges whose nodes are numbers of 32 bits. */
    static void write(Path file, EdgeStream stream) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(stream.size());
            for (int i = 0; i < stream.size(); i++) {
                out.writeInt((int) stream.sources()[i]);
                out.writeInt((int) stream.destinations()[i]);
                out.writeInt(stream.ticks()[i]);
            }
        }
    }

    private record Edges(int[] sources, int[] destinations, int[] ticks) {
        static Edges read(Path file) throws IOException {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                int size = in.readInt();
                Edges edges = new Edges(new int[size], new int[size], new int[size]);
                for (int i = 0; i < size; i++) {
                    edges.sources[i] = in.readInt();
                    edges.destinations[i] = in.readInt();
                    edges.ticks[i] = in.readInt();
                }
                return edges;
            }
        }

        /** Seconds of one pass. */
        double score(EdgeScorer scorer, float[] scores) {
            long start = System.nanoTime();
            for (int i = 0; i < scores.length; i++) {
                scores[i] = scorer.score(sources[i], destinations[i], ticks[i]);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
