package io.kumoban.engine.place;

import io.kumoban.engine.testing.OneFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small databases of places for tests of detectors. */
public final class PlaceSamples {
    private PlaceSamples() {}

    /** Places from rows as in a database in CSV, for example {@code 198.51.100.0,198.51.100.255,NO}. */
    public static Places of(String... rows) {
        byte[] content = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
        try (OneFile one = new OneFile("places.csv", content)) {
            return PlaceFiles.read(List.of(one.file())).places();
        } catch (IOException e) {
            throw new UncheckedIOException("the database cannot be written", e);
        }
    }
}
