package io.kumoban.console.graph;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** How the times of an edge stream become ticks. */
public sealed interface TickClock {
    /** The tick of a time, on a scale of its own; empty when the time cannot be read. */
    OptionalLong tick(EdgeTime time);

    /** What a time must be, to go on with "must be". */
    String wants();

    /** A time as the stream has it. */
    interface EdgeTime {
        boolean isWhole();

        long whole();

        String text();
    }

    /** Times are the numbers of ticks already. */
    record Numbered() implements TickClock {
        @Override
        public OptionalLong tick(EdgeTime time) {
            return time.isWhole() ? OptionalLong.of(time.whole()) : OptionalLong.empty();
        }

        @Override
        public String wants() {
            return "the whole number of a tick; for times since 1970 say how long a tick is, as with --tick 60s";
        }
    }

    /** Times are seconds since 1970, with or without decimals, or ISO 8601 with an offset from UTC. */
    record Spans(Duration tick) implements TickClock {
        private static final long LAST = 253_402_300_799L;
        private static final int LONGEST = 40;

        /** @throws IllegalArgumentException when a tick is no millisecond or more; the message is a sentence */
        public Spans {
            if (tick.toMillis() < 1) {
                throw new IllegalArgumentException("A tick must last a millisecond or more.");
            }
        }

        @Override
        public OptionalLong tick(EdgeTime time) {
            OptionalLong millis = time.isWhole() ? ofSeconds(time.whole()) : ofText(time.text());
            return millis.isEmpty() ? millis : OptionalLong.of(Math.floorDiv(millis.getAsLong(), tick.toMillis()));
        }

        private static OptionalLong ofSeconds(long seconds) {
            return seconds >= 0 && seconds <= LAST ? OptionalLong.of(seconds * 1000) : OptionalLong.empty();
        }

        private static OptionalLong ofText(String text) {
            if (text.length() > LONGEST) {
                return OptionalLong.empty();
            }
            if (text.matches("\\d{1,12}\\.\\d+")) {
                long seconds = Long.parseLong(text.substring(0, text.indexOf('.')));
                long millis = new BigDecimal(text).movePointRight(3).longValue();
                return ofSeconds(seconds).isEmpty() ? OptionalLong.empty() : OptionalLong.of(millis);
            }
            try {
                Instant instant = Instant.parse(text);
                return ofSeconds(instant.getEpochSecond()).isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(instant.toEpochMilli());
            } catch (DateTimeParseException none) {
                return OptionalLong.empty();
            }
        }

        @Override
        public String wants() {
            return "seconds since 1970 or a time like 2026-03-01T12:00:00Z";
        }
    }
}
