package io.kumoban.engine.place;

import io.kumoban.engine.feed.ByteLines;
import io.kumoban.engine.feed.HashedFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the databases of {@code --geoip}: each is in MaxMind's format, or CSV, packed with gzip or not. */
public final class PlaceFiles {
    /** What stands before the last part of a MaxMind DB, which lies in the last 128 KiB. */
    private static final byte[] MARK = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private static final int WITHIN = 128 << 10;

    private PlaceFiles() {}

    /**
     * What the databases say together.
     *
     * @param warnings what was left out and why
     */
    public record Content(Places places, List<PlaceFile> files, List<String> warnings) {}

    /**
     * A database that was read.
     *
     * @param sha256 of its bytes as stored, 64 hex digits
     * @param ranges those that are used
     */
    public record PlaceFile(Path file, String sha256, int ranges) {}

    /** A database that cannot be read. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads databases; what an earlier one says counts more, but that a city counts more than a country alone.
     *
     * @throws Unreadable naming the first one that cannot be read, or holds no ranges
     */
    public static Content read(List<Path> files) {
        Places.Builder places = new Places.Builder();
        List<PlaceFile> read = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path file : files) {
            try {
                if (!Files.isRegularFile(file)) {
                    throw new IOException("there is no such file");
                }
                String sha256 = read(file, places, warnings);
                int ranges = places.end();
                if (ranges == 0) {
                    throw new IOException("it holds no ranges of addresses");
                }
                read.add(new PlaceFile(file, sha256, ranges));
            } catch (IOException unreadable) {
                throw new Unreadable(
                        "The database %s cannot be used: %s. --geoip takes MaxMind databases (.mmdb) of countries, cities"
                                        .formatted(file, unreadable.getMessage())
                                + " or autonomous systems, and ranges as CSV; see docs/datasets.md.",
                        unreadable);
            }
        }
        return new Content(places.build(), List.copyOf(read), List.copyOf(warnings));
    }

    private static String read(Path file, Places.Builder places, List<String> warnings) throws IOException {
        if (isMaxMind(file)) {
            MaxMindRanges.read(file, places);
            try (HashedFile hashed = HashedFile.open(file)) {
                return hashed.sha256();
            }
        }
        try (HashedFile hashed = HashedFile.open(file)) {
            CsvRanges.Bad bad = CsvRanges.read(new ByteLines(hashed.content()), places);
            if (bad.rows() > 0) {
                warnings.add("%s:%d: no range with a place; %d such rows were left out"
                        .formatted(file, bad.firstLine(), bad.rows()));
            }
            return hashed.sha256();
        }
    }

    private static boolean isMaxMind(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(WITHIN, bytes.length());
            byte[] end = new byte[length];
            bytes.seek(bytes.length() - length);
            bytes.readFully(end);
            for (int at = end.length - MARK.length; at >= 0; at--) {
                if (Arrays.equals(end, at, at + MARK.length, MARK, 0, MARK.length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
