package io.kumoban.engine.foreign;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a log writes its times. */
public sealed interface Clock {
    /** Milliseconds since 1970; {@link Long#MIN_VALUE} when the text is no such time. */
    long read(@Nullable String text);

    /** Seconds since 1970 with or without a fraction, or ISO-8601, in UTC where it names no offset. */
    record Standard() implements Clock {
        @Override
        public long read(@Nullable String text) {
            return Moments.read(text);
        }
    }

    /** Milliseconds since 1970. */
    record Millis() implements Clock {
        @Override
        public long read(@Nullable String text) {
            return Moments.bounded(Numbers.count(text));
        }
    }

    /** A pattern of letters as Java's {@link DateTimeFormatter} has them, and the zone of times that name no offset. */
    record Pattern(DateTimeFormatter format, ZoneId zone) implements Clock {
        /**
         * A clock of this pattern.
         *
         * @throws IllegalArgumentException when it is none
         */
        static Pattern of(String pattern, ZoneId zone) {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH);
            return new Pattern(format, zone);
        }

        @Override
        public long read(@Nullable String text) {
            return Moments.read(text, format, zone);
        }
    }
}
