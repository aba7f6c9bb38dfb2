package io.kumoban.engine.trail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signatures of digests that no later digest repeats, from a file: a line for each, with the signature, blanks, and the
 * key of the digest. The service keeps them in the metadata of the objects, which a copy of a bucket lacks.
 */
public final class Signatures {
    /** Nothing is known but what the digests say. */
    public static final Signatures NONE = new Signatures(Map.of());

    private static final long LARGEST_FILE = 256 << 20;
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64,4096})\\s+(\\S.*?)\\s*");

    private final Map<String, String> byKey;

    private Signatures(Map<String, String> byKey) {
        this.byKey = byKey;
    }

    /**
     * Reads a file.
     *
     * @throws TrailError when it cannot be read, or at the first line that is none
     */
    public static Signatures read(Path file) {
        Map<String, String> byKey = new HashMap<>();
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TrailError(
                        "The file of signatures " + file + " is larger than 256 MiB; is it the right one?");
            }
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        Matcher parts = LINE.matcher(line);
                        if (!parts.matches()) {
                            throw new TrailError("Line %d of %s is no signature in hex and the key of a digest."
                                    .formatted(number, file));
                        }
                        byKey.put(parts.group(2), parts.group(1).toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (IOException e) {
            throw new TrailError(
                    "The file of signatures " + file + " cannot be read; check its name and permissions.", e);
        }
        return new Signatures(byKey);
    }

    /** The signature of a digest, lower-case hex; empty when the file does not tell it. */
    String of(String key) {
        return byKey.getOrDefault(key, "");
    }
}
