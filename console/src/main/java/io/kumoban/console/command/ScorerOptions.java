package io.kumoban.console.command;

import io.kumoban.console.graph.HashParametersFile;
import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.EdgeScorer;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import io.kumoban.engine.yaml.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which algorithm scores edges, and with what values. */
final class ScorerOptions {
    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            converter = AlgorithmConverter.class,
            description = "One of the algorithms below. Default: burst.")
    Algorithm algorithm = Algorithm.BURST;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws the hashes of sketches (midas, midas-r, midas-f, anoedge-l). Default: 1.")
    long seed = 1;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of a sketch, 1 to 16. Default: 2.")
    @Nullable
    Integer rows;

    @Option(
            names = {"--buckets", "--columns"},
            paramLabel = "N",
            description = "Cells in a row of a sketch. Default: 1024; for anoedge-l 32.")
    @Nullable
    Integer columns;

    @Option(
            names = "--decay",
            paramLabel = "X",
            description = "What counts are multiplied with at each tick, 0 to below 1. Default: 0.5 for midas-r and"
                    + " midas-f, 0.98 for burst, else 0.9.")
    @Nullable
    Double decay;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "The least surprise of a count that does not become usual. Default: 1000 for midas-f, 3000"
                    + " for node-filter, and 0.1 for each tick so far for burst.")
    @Nullable
    Double threshold;

    @Option(
            names = "--keys",
            paramLabel = "N",
            description = "Nodes of a kind, and edges, that exact algorithms hold; beyond it those give way that were"
                    + " not seen in a while. Default: 1048576.")
    @Nullable
    Integer keys;

    @Option(
            names = "--compat",
            paramLabel = "F",
            description = "For midas, midas-r and midas-f: scores equal to the bit to those of the authors' program,"
                    + " by the hash parameters in this file: lines 'edge', 'source', 'destination' with a factor and"
                    + " an offset for each row. Nodes must be whole numbers, times ticks from 1.")
    @Nullable
    Path compat;

    /** Whether scores are to be those of another program. */
    boolean isCompatible() {
        return compat != null;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** A scorer by these options. */
    EdgeScorer make() {
        try {
            Settings settings = new Settings(
                    seed, optional(rows), optional(columns), optional(decay), optional(threshold), optional(keys));
            return compat == null
                    ? Scorers.of(algorithm, settings)
                    : Scorers.compatible(algorithm, settings, HashParametersFile.read(compat));
        } catch (IllegalArgumentException refused) {
            throw CommandFailure.wrongUsage(String.valueOf(refused.getMessage()));
        }
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Reads the name of an algorithm. */
    static final class AlgorithmConverter implements ITypeConverter<Algorithm> {
        @Override
        public Algorithm convert(String text) {
            return Algorithm.named(text).orElseThrow(() -> unknown(text));
        }

        private static TypeConversionException unknown(String text) {
            List<String> names = Algorithm.ids();
            String hint = Nearest.to(text, names)
                    .map(near -> "did you mean " + near + "?")
                    .orElse("there are " + String.join(", ", names));
            return new TypeConversionException("there is no algorithm '" + text + "'; " + hint);
        }
    }
}
