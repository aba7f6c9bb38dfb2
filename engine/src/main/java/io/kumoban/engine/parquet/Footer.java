package io.kumoban.engine.parquet;

import java.util.ArrayList;
import java.util.List;

/** What a Parquet file says of itself at its end: its columns, and where the pages of each row group lie. */
final class Footer {
    private static final int VERSION = 1;
    private static final String MADE_BY = "kumoban";

    /** Numbers of {@code parquet.thrift}. */
    private static final int REQUIRED = 0;

    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int UTF8 = 0;
    private static final int LIST = 3;
    private static final int TIMESTAMP_MILLIS = 9;
    private static final int STRING_TYPE = 1;
    private static final int LIST_TYPE = 3;
    private static final int TIMESTAMP_TYPE = 8;

    /** Where the page of a column begins, and its size with its header. */
    record Chunk(long offset, int values, long plainSize, long size) {}

    private record Group(int rows, List<Chunk> chunks) {}

    private final List<? extends Column<?>> columns;
    private final List<Group> groups = new ArrayList<>();

    Footer(List<? extends Column<?>> columns) {
        this.columns = columns;
    }

    void group(int rows, List<Chunk> chunks) {
        groups.add(new Group(rows, List.copyOf(chunks)));
    }

    /** The structure {@code FileMetaData}. */
    Plain bytes() {
        Plain bytes = new Plain();
        Thrift file = new Thrift(bytes);
        file.i32(1, VERSION);
        schema(file);
        file.i64(3, groups.stream().mapToLong(Group::rows).sum());
        file.structs(4, groups.size());
        groups.forEach(group -> group(file, group));
        file.text(6, MADE_BY);
        file.end();
        return bytes;
    }

    private void schema(Thrift file) {
        int lists =
                (int) columns.stream().filter(column -> column.type().list()).count();
        file.structs(2, 1 + columns.size() + 2 * lists);
        file.element();
        file.text(4, "table");
        file.i32(5, columns.size());
        file.end();
        for (Column<?> column : columns) {
            switch (column.type()) {
                case TEXT -> textElement(file, column.name(), OPTIONAL);
                case TEXTS -> listElements(file, column.name());
                case WHOLE -> {
                    element(file, ColumnType.Physical.INT64, REQUIRED, column.name());
                    file.end();
                }
                case NUMBER, COUNT, SMALL_COUNT -> {
                    element(file, column.type().physical(), OPTIONAL, column.name());
                    file.end();
                }
                case TIME -> timeElement(file, column.name());
            }
        }
    }

    /** The three levels of a list (parquet-format, {@code LogicalTypes.md}, "Lists"). */
    private static void listElements(Thrift file, String name) {
        file.element();
        file.i32(3, REQUIRED);
        file.text(4, name);
        file.i32(5, 1);
        file.i32(6, LIST);
        file.struct(10);
        file.mark(LIST_TYPE);
        file.end();
        file.end();
        file.element();
        file.i32(3, REPEATED);
        file.text(4, "list");
        file.i32(5, 1);
        file.end();
        textElement(file, "element", REQUIRED);
    }

    private static void textElement(Thrift file, String name, int repetition) {
        element(file, ColumnType.Physical.BYTE_ARRAY, repetition, name);
        file.i32(6, UTF8);
        file.struct(10);
        file.mark(STRING_TYPE);
        file.end();
        file.end();
    }

    private static void timeElement(Thrift file, String name) {
        element(file, ColumnType.Physical.INT64, OPTIONAL, name);
        file.i32(6, TIMESTAMP_MILLIS);
        file.struct(10);
        file.struct(TIMESTAMP_TYPE);
        file.yes(1);
        file.struct(2);
        file.mark(1);
        file.end();
        file.end();
        file.end();
        file.end();
    }

    private static void element(Thrift file, ColumnType.Physical physical, int repetition, String name) {
        file.element();
        file.i32(1, physical.code());
        file.i32(3, repetition);
        file.text(4, name);
    }

    private void group(Thrift file, Group group) {
        file.element();
        file.structs(1, group.chunks().size());
        for (int i = 0; i < group.chunks().size(); i++) {
            chunk(file, columns.get(i), group.chunks().get(i));
        }
        file.i64(2, group.chunks().stream().mapToLong(Chunk::plainSize).sum());
        file.i64(3, group.rows());
        file.end();
    }

    private static void chunk(Thrift file, Column<?> column, Chunk chunk) {
        file.element();
        // Where the chunk's own copy of what follows would lie; nobody writes one any more.
        file.i64(2, 0);
        file.struct(3);
        file.i32(1, column.type().physical().code());
        file.i32s(2, Pages.PLAIN, Pages.RUNS);
        if (column.type().list()) {
            file.texts(3, column.name(), "list", "element");
        } else {
            file.texts(3, column.name());
        }
        file.i32(4, Pages.ZSTD);
        file.i64(5, chunk.values());
        file.i64(6, chunk.plainSize());
        file.i64(7, chunk.size());
        file.i64(9, chunk.offset());
        file.end();
        file.end();
    }
}
