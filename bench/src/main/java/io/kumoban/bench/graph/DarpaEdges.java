package io.kumoban.bench.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * The edges of DARPA's intrusion detection evaluation of 1998 (Lippmann and others, DISCEX 2000), from the archive that
 * the MIDAS authors publish: source, destination, minute, and the attack or {@code -}. Nodes are numbered by their sorted
 * names from 0 and minutes by their order from 1, as the MIDAS papers do.
 *
 * @param lastWeeks the first edge of the two weeks for tests, which follow seven for training
 */
record DarpaEdges(EdgeStream stream, int lastWeeks) {
    private static final String FILE = "graph-darpa/darpa_original.zip";
    private static final String LAST_WEEKS = "07/20/1998";
    private static final String HARMLESS = "-";
    private static final int CELLS = 4;
    private static final int MINUTES_OF_DAY = 1440;

    /** Whether a folder of data sets has it. */
    static boolean isIn(Path data) {
        return Files.isRegularFile(data.resolve(FILE));
    }

    static DarpaEdges read(Path data) throws IOException {
        Columns columns = new Columns();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(data.resolve(FILE)))) {
            zip.getNextEntry();
            BufferedReader lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                columns.add(line.split(",", CELLS));
            }
        }
        return columns.edges();
    }

    /** Edges while they are read, with names numbered as they come. */
    private static final class Columns {
        private final Map<String, Integer> nodes = new HashMap<>();
        private final Map<String, Integer> minutes = new HashMap<>();
        private final Map<String, Integer> kinds = new HashMap<>(Map.of(HARMLESS, 0));
        private int[][] columns = new int[CELLS][1 << 20];
        private int size;
        private int lastWeeks = -1;

        void add(String[] cells) {
            if (size == columns[0].length) {
                for (int i = 0; i < CELLS; i++) {
                    columns[i] = Arrays.copyOf(columns[i], 2 * size);
                }
            }
            columns[0][size] = nodes.computeIfAbsent(cells[0], unused -> nodes.size());
            columns[1][size] = nodes.computeIfAbsent(cells[1], unused -> nodes.size());
            columns[2][size] = minutes.computeIfAbsent(cells[2], unused -> minutes.size());
            columns[3][size] = kinds.computeIfAbsent(cells[3], unused -> kinds.size());
            if (lastWeeks < 0 && cells[2].compareTo(LAST_WEEKS) >= 0) {
                lastWeeks = size;
            }
            size++;
        }

        DarpaEdges edges() {
            int[] node = sorted(nodes);
            int[] minute = sorted(minutes);
            long[] sources = new long[size];
            long[] destinations = new long[size];
            int[] ticks = new int[size];
            for (int i = 0; i < size; i++) {
                sources[i] = node[columns[0][i]];
                destinations[i] = node[columns[1][i]];
                ticks[i] = minute[columns[2][i]] + 1;
            }
            int[] attacks = Arrays.copyOf(columns[3], size);
            return new DarpaEdges(
                    EdgeStream.of(sources, destinations, ticks, attacks, MINUTES_OF_DAY), Math.max(0, lastWeeks));
        }

        /** By number: the place of the name among all in their order. */
        private static int[] sorted(Map<String, Integer> numbers) {
            String[] names = numbers.keySet().toArray(String[]::new);
            Arrays.sort(names);
            int[] places = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                places[numbers.getOrDefault(names[i], 0)] = i;
            }
            return places;
        }
    }
}
