package io.kumoban.engine.source.parquet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single values as text. */
final class Scalars {
    private static final int MOST_DIGITS_OF_A_FRACTION = 64;

    private Scalars() {}

    /**
     * The text of a value that is not a number: bytes are UTF-8, points in time ISO-8601.
     *
     * @return null when it has no text
     */
    static @Nullable String text(Object value) {
        return switch (value) {
            case String text -> text;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case Temporal time -> time.toString();
            case UUID id -> id.toString();
            default -> null;
        };
    }

    /** A decimal number, unless its file gives it a fraction that would fill the memory. */
    static @Nullable BigDecimal decimal(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_DIGITS_OF_A_FRACTION ? null : value;
    }
}
