package io.kumoban.datasets.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kumoban.engine.parquet.Column;
import io.kumoban.engine.parquet.ParquetFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Flow log text as a Parquet file with the names and types that AWS gives the columns (VPC user guide, "Flow log records"):
 * {@code _} for {@code -}, numbers of 32 or 64 bits, and NULL for what text has a dash for.
 */
final class FlowTable {
    private static final Set<String> SMALL =
            Set.of("version", "srcport", "dstport", "protocol", "tcp-flags", "traffic-path");
    private static final Set<String> LARGE = Set.of("packets", "bytes", "start", "end");
    private static final String NOTHING = "-";

    private FlowTable() {}

    /**
     * Writes a file.
     *
     * @param text a header line and records, of which the first {@code length} bytes count
     */
    static void write(Path file, byte[] text, int length) {
        List<String> lines = new String(text, 0, length, US_ASCII).lines().toList();
        List<Column<String[]>> columns = new ArrayList<>();
        for (String name : lines.getFirst().split(" ")) {
            columns.add(column(name, columns.size()));
        }
        ParquetFile.write(
                file,
                columns,
                table -> lines.stream().skip(1).map(line -> line.split(" ")).forEach(table));
    }

    private static Column<String[]> column(String name, int place) {
        String shown = name.replace('-', '_');
        if (SMALL.contains(name)) {
            return Column.smallCount(shown, row -> number(row[place]));
        }
        if (LARGE.contains(name)) {
            return Column.count(shown, row -> number(row[place]));
        }
        return Column.text(shown, row -> row[place].equals(NOTHING) ? "" : row[place]);
    }

    private static long number(String value) {
        return value.equals(NOTHING) ? -1 : Long.parseLong(value);
    }
}
