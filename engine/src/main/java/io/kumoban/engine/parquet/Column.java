package io.kumoban.engine.parquet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One column of a table: its name, its type, and which value it has of a row.
 *
 * @param <R> what a row is made of
 */
public final class Column<R> {
    private final String name;
    private final ColumnType type;
    private final Reading<R> reading;

    /** Puts the value of a row into a chunk. */
    private interface Reading<R> {
        void read(R row, ColumnChunk into);
    }

    private Column(String name, ColumnType type, Reading<R> reading) {
        this.name = requireNonNull(name, "name is null");
        this.type = type;
        this.reading = reading;
    }

    /** UTF-8 text; an empty one is NULL. Half of a surrogate pair, which UTF-8 cannot hold, becomes {@code ?}. */
    public static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, ColumnType.TEXT, (row, chunk) -> {
            String text = value.apply(row);
            if (text.isEmpty()) {
                chunk.absent();
            } else {
                chunk.text(text);
            }
        });
    }

    /** A list of texts, which may be empty and is never NULL; nor is any of its elements. */
    public static <R> Column<R> texts(String name, Function<R, List<String>> value) {
        return new Column<>(name, ColumnType.TEXTS, (row, chunk) -> chunk.texts(value.apply(row)));
    }

    /** A whole number of 64 bits, never NULL. */
    public static <R> Column<R> whole(String name, ToLongFunction<R> value) {
        return new Column<>(name, ColumnType.WHOLE, (row, chunk) -> chunk.whole(value.applyAsLong(row)));
    }

    /** A whole number of 32 bits from 0 on; a negative one is NULL. */
    public static <R> Column<R> smallCount(String name, ToLongFunction<R> value) {
        return new Column<>(name, ColumnType.SMALL_COUNT, (row, chunk) -> {
            long number = value.applyAsLong(row);
            if (number < 0) {
                chunk.absent();
            } else {
                chunk.small(Math.toIntExact(number));
            }
        });
    }

    /** A whole number of 64 bits from 0 on; a negative one is NULL. */
    public static <R> Column<R> count(String name, ToLongFunction<R> value) {
        return new Column<>(name, ColumnType.COUNT, (row, chunk) -> {
            long number = value.applyAsLong(row);
            if (number < 0) {
                chunk.absent();
            } else {
                chunk.whole(number);
            }
        });
    }

    /** A number of double precision; NaN is NULL. */
    public static <R> Column<R> number(String name, ToDoubleFunction<R> value) {
        return new Column<>(name, ColumnType.NUMBER, (row, chunk) -> {
            double number = value.applyAsDouble(row);
            if (Double.isNaN(number)) {
                chunk.absent();
            } else {
                chunk.number(number);
            }
        });
    }

    /** A point in time, given in milliseconds since 1970 (UTC); 0, which no log has, is NULL. */
    public static <R> Column<R> time(String name, ToLongFunction<R> millis) {
        return new Column<>(name, ColumnType.TIME, (row, chunk) -> {
            long time = millis.applyAsLong(row);
            if (time == 0) {
                chunk.absent();
            } else {
                chunk.whole(time);
            }
        });
    }

    public String name() {
        return name;
    }

    ColumnType type() {
        return type;
    }

    void read(R row, ColumnChunk into) {
        reading.read(row, into);
    }
}
