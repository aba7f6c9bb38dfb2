package io.kumoban.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.kumoban.engine.sink.SinkError;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back by a reader that somebody else wrote. */
class ParquetFileTest {
    private static final List<Column<Row>> COLUMNS = List.of(
            Column.text("name", Row::name),
            Column.texts("tags", Row::tags),
            Column.whole("count", Row::count),
            Column.number("score", Row::score),
            Column.time("at", Row::at));

    @TempDir
    Path folder;

    private record Row(String name, List<String> tags, long count, double score, long at) {}

    @Test
    void rowsAreReadBackAsTheyWereWritten() {
        Property.ofLists(60, 40, ParquetFileTest::row)
                .holds(rows -> assertThat(read(write(rows))).isEqualTo(rows));
    }

    @Test
    void aTableWithoutRowsHasItsColumns() throws IOException {
        Path file = write(List.of());

        assertThat(read(file)).isEmpty();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            assertThat(reader.getFileSchema().toString()).contains("name", "tags", "count", "score", "at");
        }
    }

    @Test
    void manyRowsBecomeSeveralGroups() throws IOException {
        int rows = ParquetFile.MOST_ROWS + 3;
        Path file = folder.resolve("many.parquet");

        long written = ParquetFile.write(file, List.of(Column.<Integer>whole("n", n -> n)), table -> {
            for (int i = 0; i < rows; i++) {
                table.accept(i);
            }
        });

        assertThat(written).isEqualTo(rows);
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            assertThat(reader.getFileMetaData().rowGroups()).hasSize(2);
            for (int i = 0; i < rows; i++) {
                row.next();
                assertThat(row.getLong("n")).isEqualTo(i);
            }
            assertThat(row.hasNext()).isFalse();
        }
    }

    @Test
    void longValuesEndAGroupEarly() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(new Row(Integer.toString(i).repeat(ParquetFile.MOST_HELD / 2), List.of(), i, 0, 1));
        }

        Path file = write(rows);

        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            assertThat(reader.getFileMetaData().rowGroups()).hasSize(2);
        }
        assertThat(read(file)).isEqualTo(rows);
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        Random random = new Random(5);
        List<Row> rows =
                random.ints(500).mapToObj(seed -> row(new Random(seed))).toList();

        assertThat(write(rows)).hasSameBinaryContentAs(write(rows));
    }

    @Test
    void aHalfSurrogateBecomesAQuestionMark() throws IOException {
        assertThat(read(write(List.of(new Row("a\ud800b", List.of("\udc00"), 1, 1, 1)))))
                .containsExactly(new Row("a?b", List.of("?"), 1, 1, 1));
    }

    @Test
    void aTableThatBreaksOffLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("old.parquet"), "old");

        assertThatThrownBy(() -> ParquetFile.write(file, COLUMNS, table -> {
                    throw new IllegalStateException("broken off");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("none").resolve("t.parquet");
        assertThatThrownBy(() -> write(file, List.of()))
                .isInstanceOf(SinkError.class)
                .hasMessageContaining(file.toString());
    }

    private static Row row(Random random) {
        return new Row(
                random.nextInt(4) == 0 ? "" : text(random),
                random.ints(random.nextInt(4), 0, 5)
                        .mapToObj(n -> n == 0 ? "" : text(random))
                        .toList(),
                random.nextLong(),
                random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian(),
                random.nextInt(4) == 0 ? 0 : random.nextLong(1, 4_000_000_000_000L));
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(9), 0, 4)
                .mapToObj(n -> List.of("a", "\u00e9", "\u96f2", "\ud83c\udf29").get(n))
                .reduce("", String::concat);
    }

    private Path write(List<Row> rows) {
        try {
            return write(Files.createTempFile(folder, "rows", ".parquet"), rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path write(Path file, List<Row> rows) {
        ParquetFile.write(file, COLUMNS, rows::forEach);
        return file;
    }

    private static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                Instant at = row.getTimestamp("at");
                rows.add(new Row(
                        row.isNull("name") ? "" : row.getString("name"),
                        List.copyOf(row.getList("tags").strings()),
                        row.getLong("count"),
                        row.isNull("score") ? Double.NaN : row.getDouble("score"),
                        at == null ? 0 : at.toEpochMilli()));
            }
        }
        return rows;
    }
}
