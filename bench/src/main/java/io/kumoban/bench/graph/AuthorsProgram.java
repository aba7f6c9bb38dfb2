package io.kumoban.bench.graph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The C++ program of the MIDAS authors behind a script {@code run DATA OUT ROWS COLUMNS SEEDS}: it prints a line
 * {@code <name> <rate> M edges/s} for each algorithm and leaves {@code <name>.parameters} and {@code <name>.scores}.
 */
final class AuthorsProgram {
    private static final String SCRIPT = "midas/run";
    private static final Pattern RATE = Pattern.compile("(\\S+)\\s+([0-9.]+) M edges/s.*");
    private static final String[] SIZES = {"2", "1024", "3"};

    private final Path script;
    private final Path data;
    private final Path out;

    /**
     * The program of a folder of peers.
     *
     * @param out where it leaves its files
     */
    AuthorsProgram(Path peers, Path data, Path out) {
        this.script = peers.resolve(SCRIPT).toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.out = out.toAbsolutePath();
    }

    /** Runs it and reads its rates, in millions of edges a second. */
    Map<String, Double> rates() throws IOException {
        Process process = new ProcessBuilder(
                        script.toString(), data.toString(), out.toString(), SIZES[0], SIZES[1], SIZES[2])
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Double> rates = new HashMap<>();
        said.lines().forEach(line -> {
            Matcher rate = RATE.matcher(line);
            if (rate.matches()) {
                rates.put(rate.group(1), Double.valueOf(rate.group(2)));
            }
        });
        if (process.onExit().join().exitValue() != 0 || rates.isEmpty()) {
            throw new IOException("The authors' program " + script + " failed; it said:\n" + said);
        }
        return rates;
    }

    /** The hash parameters that an algorithm drew. */
    Path parameters(String algorithm) {
        return out.resolve(algorithm + ".parameters");
    }

    /** The scores of an algorithm with these parameters: floats, the lowest byte first. */
    Path scores(String algorithm) {
        return out.resolve(algorithm + ".scores");
    }
}
