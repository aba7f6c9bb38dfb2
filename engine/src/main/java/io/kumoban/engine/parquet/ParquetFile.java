package io.kumoban.engine.parquet;

import io.kumoban.engine.sink.WholeFile;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table on its way to a Parquet file, row by row. The same rows give the same bytes: nothing of the time or the machine
 * goes into the file. Rows wait until there are {@link #MOST_ROWS} of them or {@link #MOST_HELD} bytes; what is kept of those
 * that are written is some 80 bytes a column and group. The file appears whole with {@link #commit}, or not at all.
 *
 * @param <R> what a row is made of
 */
public final class ParquetFile<R> implements Closeable {
    /** How many rows a group has at most. */
    static final int MOST_ROWS = 1 << 17;
    /** At how many bytes of values a group is written. */
    static final int MOST_HELD = 8 << 20;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final WholeFile file;
    private final List<Column<R>> columns;
    private final List<ColumnChunk> chunks;
    private final Footer footer;
    private final Pages pages = new Pages();
    private long offset;
    private int waiting;
    private long rows;

    /**
     * Begins the file; its folder must exist.
     *
     * @throws io.kumoban.engine.sink.SinkError when it cannot be written, as all methods do
     */
    public ParquetFile(Path target, List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        chunks = columns.stream().map(column -> new ColumnChunk(column.type())).toList();
        footer = new Footer(this.columns);
        file = new WholeFile(target);
        append(MAGIC);
    }

    /** Writes a whole file; the writer is handed a consumer of rows. Returns how many there were. */
    public static <R> long write(Path target, List<Column<R>> columns, Consumer<Consumer<R>> writer) {
        try (ParquetFile<R> file = new ParquetFile<>(target, columns)) {
            writer.accept(file::add);
            file.commit();
            return file.rows;
        }
    }

    public void add(R row) {
        long held = 0;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).read(row, chunks.get(i));
            held += chunks.get(i).size();
        }
        rows++;
        waiting++;
        if (waiting == MOST_ROWS || held > MOST_HELD) {
            group();
        }
    }

    /** Puts the file in its place. */
    public void commit() {
        if (waiting > 0) {
            group();
        }
        Plain end = footer.bytes();
        end.fixed32(end.size());
        end.append(MAGIC);
        append(end.bytes());
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }

    private void group() {
        List<Footer.Chunk> written = new ArrayList<>();
        for (ColumnChunk chunk : chunks) {
            long begin = offset;
            Pages.Page page = pages.of(chunk);
            append(page.header());
            append(page.packed());
            written.add(new Footer.Chunk(begin, chunk.count(), page.plainSize(), offset - begin));
            chunk.clear();
        }
        footer.group(waiting, written);
        waiting = 0;
    }

    private void append(byte[] bytes) {
        file.append(bytes);
        offset += bytes.length;
    }
}
