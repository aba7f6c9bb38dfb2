package io.kumoban.detectors.intel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Which countries lie so near each other that one soon comes from one into the other: by land, or over a strait. */
public final class Neighbours {
    private static final String RESOURCE = "/io/kumoban/detectors/countries/neighbours.txt";
    private static final Set<String> PAIRS = read();

    private Neighbours() {}

    /** Whether two countries (ISO 3166-1, two letters) are the same or neighbours. */
    public static boolean are(String left, String right) {
        return left.equals(right) || PAIRS.contains(left + right);
    }

    /** All pairs in both orders, the two codes in one word. */
    static Set<String> pairs() {
        return Set.copyOf(PAIRS);
    }

    private static Set<String> read() {
        Set<String> pairs = new HashSet<>();
        try (InputStream in = Neighbours.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the table " + RESOURCE + " is missing; the jar is not whole");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] countries = line.split(" ");
                for (int i = 1; i < countries.length; i++) {
                    pairs.add(countries[0] + countries[i]);
                    pairs.add(countries[i] + countries[0]);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the table " + RESOURCE + " cannot be read", unreadable);
        }
        return pairs;
    }
}
