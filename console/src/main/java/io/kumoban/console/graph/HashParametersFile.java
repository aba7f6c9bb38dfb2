package io.kumoban.console.graph;

import io.kumoban.detectors.graph.HashParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the numbers that the MIDAS authors' program drew for its hashes: a line each kind, {@code edge}, {@code source}
 * and {@code destination}, with a factor and an offset for each row of its sketch. For MIDAS the first will do.
 */
public final class HashParametersFile {
    private static final Set<String> KINDS = Set.of("edge", "source", "destination");
    private static final int MOST_ROWS = 16;
    private static final int MOST_LINES = 16;
    private static final int LONGEST = 1024;

    private final Path file;

    private HashParametersFile(Path file) {
        this.file = file;
    }

    /** @throws EdgeError when the file cannot be read or is none */
    public static HashParameters read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return new HashParametersFile(file).read(lines);
        } catch (IOException unreadable) {
            throw new EdgeError("The hash parameters %s cannot be read (%s); name a file with --compat."
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    private HashParameters read(BufferedReader lines) throws IOException {
        Map<String, HashParameters.Rows> kinds = new HashMap<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number > MOST_LINES || line.length() > LONGEST) {
                throw wrong(number, "is too long, or one too many");
            }
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split(" +");
            if (!KINDS.contains(words[0]) || kinds.put(words[0], rows(words, number)) != null) {
                throw wrong(number, "must begin with edge, source or destination, each once");
            }
        }
        HashParameters.Rows edge = kinds.get("edge");
        if (edge == null) {
            throw new EdgeError("The hash parameters %s have no line for edge.".formatted(file));
        }
        HashParameters.Rows source = kinds.getOrDefault("source", edge);
        HashParameters.Rows destination = kinds.getOrDefault("destination", edge);
        if (source.factors().length != edge.factors().length || destination.factors().length != edge.factors().length) {
            throw new EdgeError("The hash parameters %s must have as many rows for each kind.".formatted(file));
        }
        return new HashParameters(edge, source, destination);
    }

    private HashParameters.Rows rows(String[] words, int number) {
        int rows = words.length / 2;
        if (words.length % 2 == 0 || rows == 0 || rows > MOST_ROWS) {
            throw wrong(number, "must have a factor and an offset for each of 1 to " + MOST_ROWS + " rows");
        }
        int[] factors = new int[rows];
        int[] offsets = new int[rows];
        try {
            for (int row = 0; row < rows; row++) {
                factors[row] = Integer.parseInt(words[1 + 2 * row]);
                offsets[row] = Integer.parseInt(words[2 + 2 * row]);
            }
        } catch (NumberFormatException none) {
            throw wrong(
                    number,
                    "must have whole numbers of 32 bits, not "
                            + Arrays.asList(words).subList(1, words.length));
        }
        return new HashParameters.Rows(factors, offsets);
    }

    private EdgeError wrong(int line, String what) {
        return new EdgeError("The hash parameters %s cannot be used: line %d %s.".formatted(file, line, what));
    }
}
